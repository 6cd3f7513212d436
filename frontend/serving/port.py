"""The port that visitors come to. It listens from start to stop, whichever workers there are.

Every worker listens at the address itself (SO_REUSEPORT), as Granian does. Left alone, the kernel
spreads connections over all who listen, and resets what waits for one that stops. So the first to
listen is this socket, and a program of two instructions or four (SO_ATTACH_REUSEPORT_CBPF, see
socket(7)) names the ones that connections go to, by the order in which they began to listen. Where
it names none that listens, they come here, and are passed on as soon as somebody does.

On systems other than Linux there is no such program: nobody is passed on there.
"""

import asyncio
import ctypes
import socket
import struct
import sys
from contextlib import suppress

STEERS = sys.platform == "linux"
BACKLOG = 1024  # connections that wait to be accepted
PIECE = 64 * 1024  # bytes

ATTACH_PROGRAM = 51  # SO_ATTACH_REUSEPORT_CBPF, of Linux's <asm-generic/socket.h>
# Instructions of classic BPF, of <linux/filter.h>: code, two jumps, operand.
RANDOM = (0x20, 0, 0, 0xFFFFF000 + 56)  # A = a random number (SKF_AD_OFF + SKF_AD_RANDOM)
MODULO, ADD, RETURN = 0x94, 0x04, 0x16


class Port:
    """A listening socket at `address` (host and port), before those of the workers.

    Raises OSError where another program listens there.
    """

    def __init__(self, host: str, port: int):
        (family, *_, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        if port:
            # With SO_REUSEPORT alone, a second server would share the visitors of the first.
            socket.create_server(address, family=family).close()
        self._socket = socket.create_server(
            address, family=family, backlog=BACKLOG if STEERS else None, reuse_port=True
        )
        self.address: tuple[str, int] = self._socket.getsockname()[:2]
        self._is_served = asyncio.Event()
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
        """Send new connections to `count` listeners, from the `first` on that joined this one.

        When one of them goes, the last takes its place. With a `count` of 0 all come here.
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
        """Connect a visitor with a worker, and pass on what they say until one hangs up."""
        try:
            await self._is_served.wait()
            answer, worker = await asyncio.open_connection(*self.address)
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


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):  # who hung up is not waiting to be told
        while piece := await source.read(PIECE):
            target.write(piece)
            await target.drain()
