"""Bodies come in whole or not at all, and nobody's slow one keeps others from saving."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from frontend.serving import request_bodies
from frontend.serving.request_bodies import IN_MEMORY, LARGEST, Gone, Refused, RequestBodies
from tests.asgi import SOON, Exchange

HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"
LONG = [b"more than i", b"s small"]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Who is too slow is soon found to be; what is waited for without need is waited for long."""
    monkeypatch.setattr(request_bodies, "SILENCE", SOON)
    monkeypatch.setattr(request_bodies, "CROWDED", 0.02)
    monkeypatch.setattr(request_bodies, "PATIENCE", SOON)
    monkeypatch.setattr(request_bodies, "SOON", 0)
    monkeypatch.setattr(request_bodies, "SMALL", 10)


async def receive(place: RequestBodies, chunks, length=None, address=HERE) -> bytes:
    exchange = Exchange("POST")
    for chunk in chunks:
        exchange.arrive(chunk)
    exchange.arrive(b"", more=False)
    with await place.receive(exchange.receive, length, address) as file:
        return file.read()


@asynccontextmanager
async def arriving(place: RequestBodies, count: int, holding: int, letters=True):
    """So many bodies on their way, some holding slots; with `letters` each sends one at times."""
    exchanges = [Exchange("POST") for _ in range(count)]
    tasks = [
        asyncio.create_task(place.receive(exchange.receive, 1000, HERE)) for exchange in exchanges
    ]
    over = asyncio.Event()

    async def keep_sending():
        while not over.is_set():
            for exchange in exchanges:
                exchange.arrive(b"x")
            await asyncio.sleep(0.005)

    for exchange in exchanges:
        exchange.arrive(b"x")
    sending = asyncio.create_task(keep_sending()) if letters else None
    while sum(exchange.times_asked > 1 for exchange in exchanges) < holding:
        await asyncio.sleep(0)
    yield tasks
    over.set()
    if sending:
        await sending
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def refused(status: int):
    return pytest.raises(Refused, match=f"^\\({status}, ")


@pytest.mark.parametrize("size", [0, 1, IN_MEMORY + 1])
@pytest.mark.parametrize("says_length", [True, False])
def test_a_body_is_what_was_sent(size, says_length):
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    chunks = [content[start : start + 65536] for start in range(0, size, 65536)]
    length = size if says_length else None
    assert asyncio.run(receive(RequestBodies(), chunks, length)) == content


@pytest.mark.parametrize("length", [3, 5])
def test_a_body_of_another_length_than_was_said_is_nothing_to_work_with(length):
    with refused(400):
        asyncio.run(receive(RequestBodies(), [b"four"], length))


def test_what_says_that_it_is_too_large_is_refused_unread():
    exchange = Exchange("POST")

    async def visit():
        await RequestBodies().receive(exchange.receive, LARGEST + 1, HERE)

    with refused(413):
        asyncio.run(visit())
    assert not exchange.was_asked.is_set()


def test_what_proves_too_large_is_refused_then(monkeypatch):
    monkeypatch.setattr(request_bodies, "LARGEST", 10)
    with refused(413):
        asyncio.run(receive(RequestBodies(), [b"123456", b"789012"]))


def test_who_says_nothing_for_long_is_too_slow(monkeypatch):
    monkeypatch.setattr(request_bodies, "SILENCE", 0.05)
    exchange = Exchange("POST")

    async def visit():
        exchange.arrive(b"x")
        await RequestBodies().receive(exchange.receive, 10, HERE)

    with refused(408):
        asyncio.run(visit())


def test_who_sends_now_and_then_may_while_nobody_waits():
    async def visit():
        place, exchange = RequestBodies(), Exchange("POST")
        task = asyncio.create_task(place.receive(exchange.receive, 20, HERE))
        for _ in range(20):
            exchange.arrive(b"x")
            await asyncio.sleep(0.01)
        exchange.arrive(b"", more=False)
        with await task as file:
            return file.read()

    assert asyncio.run(visit()) == b"x" * 20


def test_who_hangs_up_makes_room():
    async def visit():
        place = RequestBodies(slots=1, each=1)
        for _ in range(3):
            exchange = Exchange("POST")
            exchange.arrive(b"x")
            exchange.hang_up()
            with pytest.raises(Gone):
                await place.receive(exchange.receive, 10, HERE)
        return await receive(place, [b"a", b"b"])

    assert asyncio.run(visit()) == b"ab"


@pytest.mark.parametrize("letters", [True, False])
@pytest.mark.parametrize("address", [HERE, ELSEWHERE])
def test_many_who_send_a_letter_now_and_then_keep_nobody_from_saving(letters, address):
    async def visit():
        place = RequestBodies(slots=4, each=4)
        async with asyncio.timeout(SOON), arriving(place, 6, 4, letters) as slow:
            saved = await receive(place, LONG, 18, address)
            ended, _ = await asyncio.wait(slow, return_when=asyncio.FIRST_COMPLETED)
            with refused(408):
                ended.pop().result()
            return saved

    assert asyncio.run(visit()) == b"more than is small"


def test_what_comes_soon_needs_no_place(monkeypatch):
    async def visit():
        monkeypatch.setattr(request_bodies, "SOON", SOON)
        place = RequestBodies(slots=0)
        return await receive(place, [b"all ", b"of it"], 9)

    assert asyncio.run(visit()) == b"all of it"


@pytest.mark.parametrize(("address", "status"), [(HERE, 429), (ELSEWHERE, 503)])
def test_there_are_only_so_many_places_and_so_many_who_wait(monkeypatch, address, status):
    monkeypatch.setattr(request_bodies, "SLOWEST", 0)  # nobody is too slow
    monkeypatch.setattr(request_bodies, "PATIENCE", 0.05)

    async def visit():
        place = RequestBodies(slots=2, each=2)
        async with asyncio.timeout(SOON), arriving(place, 2, 2):
            await receive(place, LONG, 18, address)

    with refused(status):
        asyncio.run(visit())


def test_one_address_does_not_take_all_places():
    async def visit():
        place = RequestBodies(slots=4, each=2)
        async with asyncio.timeout(SOON), arriving(place, 2, 2):
            return await receive(place, LONG, 18, ELSEWHERE)

    assert asyncio.run(visit()) == b"more than is small"
