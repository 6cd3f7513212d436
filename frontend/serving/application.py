"""The ASGI application: serves cached responses on the event loop, and others by Django.

Only the loop waits for clients: a body is received before a thread runs Django, and the response is
sent after the thread was released. Exceptions are logged and answered by the server.
"""

from collections.abc import Callable
from typing import IO, Any
from wsgiref.types import WSGIApplication

from frontend.cache.delivery import Delivery
from frontend.serving.control_channel import ControlChannel
from frontend.serving.environ import Scope, client_address, complete, head
from frontend.serving.request_bodies import Gone, Receive, Refused, RequestBodies, incomplete
from frontend.serving.sending import Send, Sender
from frontend.serving.threads import Response, Threads

NO_BODY = ("GET", "HEAD")  # have no body unless they announce one


class Site:
    """An ASGI application around a WSGI application and its cache.

    `problem` is called in a thread, and returns why the site is not ready, or "" if it is.
    `on_start` is called when the server has started.
    """

    def __init__(
        self,
        django: WSGIApplication,
        delivery: Delivery,
        threads: int,
        problem: Callable[[], str] = str,
        on_start: Callable[[], None] = lambda: None,
        is_behind_proxy: bool = False,
    ):
        self.delivery = delivery
        self._django = django
        self._threads = Threads(threads)
        self._sender = Sender()
        self._bodies = RequestBodies()
        self._on_start = on_start
        self._is_behind_proxy = is_behind_proxy
        self._control_channel = ControlChannel(problem, self._threads.run)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if self._control_channel.is_leaving:
                send = _closing(scope, send)
            ready = self.delivery.serve_cached(head(scope))
            if ready is None:
                await self._answer(scope, receive, send)
            else:
                start, body = ready.messages
                await send(start)
                await send(body)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await send({"type": "websocket.close"})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        environ = complete(scope)
        if _has_body(environ):
            await self._receive_and_answer(environ, scope, receive, send)
        elif ready := await self.delivery.serve_or_render(environ, self._threads.run):
            for message in ready.messages:
                await send(message)
        else:
            answer = await self._threads.call(self._django, environ)
            await self._sender.send(answer, scope, send)

    async def _receive_and_answer(
        self, environ: dict[str, Any], scope: Scope, receive: Receive, send: Send
    ) -> None:
        try:
            body = await self._received(environ, scope, receive)
        except Gone:
            return
        except Refused as refused:
            await self._sender.send(_refusal(refused), scope, _closing(scope, send))
            return
        with body:
            environ["wsgi.input"] = body
            environ["CONTENT_LENGTH"] = str(body.seek(0, 2))
            body.seek(0)
            answer = await self._threads.call(self._django, environ)
        await self._sender.send(answer, scope, send)

    async def _received(self, environ: dict[str, Any], scope: Scope, receive: Receive) -> IO[bytes]:
        """Return the body. Raises Gone or Refused.

        Of chunks that are none, Granian says that the client is gone, which waits for an answer.
        """
        length = _length(environ)
        try:
            return await self._bodies.receive(receive, length, self._address(environ, scope))
        except Gone:
            if length is None:
                raise incomplete() from None
            raise

    def _address(self, environ: dict[str, Any], scope: Scope) -> str:
        """Return the client's address: the last one of the header that the proxy sets."""
        forwarded = environ.get("HTTP_X_FORWARDED_FOR", "") if self._is_behind_proxy else ""
        return forwarded.rpartition(",")[2].strip() or client_address(scope)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Handle the ASGI lifespan protocol."""
        await receive()
        self._on_start()
        await send({"type": "lifespan.startup.complete"})
        await self._control_channel.begin()
        await receive()
        self._control_channel.end()
        self._threads.close()
        self._sender.close()
        await send({"type": "lifespan.shutdown.complete"})


def _has_body(environ: dict[str, Any]) -> bool:
    announced = environ.get("CONTENT_LENGTH", "0") != "0" or "HTTP_TRANSFER_ENCODING" in environ
    return announced or environ["REQUEST_METHOD"] not in NO_BODY


def _length(environ: dict[str, Any]) -> int | None:
    """Return the Content-Length in bytes. Raises Refused."""
    length = environ.get("CONTENT_LENGTH")
    if length is not None and not (length.isascii() and length.isdecimal()):
        raise Refused(400, "Content-Length is a number of bytes.")
    return None if length is None else int(length)


def _refusal(refused: Refused) -> Response:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    if refused.status in (429, 503):
        headers.append(("Retry-After", "1"))
    reasons = {400: "Bad Request", 408: "Request Timeout", 413: "Content Too Large"}
    reason = reasons.get(refused.status, "Try Later")
    return Response(f"{refused.status} {reason}", headers, refused.reason.encode())


def _closing(scope: Scope, send: Send) -> Send:
    """Return a `send` that closes the connection after this response."""

    async def send_and_close(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start" and scope["http_version"].startswith("1"):
            headers = [*message["headers"], (b"connection", b"close")]
            message = message | {"headers": headers}
        await send(message)

    return send_and_close
