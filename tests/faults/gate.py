"""A door between a program and a server: open it passes everything on, closed it refuses."""

import socket
import threading
from contextlib import suppress


class Gate:
    """Listens on a port of its own, for a server at `host` and `port`."""

    def __init__(self, host: str, port: int):
        self.target = (host, port)
        self.port = 0
        self._connections: list[socket.socket] = []
        self.open()

    def open(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, args=[self._listener], daemon=True).start()

    def close(self) -> None:
        """Refuse whoever comes, and cut off everybody who is in."""
        self._end(self._listener)
        for connection in self._connections:
            self._end(connection)
        self._connections.clear()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):  # it was closed
            while True:
                inside, _ = listener.accept()
                outside = socket.create_connection(self.target)
                self._connections += [inside, outside]
                for pair in [(inside, outside), (outside, inside)]:
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):  # one side hung up
            while data := source.recv(65536):
                target.sendall(data)
        self._end(target)

    def _end(self, connection: socket.socket) -> None:
        with suppress(OSError):  # the other side was quicker
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()
