"""Send responses over ASGI: complete, from a file, or as a stream."""

import asyncio
import io
import os
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from frontend.serving.threads import PIECE, File, Headers, Pieces, Response

READERS = 4  # threads that read files, each for one piece at a time
EXTENSION = "http.response.pathsend"

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Sender:
    """Sends the responses of an application to clients."""

    def __init__(self) -> None:
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="files")

    def close(self) -> None:
        self._readers.shutdown(wait=False, cancel_futures=True)

    async def send(self, answer: Response, scope: dict[str, Any], send: Send) -> None:
        await send(start(answer.status, answer.headers))
        if isinstance(answer.body, bytes):
            body = b"" if scope["method"] == "HEAD" else answer.body
            await send({"type": "http.response.body", "body": body})
        elif isinstance(answer.body, Pieces):
            await _send_pieces(answer.body, send)
        else:
            await self._send_file(answer.body, scope, send)

    async def _send_file(self, body: File, scope: dict[str, Any], send: Send) -> None:
        loop = asyncio.get_running_loop()
        try:
            path = _whole_file(body.file) if EXTENSION in scope.get("extensions", {}) else None
            if scope["method"] == "HEAD":
                await send({"type": "http.response.body", "body": b""})
            elif path:
                await send({"type": EXTENSION, "path": path})
            else:
                while piece := await loop.run_in_executor(self._readers, body.file.read, PIECE):
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                await send({"type": "http.response.body", "body": b""})
        finally:
            await loop.run_in_executor(self._readers, body.close)


async def _send_pieces(pieces: Pieces, send: Send) -> None:
    try:
        while (piece := await pieces.queue.get()) is not None:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    finally:
        pieces.given_up = True
    if not pieces.failed:  # else the client must see that the response is incomplete
        await send({"type": "http.response.body", "body": b""})


def _whole_file(file: IO[bytes]) -> str | None:
    """Return the path of a regular file that is sent completely, or None."""
    if type(file) is not io.BufferedReader or not isinstance(file.name, str) or file.tell():
        return None  # a part of a file, an unnamed file, or one that is deleted when closed
    try:
        is_the_same = os.path.samestat(os.fstat(file.fileno()), os.stat(file.name))
    except FileNotFoundError:
        return None
    return os.path.abspath(file.name) if is_the_same else None


def start(status: str, headers: Headers) -> dict[str, Any]:
    """Return the ASGI message that starts a response."""
    return {
        "type": "http.response.start",
        "status": int(status[:3]),
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers],
    }
