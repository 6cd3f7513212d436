"""Call a WSGI application in a bounded number of threads, only for as long as it computes.

Its response is returned complete, as a file that the loop sends, or, if it is long, as a stream.
While streaming, a thread waits for the client, so it releases its place for another one first: slow
clients do not delay other pages.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO, Any
from wsgiref.types import WSGIApplication

Headers = list[tuple[str, str]]

WHOLE = 1024 * 1024  # bytes of a response that are collected before it is streamed
PIECE = 64 * 1024  # bytes
AHEAD = 8  # pieces that are buffered for the client
STREAMS = 16  # concurrent streams
PATIENCE = 60  # seconds that a client may take for a full buffer

logger = logging.getLogger(__name__)


class TooSlow(Exception):  # noqa: N818  a state of the client, not a mistake
    """Raised when a client is too slow to receive a stream."""


class File:
    """The `wsgi.file_wrapper` of PEP 3333: a file that the server sends itself."""

    def __init__(self, file: IO[bytes], block_size: int = PIECE):
        self.file, self._block_size = file, block_size

    def __iter__(self) -> Iterable[bytes]:
        return iter(lambda: self.file.read(self._block_size), b"")

    def close(self) -> None:
        self.file.close()


@dataclass
class Response:
    """The response of an application: status line, headers, and a body in one of three forms."""

    status: str
    headers: Headers
    body: "bytes | File | Pieces"


@dataclass
class Pieces:
    """A body that a thread is still producing; None follows the last piece."""

    loop: asyncio.AbstractEventLoop
    began: asyncio.Future[Response] = field(init=False)
    queue: asyncio.Queue[bytes | None] = field(default_factory=lambda: asyncio.Queue(AHEAD))
    failed: bool = False
    given_up: bool = False

    def __post_init__(self) -> None:
        self.began = self.loop.create_future()

    def put(self, piece: bytes | None) -> None:
        """Add a piece, in the thread that produces it. Raises TooSlow."""
        if self.given_up:
            raise TooSlow
        putting = asyncio.run_coroutine_threadsafe(self.queue.put(piece), self.loop)
        try:
            putting.result(PATIENCE)
        except TimeoutError:
            putting.cancel()
            raise TooSlow from None


class Threads:
    """`count` working threads, and a few that wait for clients."""

    def __init__(self, count: int):
        self._executor = ThreadPoolExecutor(count + STREAMS, thread_name_prefix="pages")
        self._places = asyncio.Semaphore(count)
        self._streams = asyncio.Semaphore(STREAMS)

    async def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function in one of the threads, and return its result."""
        async with self._places:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._executor, function, *arguments)

    async def call(self, application: WSGIApplication, environ: dict[str, Any]) -> Response:
        """Return the response of a WSGI application, or raise its exception."""
        loop = asyncio.get_running_loop()
        pieces = Pieces(loop)
        place = Place(self._places, self._streams)
        await place.take()
        work = loop.run_in_executor(self._executor, _call, application, environ, pieces, place)
        work.add_done_callback(lambda _: place.give_back())
        either: list[asyncio.Future[Any]] = [work, pieces.began]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if pieces.began.done():
            return pieces.began.result()
        whole = work.result()
        assert whole is not None  # noqa: S101  only a stream gives none, and that has begun
        return whole

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)


class Place:
    """A place among the working threads, which can be exchanged for one among the waiting ones."""

    def __init__(self, working: asyncio.Semaphore, streaming: asyncio.Semaphore):
        self._working, self._streaming = working, streaming
        self._held: asyncio.Semaphore | None = None

    async def take(self) -> None:
        await self._working.acquire()
        self._held = self._working

    async def change(self) -> None:
        await self._streaming.acquire()
        self._working.release()
        self._held = self._streaming

    def give_back(self) -> None:
        if self._held:
            self._held.release()


def _call(
    application: WSGIApplication, environ: dict[str, Any], pieces: Pieces, place: Place
) -> Response | None:
    """Call the application, in a thread. Return None if the response was streamed."""
    started: list[Any] = []
    body: list[bytes] = []

    def start_response(
        status: str, headers: Headers, exc_info: Any = None, /
    ) -> Callable[[bytes], object]:
        # Django's cookies begin with a space, which strict servers of ASGI refuse.
        started[:] = [status, [(name, value.strip()) for name, value in headers]]
        return body.append

    result = application(environ | {"wsgi.file_wrapper": File}, start_response)
    if isinstance(result, File):
        return Response(started[0], started[1], result)
    try:
        chunks, size = iter(result), 0
        for chunk in chunks:
            body.append(chunk)
            size += len(chunk)
            if size > WHOLE:
                answer = Response(started[0], started[1], pieces)
                _stream(answer, b"".join(body), chunks, pieces, place)
                return None
        return Response(started[0], started[1], b"".join(body))
    finally:
        if hasattr(result, "close"):
            result.close()


def _stream(
    answer: Response, beginning: bytes, chunks: Iterable[bytes], pieces: Pieces, place: Place
) -> None:
    asyncio.run_coroutine_threadsafe(place.change(), pieces.loop).result()
    pieces.loop.call_soon_threadsafe(pieces.began.set_result, answer)
    try:
        waiting = bytearray(beginning)
        for chunk in chunks:
            waiting += chunk
            if len(waiting) >= PIECE:
                pieces.put(bytes(waiting))
                waiting.clear()
        pieces.put(bytes(waiting))
    except TooSlow:
        pieces.failed = True
    except BaseException:
        pieces.failed = True
        logger.exception("An answer breaks off")
    finally:
        if not pieces.given_up:
            asyncio.run_coroutine_threadsafe(pieces.queue.put(None), pieces.loop)
