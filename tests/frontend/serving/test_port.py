"""The port always listens: connections go to the workers, or wait for one."""

import asyncio
import os
import socket
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from frontend.serving.port import COMES_BACK, Port
from tests.asgi import SOON


class Listener:
    """Stands for a worker: listens at the same port, and says its name to all who come."""

    def __init__(self, name: str, port: Port):
        self.name = name
        family = socket.AF_INET6 if ":" in port.address[0] else socket.AF_INET
        options = {"family": family, "reuse_port": True}
        if port.address[0] == "::":
            options["dualstack_ipv6"] = True  # as Granian does
        self.socket = socket.create_server(port.address, **options)
        self.server: asyncio.Server | None = None

    async def start(self) -> "Listener":
        self.server = await asyncio.start_server(self._greet, sock=self.socket)
        return self

    async def _greet(self, reader, writer) -> None:
        said = await reader.readline()
        writer.write(self.name.encode() + b" " + said)
        writer.close()


async def visit(port: Port, host: str = "") -> str:
    reader, writer = await asyncio.open_connection(host or port.address[0], port.address[1])
    writer.write(b"hello\n")
    try:
        return (await reader.read()).decode().split()[0]
    finally:
        writer.close()


async def visits(port: Port, count: int = 40) -> Counter[str]:
    return Counter(await asyncio.gather(*(visit(port) for _ in range(count))))


@pytest.fixture
def run() -> Iterator:
    """Run a scenario with a port."""

    def run(scenario, host="127.0.0.1"):
        async def whole():
            port = Port(host, 0)
            await port.open()
            try:
                async with asyncio.timeout(SOON):
                    return await scenario(port)
            finally:
                port.close()

        return asyncio.run(whole())

    return run


def test_who_comes_before_there_is_a_worker_waits_for_it(run):
    async def scenario(port):
        early = asyncio.create_task(visits(port, 5))
        late = asyncio.create_task(visit(port))
        await asyncio.wait([early, late], timeout=0.05)
        assert not early.done()
        await Listener("worker", port).start()
        port.steer(1, 1)
        return await early + Counter([await late])

    assert run(scenario) == {"worker": 6}


def test_those_that_are_named_share_all_who_come(run):
    async def scenario(port):
        for name in ("one", "two"):
            await Listener(name, port).start()
        port.steer(1, 2)
        return await visits(port)

    assert set(run(scenario)) == {"one", "two"}


def test_in_a_change_all_come_to_the_new_ones_and_none_is_lost(run):
    async def scenario(port):
        old = [await Listener(name, port).start() for name in ("old", "old")]
        port.steer(1, 2)
        for name in ("new", "new"):
            await Listener(name, port).start()
        before = await visits(port)
        port.steer(3, 1)
        during = await visits(port)
        for listener in old:
            listener.server.close()
            during += await visits(port)
        port.steer(1, 2)
        return before, during, await visits(port)

    assert run(scenario) == ({"old": 40}, {"new": 120}, {"new": 40})


def test_who_comes_when_the_only_worker_is_gone_waits_for_the_next(run):
    async def scenario(port):
        first = await Listener("first", port).start()
        port.steer(1, 1)
        assert await visit(port) == "first"
        port.steer(1, 0)
        first.server.close()
        waiting = asyncio.create_task(visits(port, 5))
        await asyncio.wait([waiting], timeout=0.05)
        assert not waiting.done()
        await Listener("second", port).start()
        port.steer(1, 1)
        return await waiting

    assert run(scenario) == {"second": 5}


def test_who_comes_when_a_worker_was_killed_and_nobody_knows_yet_waits_for_the_next(run):
    """Nobody listens, so what is passed on to the workers comes back here: but not in circles."""

    async def scenario(port):
        first = await Listener("first", port).start()
        port.steer(1, 1)
        first.server.close()
        files = len(os.listdir("/proc/self/fd"))
        waiting = asyncio.create_task(visits(port, 5))
        await asyncio.wait([waiting], timeout=1)
        assert not waiting.done()
        assert len(os.listdir("/proc/self/fd")) <= files + 5 * 4  # ends of connections
        await Listener("second", port).start()
        return await waiting

    assert run(scenario) == {"second": 5}


def test_who_comes_while_the_process_has_much_to_do_waits_for_the_next_too(run):
    """What came back is noticed late then, in the same step as the end of the time for it."""

    async def scenario(port):
        first = await Listener("first", port).start()
        port.steer(1, 1)
        first.server.close()
        waiting = asyncio.create_task(visits(port, 5))
        for _ in range(20):
            time.sleep(2 * COMES_BACK)  # that is what it is about
            await asyncio.sleep(0)
        assert not waiting.done()
        await Listener("second", port).start()
        return await waiting

    assert run(scenario) == {"second": 5}


def test_who_comes_when_one_of_two_was_killed_gets_the_other(run):
    async def scenario(port):
        first, _ = [await Listener(name, port).start() for name in ("first", "second")]
        port.steer(1, 2)
        first.server.close()
        return await visits(port)

    assert run(scenario) == {"second": 40}


def test_another_program_at_the_port_is_an_error(run):
    async def scenario(port):
        with pytest.raises(OSError, match="in use"):
            Port(*port.address)

    run(scenario)


@pytest.mark.parametrize(
    ("host", "visitors"),
    [
        ("0.0.0.0", ["127.0.0.1"]),
        ("::", ["127.0.0.1", "::1"]),
        ("::1", ["::1"]),
    ],
)
def test_all_addresses_lead_to_the_workers(run, host, visitors):
    async def scenario(port):
        await Listener("worker", port).start()
        port.steer(1, 1)
        return {await visit(port, visitor) for visitor in visitors for _ in range(3)}

    assert run(scenario, host) == {"worker"}
