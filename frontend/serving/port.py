"""The listening port, which stays open from start to stop, independent of the workers.

Each worker listens at the address itself (SO_REUSEPORT), as Granian does. By default, the kernel
distributes connections over all listening sockets, and resets those in the queue of a socket that
is closed. Therefore the first socket is this one, and a BPF program of two or four instructions
(SO_ATTACH_REUSEPORT_CBPF, see socket(7)) selects the sockets for new connections, by the order in
which they started to listen. If it selects none, connections arrive here, and are forwarded as soon
as a worker listens.

On systems other than Linux there is no such program, and nothing is forwarded.
"""

import asyncio
import ctypes
import socket
import struct
import sys
from contextlib import suppress

STEERS = sys.platform == "linux"
BACKLOG = 1024  # connections waiting to be accepted
PIECE = 64 * 1024  # bytes
COMES_BACK = 0.05  # seconds in which a connection arrives, if it arrives here

ATTACH_PROGRAM = 51  # SO_ATTACH_REUSEPORT_CBPF, of Linux's <asm-generic/socket.h>
# Instructions of classic BPF (<linux/filter.h>): code, two jumps, operand.
RANDOM = (0x20, 0, 0, 0xFFFFF000 + 56)  # A = a random number (SKF_AD_OFF + SKF_AD_RANDOM)
MODULO, ADD, RETURN = 0x94, 0x04, 0x16


class Port:
    """A listening socket at `address` (host and port), opened before those of the workers.

    Raises OSError if another program listens there.
    """

    def __init__(self, host: str, port: int):
        (family, *_, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        if port:
            # With SO_REUSEPORT alone, a second server would share the connections of the first.
            socket.create_server(address, family=family).close()
        self._socket = socket.create_server(
            address,
            family=family,
            backlog=BACKLOG if STEERS else None,
            reuse_port=True,
            # As Granian listens at all addresses: otherwise IPv6 is not shared with the workers,
            # and what is passed on to them comes back here.
            dualstack_ipv6=address[0] == "::" and socket.has_dualstack_ipv6(),
        )
        self.address: tuple[str, int] = self._socket.getsockname()[:2]
        self._is_served = asyncio.Event()
        # By the names of connections; set if they arrived here.
        self._outgoing: dict[tuple[str | int, ...], asyncio.Event] = {}
        self._server: asyncio.Server | None = None
        self.steer(1, 0)

    async def open(self) -> None:
        if STEERS:
            self._server = await asyncio.start_server(self._pass_on, sock=self._socket)
        else:
            self._socket.close()

    def close(self) -> None:
        if self._server:
            self._server.close()

    def steer(self, first: int, count: int) -> None:
        """Send new connections to `count` listeners, from the one at position `first` on.

        When one of them closes, the last takes its position. If `count` is 0, all arrive here.
        """
        if count:
            self._is_served.set()
        else:
            self._is_served.clear()
        if STEERS:
            choice = [RANDOM, (MODULO, 0, 0, max(count, 1)), (ADD, 0, 0, first), (RETURN, 0, 0, 0)]
            code = b"".join(struct.pack("=HBBI", *instruction) for instruction in choice)
            memory = ctypes.create_string_buffer(code)
            program = struct.pack("HL", len(choice), ctypes.addressof(memory))
            self._socket.setsockopt(socket.SOL_SOCKET, ATTACH_PROGRAM, program)

    async def _pass_on(self, visitor: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Forward a connection to a worker until either side closes it."""
        try:
            if came_back := self._outgoing.get(back.get_extra_info("peername")):
                came_back.set()
                return
            answer, worker = await asyncio.open_connection(sock=await self._connect())
            ways = [asyncio.create_task(_copy(visitor, worker))]
            ways.append(asyncio.create_task(_copy(answer, back)))
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                worker.close()
        finally:
            back.close()

    async def _connect(self) -> socket.socket:
        """Return a connection to a worker, as soon as one listens.

        Until it is known that a worker was killed, a connection may arrive here instead: also while
        this process has so much to do that it is noticed in the same step as the end of the time.
        """
        while True:
            await self._is_served.wait()
            connection = socket.socket(self._socket.family)
            connection.setblocking(False)
            is_pending = connection.connect_ex(self._socket.getsockname())
            name = connection.getsockname()
            self._outgoing[name] = came_back = asyncio.Event()
            try:
                with suppress(TimeoutError):
                    await asyncio.wait_for(came_back.wait(), COMES_BACK)
                if is_pending and not came_back.is_set():
                    await asyncio.get_running_loop().sock_connect(connection, self.address)
                if not came_back.is_set():
                    return connection
            finally:
                del self._outgoing[name]
            connection.close()


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):  # the other side has closed the connection
        while piece := await source.read(PIECE):
            target.write(piece)
            await target.drain()
