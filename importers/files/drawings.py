"""Draw SVG pictures to PNG, so that nothing of what an SVG may hold reaches a visitor.

An SVG is a document: it can run scripts, name other files, and take any time to draw. What refers
to anything but itself is refused. The rest is drawn by resvg, which runs no scripts, in a process
with little time and memory.
"""

import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

ENDING = ".svg"
PROCESS = Path(__file__).with_name("draw_svg.py")
MOST_BYTES = 3 * 1024 * 1024
MOST_ELEMENTS = 50_000
DEEPEST = 100  # elements within elements; resvg dies of some thousands
LONGEST_SIDE = 2_000  # pixels of the PNG
USUAL_SIDE = 100.0  # of a drawing that does not say it
SHARPER = 2  # times its own size: a drawing has fine lines
LONGEST_SHAPE = 20  # times as long as wide, or as wide as long
SECONDS, PATIENCE = 10, 30  # of the processor; by the clock
MEMORY = 1024**3  # bytes of addresses
TOO_LARGE = 3  # the status of the process that draws
LENGTH = re.compile(r"\s*(\d{1,9}(?:\.\d{0,9})?)(px|pt|pc|mm|cm|in|em|)\s*")
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16, "mm": 3.78, "cm": 37.8, "in": 96, "em": 16}
NUMBER = r"[\s,]+(\d{1,9}(?:\.\d{0,9})?)"
VIEW = re.compile(rf"\s*[^\s,]+[\s,]+[^\s,]+{NUMBER}{NUMBER}\s*")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
DECLARATION = re.compile(r"^\s*<\?xml\s[^>]*\?>")
OWN = re.compile(r"#|data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
USE = re.compile(r"url\(\s*[\"']?\s*([^\"')]*)|(@import)", re.IGNORECASE)


class DrawingError(Exception):
    """A drawing that is not drawn. `code` is a key of `MESSAGES`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@cache
def _has_fonts() -> bool:
    """Return True if this machine has a font: without one, words in a drawing are not drawn."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(
        file.suffix.lower() in (".ttf", ".otf", ".ttc", ".otc")
        for folder in folders
        for file in folder.rglob("*")
    )


def is_drawing(name: str, data: bytes) -> bool:
    """Return True for an SVG, by its name and its first bytes."""
    begin = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return name.lower().endswith(ENDING) and begin.startswith(b"<")


def draw(data: bytes) -> bytes:
    """Return an SVG as a PNG, or raise a DrawingError."""
    if len(data) > MOST_BYTES:
        raise DrawingError("drawing-too-large")
    svg = _as_utf8(data)
    side, pixels = _size(_checked(svg))
    values = map(str, (PROCESS, side, pixels, SECONDS, MEMORY, TOO_LARGE))
    command = [sys.executable, *values]
    try:
        done = subprocess.run(  # noqa: S603  the arguments are ours
            command, input=svg, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as reason:
        raise DrawingError("drawing-too-large") from reason
    if done.returncode < 0 or done.returncode == TOO_LARGE:  # it took too much, or would
        raise DrawingError("drawing-too-large")
    if done.returncode or not done.stdout:
        raise DrawingError("drawing-damaged")
    return done.stdout


def _as_utf8(data: bytes) -> bytes:
    """Return an SVG without what says its encoding: two programs could understand that in two
    ways."""
    try:
        return DECLARATION.sub("", data.decode("utf-8-sig")).encode()
    except UnicodeDecodeError as reason:
        raise DrawingError("drawing-damaged") from reason


def _checked(svg: bytes) -> Element:
    """Return the root of an SVG that refers to nothing but itself, without what is in it."""
    roots: list[Element] = []
    depth = count = 0
    try:
        for event, element in iterparse(BytesIO(svg), events=("start", "end")):
            if event == "start":
                roots = roots or [Element(element.tag, dict(element.attrib))]
                depth, count = depth + 1, count + 1
                if _tag(element) == "text" and not _has_fonts():
                    raise DrawingError("drawing-without-fonts")
                if depth > DEEPEST or count > MOST_ELEMENTS:
                    raise DrawingError("drawing-too-large")
                _check_attributes(element)
            else:
                depth -= 1
                if _tag(element) == "style":
                    _refuse_references([element.text or ""])
                element.clear()
    except (ParseError, DefusedXmlException) as reason:
        raise DrawingError("drawing-damaged") from reason
    if not roots or _tag(roots[0]) != "svg":
        raise DrawingError("drawing-damaged")
    return roots[0]


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _check_attributes(element: Element) -> None:
    for name, value in element.attrib.items():
        leads = name.rpartition("}")[2] == "href" and _tag(element) != "a"
        if leads and value.strip() and not OWN.match(value.strip()):
            raise DrawingError("drawing-refers")
    _refuse_references(element.attrib.values())


def _refuse_references(texts: Iterable[str]) -> None:
    for text in texts:
        for found in USE.finditer(text):
            if found[2] or not OWN.match(found[1].strip()):
                raise DrawingError("drawing-refers")


def _size(root: Element) -> tuple[str, int]:
    """Return the longer side of the PNG, and its pixels."""
    width, height = _measures(root)
    long, short = max(width, height), min(width, height)
    if short <= 0 or long / short > LONGEST_SHAPE:
        raise DrawingError("drawing-too-large")
    pixels = round(min(long * SHARPER, LONGEST_SIDE))
    return ("width" if width >= height else "height"), max(pixels, 1)


def _measures(root: Element) -> tuple[float, float]:
    """Return width and height: those that are given, else those of the part that is seen."""
    width, height = (_length(root.get(name, "")) for name in ("width", "height"))
    seen = VIEW.fullmatch(root.get("viewBox", ""))
    if seen and not (width and height):
        return float(seen[1]), float(seen[2])
    return width or USUAL_SIDE, height or USUAL_SIDE


def _length(text: str) -> float:
    match = LENGTH.fullmatch(text)
    return float(match[1]) * PIXELS[match[2]] if match else 0
