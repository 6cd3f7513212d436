"""Serve the site with Granian, whose flags are all chosen here: `python -m frontend.serve`."""

import argparse
import os
import socket
import sys
import threading
import time
from functools import partial
from http.client import HTTPConnection, HTTPException

from granian.net import SocketHolder
from granian.server import Server

from frontend.serving import dispatch

THREADS = 4  # that make pages, in each worker; beyond that they wait for each other
FINISH = 30  # seconds that a request may take after a stop or reload was asked for
LOADING = 10  # seconds from the start of a new worker to the stop of the old one


class SharedSocketServer(Server):
    """Granian with one listening socket for all workers, open for as long as the server runs.

    By default each worker listens for itself, and what waits in its queue is lost when it stops.
    A visitor who connects is handed to a worker only together with the request (deferred accept):
    a worker that stops hangs up on those who have not asked anything yet.

    What is kept is answered on one thread of a worker; `threads` others make the pages.
    """

    def __init__(self, application: str, threads: int, **options):
        super().__init__(
            application,
            interface="wsgi",
            blocking_threads=1 + dispatch.BODIES,
            **options,
        )
        self._threads = threads

    def serve(self):
        super().serve(partial(dispatch.work, self._threads))

    def startup(self, *arguments):
        """Start the workers, and only then a thread that says when they are ready.

        A worker is a copy of this process. What a thread holds while it is copied, such as the
        lock of an import, nobody would ever release there: some workers hung at their first page.
        """
        super().startup(*arguments)
        report = (self.bind_addr, self.bind_port)
        threading.Thread(target=_say_when_ready, args=report, daemon=True).start()

    def _init_shared_socket(self):
        address = (self.bind_addr, self.bind_port)
        family = socket.AF_INET6 if ":" in self.bind_addr else socket.AF_INET
        try:
            self._sso = socket.create_server(address, family=family, backlog=self.backlog)
        except OSError as reason:  # Granian by itself would share the port with another server
            sys.exit(f"Cannot listen at {self._bind_addr_fmt}: {reason.strerror}.")
        if hasattr(socket, "TCP_DEFER_ACCEPT"):
            self._sso.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 1)
        self._sso.setblocking(False)
        self._sso.set_inheritable(True)
        self._shd, self._ssp = SocketHolder(self._sso.fileno(), False, self.backlog), None


def server(application: str, description: str) -> SharedSocketServer:
    """Return the server of an application (`module:name`) as the command line asks for it."""
    options = _options(description)
    return SharedSocketServer(
        application,
        options.threads,
        address=options.host,
        port=options.port,
        workers=options.workers,
        workers_kill_timeout=FINISH,
        respawn_interval=LOADING,
        respawn_failed_workers=True,
        log_level="error",
    )


def _options(description: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--workers", type=int, default=1, help="processes; one a core at most")
    parser.add_argument(
        "--threads", type=int, default=THREADS, help="that make pages, in each process"
    )
    return parser.parse_args()


def _say_when_ready(host: str, port: int) -> None:
    """Print the address as soon as the home page is there: made once, and found in the cache."""
    while not _answers(host, port):
        time.sleep(0.1)
    print(f"Ready: http://{host}:{port}/ (Ctrl-C stops it)", flush=True)  # noqa: T201


def _answers(host: str, port: int) -> bool:
    connection = HTTPConnection(host, port, timeout=60)
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


if __name__ == "__main__":
    server("frontend.wsgi:application", __doc__).serve()
