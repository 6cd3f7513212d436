"""Files that are dropped or pasted on a page, as a browser hands them over."""

import base64
import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator

# Returns which of the events the page took for itself: the browser would leave for the file.
HAND_OVER = """(target, {files, kind, atTop}) => {
    const data = new DataTransfer();
    for (const [name, type, coded] of files) {
        const bytes = Uint8Array.from(atob(coded), (c) => c.charCodeAt(0));
        data.items.add(new File([bytes], name, {type}));
    }
    const {left, right, top, bottom} = target.getBoundingClientRect();
    const at = {clientX: (left + right) / 2, clientY: atTop ? top + 1 : bottom - 1};
    const options = {bubbles: true, cancelable: true, ...at};
    const pasted = new ClipboardEvent("paste", {...options, clipboardData: data});
    if (kind === "paste") return [!target.dispatchEvent(pasted)];
    return ["dragenter", "dragover", "drop"].map((type) =>
        !target.dispatchEvent(new DragEvent(type, {...options, dataTransfer: data})));
}"""


def hand_over(target: Locator, *files: tuple[str, bytes], kind="drop", at_top=False) -> None:
    """Drop or paste files on an element. The browser must not do anything with them by itself."""
    given = [(name, "image/jpeg", base64.b64encode(data).decode()) for name, data in files]
    values = {"files": given, "kind": kind, "atTop": at_top}
    assert target.evaluate(HAND_OVER, values)[-1], "the browser leaves the page for the file"


def jpeg(colour: str) -> bytes:
    """A photo of this colour, the same only within one test: its name is drawn on it in squares.

    The tests of a process share one library, in which the same photo is one picture.
    """
    test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
    squares = Image.frombytes("L", (8, 4), sha256(test.encode()).digest())
    image, data = Image.new("RGB", (60, 40), colour), BytesIO()
    image.paste(squares.resize((48, 24), Image.Resampling.NEAREST), (6, 8))
    image.save(data, "JPEG")
    return data.getvalue()


def photo(name: str, colour: str) -> tuple[str, bytes]:
    return name, jpeg(colour)


BROKEN = ("kapot.jpg", jpeg("#123456")[:200])


def drag_in(target: Locator, *paths: Path) -> None:
    """Drag files from the desktop onto an element, as the system tells the browser of it."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    session = target.page.context.new_cdp_session(target.page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **at, "data": data})
