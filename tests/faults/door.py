"""Stands between a site and its CMS: counts what is asked, and breaks in every way there is."""

import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2

PASSED_ON = ("Accept", "X-Content-Version", "If-None-Match", "If-Modified-Since")
PASSED_BACK = ("Cache-Control", "ETag", "Last-Modified")
LONGEST_HANG = 60  # seconds


class Door:
    """An HTTP server on a port of its own. `state` is one of STATES; `asked` counts addresses."""

    STATES = ("refused", "hanging", "error", "half an answer")

    def __init__(self, target: str):
        self.asked: Counter[str] = Counter()
        self._target = httpx2.Client(base_url=target, trust_env=False, timeout=30)
        self._port = 0
        self._opened = threading.Event()
        self.state = "open"
        self._listen()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def shut(self, state: str) -> None:
        """Be broken in this way from now on, also for connections that are open."""
        self._opened.clear()
        self.state = state
        if state == "refused":
            self.close()

    def open(self) -> None:
        """Pass everything on again, and count anew."""
        self.asked.clear()
        was, self.state = self.state, "open"
        self._opened.set()
        if was == "refused":
            self._listen()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _listen(self) -> None:
        handler = type("Handler", (Handler,), {"door": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._server.daemon_threads = True
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=[0.05], daemon=True).start()

    def ask(self, path: str, headers: dict[str, str]) -> httpx2.Response:
        return self._target.get(path, headers=headers)

    def hang(self) -> None:
        self._opened.wait(LONGEST_HANG)


class Handler(BaseHTTPRequestHandler):
    """One request a connection, so that none stays open past a change of state."""

    door: Door

    def do_GET(self):
        self.door.asked[self.path] += 1
        if self.door.state == "hanging":
            self.door.hang()
        elif self.door.state == "error":
            self.send_error(500)
        elif self.door.state == "half an answer":
            self._answer(200, "application/json", b'{"version": 1', length=1000)
        else:
            given = {name: self.headers[name] for name in PASSED_ON if self.headers[name]}
            answer = self.door.ask(self.path, given)
            back = {name: answer.headers[name] for name in PASSED_BACK if name in answer.headers}
            kind = answer.headers.get("Content-Type", "")
            self._answer(answer.status_code, kind, answer.content, **back)

    def _answer(
        self, status: int, kind: str, body: bytes, length: int | None = None, **headers: str
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Say nothing."""


def wait_until(is_so, seconds: float, what: str) -> float:
    """Return how many seconds it took."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < seconds, f"not in {seconds} seconds: {what}"
        time.sleep(0.05)
    return time.monotonic() - began
