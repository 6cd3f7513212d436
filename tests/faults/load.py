"""Visitors in threads, who note every answer that is not the page they asked for."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, IncompleteRead, RemoteDisconnected
from urllib.parse import urlsplit

TIMEOUT = 30  # seconds: who waits longer has gone


@dataclass
class Load:
    """What the visitors saw: `answers` by status, `faults` by what they were."""

    url: str
    expected: bytes
    answers: Counter = field(default_factory=Counter)
    faults: Counter = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    def come_anew(self) -> None:
        """Connect for each page, as a new visitor does."""
        while not self.over.is_set():
            self._visit(self._connect(), "new")

    def stay(self) -> None:
        """Keep the connection, and make it anew when the server closes it, as browsers do."""
        connection = self._connect()
        while not self.over.is_set():
            if not self._visit(connection, "kept"):
                connection = self._connect()

    def _connect(self) -> HTTPConnection:
        return HTTPConnection(urlsplit(self.url).netloc, timeout=TIMEOUT)

    def _visit(self, connection: HTTPConnection, kind: str) -> bool:
        """Return whether the connection can be used again."""
        used = connection.sock is not None
        try:
            connection.request("GET", urlsplit(self.url).path)
            response = connection.getresponse()
            body = response.read()
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError) as fault:
            # The server closed a connection that lay idle: a browser asks again on another.
            if not used:
                self.faults[f"{kind}: {fault!r}"] += 1
            connection.close()
            return False
        except IncompleteRead as fault:
            self.faults[f"half an answer: {fault!r}"] += 1
            return False
        except (OSError, HTTPException) as fault:
            self.faults[f"{kind}: {fault!r}"] += 1
            connection.close()
            return False
        self.answers[response.status] += 1
        if response.status != 200 or body != self.expected:
            self.faults[f"{kind}: {response.status}, {len(body)} bytes"] += 1
        if kind == "new":
            connection.close()
        return not response.will_close


@contextmanager
def visitors(url: str, expected: bytes, count: int = 4) -> Iterator[Load]:
    """Keep as many new and as many staying visitors busy for as long as the block lasts."""
    load = Load(url, expected)
    threads = [threading.Thread(target=visit) for visit in [load.come_anew, load.stay] * count]
    for thread in threads:
        thread.start()
    try:
        yield load
    finally:
        load.over.set()
        for thread in threads:
            thread.join()
