"""Who answers: the loop gives what is kept and sends files, and threads make pages."""

import asyncio
import threading
from pathlib import Path

import pytest

from frontend.cache.content_version import Freshness
from frontend.cache.delivery import Delivery
from frontend.cache.keys import CachePolicy
from frontend.serving.application import Site
from frontend.serving.threads import AHEAD, PIECE, WHOLE
from tests.asgi import SOON, Exchange, ask

PAGE = b"<p>Een verhaal</p>"
COOKIE = ("Set-Cookie", " csrftoken=a")  # as Django gives it
PUBLIC = [("Content-Type", "text/html"), ("Cache-Control", "public, max-age=0")]


class Django:
    """A WSGI application; `/slow/` waits until it may go on."""

    def __init__(self, folder: Path):
        self.file = folder / "foto.bin"
        self.file.write_bytes(bytes(range(256)) * 1024)
        self.may_go_on = threading.Event()
        self.asked: list[dict] = []
        self.threads: set[str] = set()
        self.received: list[bytes] = []
        self.closed = threading.Event()
        self.pieces = 0

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        self.threads.add(threading.current_thread().name)
        path = environ["PATH_INFO"]
        if path == "/fails/":
            raise ZeroDivisionError
        if path.startswith("/slow/"):
            assert self.may_go_on.wait(SOON)
        headers = [COOKIE] if path.startswith("/own/") else PUBLIC
        if path.startswith("/file/"):
            file = self.file.open("rb")
            if path == "/file/end":
                file.seek(len(self.file.read_bytes()) - 3)
            start_response("200 OK", [("Content-Type", "application/octet-stream")])
            return environ["wsgi.file_wrapper"](file)
        self.received.append(environ["wsgi.input"].read())
        start_response("200 OK", list(headers))
        return Long(self) if path == "/own/long" else [PAGE]


class Long:
    """Megabytes, made as they are asked for."""

    count = 3 * WHOLE // PIECE

    def __init__(self, django: Django):
        self._django = django

    def __iter__(self):
        for _ in range(self.count):
            self._django.pieces += 1
            yield b"x" * PIECE

    def close(self):
        self._django.closed.set()


@pytest.fixture
def django(tmp_path) -> Django:
    return Django(tmp_path)


def site_of(django, threads: int = 2, **more) -> Site:
    policy = CachePolicy(
        host="site.example",
        is_host=lambda host: host == "site.example",
        canonical=lambda query: "",
        is_search=lambda query: False,
        passed=("/own/", "/file/"),
    )
    freshness = Freshness(lambda: 1, (), interval=60)
    return Site(django, Delivery(django, freshness, policy, 1_000_000), threads, **more)


@pytest.fixture
def site(django) -> Site:
    return site_of(django)


def test_a_page_is_made_once_in_a_thread_and_then_given_on_the_loop(site, django):
    async def visit():
        return [await ask(site) for _ in range(3)]

    answers = asyncio.run(visit())
    assert [(answer.status, answer.body) for answer in answers] == [(200, PAGE)] * 3
    assert len(django.asked) == 1
    assert threading.current_thread().name not in django.threads


def test_many_who_ask_at_once_wait_for_one_and_take_no_thread_from_others(django):
    site = site_of(django, threads=1)

    async def visit():
        many = [asyncio.create_task(ask(site, path="/slow/")) for _ in range(20)]
        while not django.asked:
            await asyncio.sleep(0)
        django.may_go_on.set()
        return [await one for one in many]

    assert {answer.body for answer in asyncio.run(visit())} == {PAGE}
    assert len(django.asked) == 1


def test_pages_that_take_long_hold_up_nothing_that_is_kept(django):
    site = site_of(django, threads=1)

    async def visit():
        await ask(site)
        slow = [asyncio.create_task(ask(site, path=f"/slow/{n}")) for n in range(3)]
        while len(django.asked) < 2:
            await asyncio.sleep(0)
        kept = await ask(site)
        assert not any(one.done() for one in slow)
        django.may_go_on.set()
        return kept, [await one for one in slow]

    kept, made = asyncio.run(visit())
    assert kept.body == PAGE
    assert [answer.body for answer in made] == [PAGE] * 3


def test_a_page_that_fails_is_the_servers_to_log_and_the_next_is_made(site):
    async def visit():
        with pytest.raises(ZeroDivisionError):
            await ask(site, path="/fails/")
        with pytest.raises(ZeroDivisionError):
            await ask(site, path="/fails/")
        return await ask(site)

    assert asyncio.run(visit()).body == PAGE


def test_head_has_the_headers_of_get_and_no_body(site):
    async def visit():
        return [await ask(site, method, path="/x/") for method in ("GET", "HEAD", "HEAD")]

    got, *heads = asyncio.run(visit())
    assert [head.body for head in heads] == [b"", b""]
    assert heads[0].headers == heads[1].headers == got.headers


def test_a_tag_that_holds_is_a_304(site):
    async def visit():
        tag = (await ask(site)).headers["etag"]
        return await ask(site, if_none_match=tag)

    answer = asyncio.run(visit())
    assert (answer.status, answer.body, answer.is_whole) == (304, b"", True)


