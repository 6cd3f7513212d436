"""What the server does on its way up."""

import threading

from granian.server import Server

from frontend import serve


def test_workers_are_copied_from_a_process_without_other_threads(monkeypatch):
    """What such a thread holds right then, no worker could ever get."""
    others, said = [], threading.Event()
    before = set(threading.enumerate())
    monkeypatch.setattr(
        Server, "startup", lambda *_: others.extend(set(threading.enumerate()) - before)
    )
    monkeypatch.setattr(serve, "_say_when_ready", lambda host, port: said.set())
    monkeypatch.setattr("sys.argv", ["serve", "--port", "8123"])
    serve.server("frontend.wsgi:application", "").startup(None, None)
    assert others == []
    assert said.wait(10)
