"""A client for ASGI applications, in this process: what a server does, one message at a time."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

SOON = 20  # seconds: far longer than what is waited for takes


@dataclass
class Answer:
    """What an application sent: status, headers, the pieces of its body, a file's path."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    pieces: list[bytes] = field(default_factory=list)
    path: str = ""
    is_whole: bool = False

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces)


class Exchange:
    """One request: `arrive` is what comes of its body, `answer` what was sent back."""

    def __init__(
        self, method: str = "GET", path: str = "/", *, files: bool = False, **headers: str
    ):
        self.scope: dict[str, Any] = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path.partition("?")[0],
            "raw_path": path.partition("?")[0].encode(),
            "query_string": path.partition("?")[2].encode(),
            "root_path": "",
            "headers": [(b"host", b"site.example")],
            "server": ("127.0.0.1", 80),
            "client": ("192.0.2.1", 1234),
            "extensions": {"http.response.pathsend": {}} if files else {},
        }
        for name, value in headers.items():
            self.scope["headers"].append((name.replace("_", "-").encode(), value.encode()))
        self.answer = Answer()
        self.was_asked = asyncio.Event()  # for more of the body
        self.times_asked = 0
        self.may_send = asyncio.Event()  # what the client takes
        self.may_send.set()
        self._messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def arrive(self, chunk: bytes, more: bool = True) -> None:
        message = {"type": "http.request", "body": chunk, "more_body": more}
        self._messages.put_nowait(message)

    def hang_up(self) -> None:
        self._messages.put_nowait({"type": "http.disconnect"})

    async def receive(self) -> dict[str, Any]:
        self.times_asked += 1
        self.was_asked.set()
        return await self._messages.get()

    async def send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            assert not self.answer.status
            self.answer.status = message["status"]
            pairs = message["headers"]
            # What strict servers refuse.
            assert [value for _, value in pairs if value.strip() != value] == []
            self.answer.headers = {n.decode(): v.decode("latin-1") for n, v in pairs}
        elif message["type"] == "http.response.pathsend":
            assert "http.response.pathsend" in self.scope["extensions"]
            self.answer.path, self.answer.is_whole = message["path"], True
        else:
            await self.may_send.wait()
            self.answer.pieces.append(message.get("body", b""))
            self.answer.is_whole = not message.get("more_body", False)

    async def run(self, application) -> Answer:
        async with asyncio.timeout(SOON):
            await application(self.scope, self.receive, self.send)
        return self.answer


async def ask(
    application, method: str = "GET", path: str = "/", body: Iterable[bytes] = (), **more
) -> Answer:
    """Return the answer to a request whose body is there at once."""
    exchange = Exchange(method, path, **more)
    *chunks, last = (*body, b"")
    for chunk in chunks:
        exchange.arrive(chunk)
    exchange.arrive(last, more=False)
    return await exchange.run(application)