@pytest.mark.parametrize("chunks", [[b"a=b"], [b"a", b"=", b"b"], [b"", b"a=b"]])
@pytest.mark.parametrize("said", [{"content_length": "3"}, {"transfer_encoding": "chunked"}])
def test_a_body_is_whole_before_django_is_asked(site, django, chunks, said):
    answer = asyncio.run(ask(site, "POST", "/own/", chunks, **said))
    assert answer.body == PAGE
    assert django.received == [b"a=b"]
    assert django.asked[0]["CONTENT_LENGTH"] == "3"


def test_a_body_on_its_way_takes_no_thread(django):
    site = site_of(django, threads=1)

    async def visit():
        slow = Exchange("POST", "/own/", content_length="3")
        waiting = asyncio.create_task(slow.run(site))
        await slow.was_asked.wait()
        slow.arrive(b"a")
        assert (await ask(site, path="/own/")).body == PAGE
        slow.arrive(b"=b", more=False)
        return await waiting

    assert asyncio.run(visit()).body == PAGE
    assert django.received == [b"", b"a=b"]


def test_what_is_refused_is_said_and_ends_the_connection(site, django):
    answer = asyncio.run(ask(site, "POST", "/own/", content_length=str(10**9)))
    assert answer.status == 413
    assert "100 MB" in answer.body.decode()
    assert answer.headers["connection"] == "close"
    assert django.asked == []


def test_a_length_that_is_none_is_refused(site, django):
    answer = asyncio.run(ask(site, "POST", "/own/", [b"a"], content_length="-1"))
    assert (answer.status, django.asked) == (400, [])


def test_a_client_that_hangs_up_gets_nothing_and_django_half_of_nothing(site, django):
    async def visit():
        exchange = Exchange("POST", "/own/", content_length="9")
        exchange.arrive(b"half")
        exchange.hang_up()
        return await exchange.run(site)

    assert asyncio.run(visit()).status == 0
    assert django.asked == []


def test_a_file_is_left_to_a_server_that_sends_files(site, django):
    answer = asyncio.run(ask(site, path="/file/", files=True))
    assert answer.path == str(django.file)


@pytest.mark.parametrize("files", [True, False])
def test_a_part_of_a_file_is_sent_on_the_loop(site, files):
    answer = asyncio.run(ask(site, path="/file/end", files=files))
    assert (answer.body, answer.path, answer.is_whole) == (b"\xfd\xfe\xff", "", True)


def test_a_file_is_sent_by_other_servers_too_and_holds_up_no_page(django):
    site = site_of(django, threads=1)

    async def visit():
        slow = Exchange(path="/file/")
        slow.may_send.clear()
        download = asyncio.create_task(slow.run(site))
        while not slow.answer.status:
            await asyncio.sleep(0)
        page = await ask(site, path="/own/")
        slow.may_send.set()
        return page, await download

    page, file = asyncio.run(visit())
    assert page.body == PAGE
    assert file.body == django.file.read_bytes()
    assert len(file.pieces) > 2


def test_a_long_answer_is_made_as_it_is_taken_and_holds_up_no_page(django):
    site = site_of(django, threads=1)

    async def visit():
        slow = Exchange(path="/own/long")
        slow.may_send.clear()
        download = asyncio.create_task(slow.run(site))
        while not slow.answer.status:
            await asyncio.sleep(0)
        page = await ask(site, path="/own/")
        made = django.pieces
        slow.may_send.set()
        return page, made, await download

    page, made, answer = asyncio.run(visit())
    assert page.body == PAGE
    assert made <= WHOLE // PIECE + AHEAD + 3
    assert len(answer.body) == Long.count * PIECE
    assert answer.is_whole
    assert django.closed.wait(SOON)


def test_what_a_visitor_says_with_underscores_is_not_what_a_proxy_says(site, django):
    exchange = Exchange(path="/own/")
    exchange.scope["headers"].append((b"x_forwarded_proto", b"https"))

    async def visit():
        exchange.arrive(b"", more=False)
        return await exchange.run(site)

    asyncio.run(visit())
    assert "HTTP_X_FORWARDED_PROTO" not in django.asked[0]


@pytest.mark.parametrize("raw", [b"/caf%C3%A9/", b"/caf%E9/"])
def test_a_path_reaches_django_byte_for_byte(site, django, raw):
    exchange = Exchange(path="/own/")
    exchange.scope |= {"path": "/own/caf\ufffd/", "raw_path": b"/own" + raw}

    async def visit():
        return await exchange.run(site)

    asyncio.run(visit())
    expected = "/own/café/".encode() if b"C3" in raw else b"/own/caf\xe9/"
    assert django.asked[0]["PATH_INFO"].encode("latin-1") == expected


def test_a_websocket_is_closed(site):
    sent = []

    async def send(message):
        sent.append(message["type"])

    asyncio.run(site({"type": "websocket"}, None, send))
    assert sent == ["websocket.close"]


def test_the_life_of_a_server_begins_and_ends(django):
    started = []
    site = site_of(django, on_start=lambda: started.append(True))
    messages = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    sent = []

    async def receive():
        return next(messages)

    async def send(message):
        sent.append(message["type"])

    asyncio.run(site({"type": "lifespan"}, receive, send))
    assert started == [True]
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
