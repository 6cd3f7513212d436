"""Who answers: one thread gives what is kept, others make pages, and others wait for bodies."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from frontend.serving import dispatch
from frontend.serving.dispatch import Dispatcher, Lead

KEPT = ("200 OK", [("Content-Type", "text/html")], b"kept")
SOON = 5  # seconds: far longer than what is waited for takes


class Protocol:
    """Granian's end of one request: takes the answer, from whichever thread."""

    def __init__(self):
        self.answered = threading.Event()

    def response_bytes(self, status, headers, body):
        assert not self.answered.is_set()
        self.status, self.headers, self.body = status, dict(headers), body
        self.thread = threading.get_ident()
        self.answered.set()

    def response_iter(self, status, headers, body):
        self.response_bytes(status, headers, b"".join(iter(body.__next__, b"")))


class Site:
    """What `Delivery` is to a dispatcher; `/made` waits until it may be made."""

    def __init__(self):
        self.may_be_made = threading.Event()
        self.received = []

    def at_once(self, scope):
        return KEPT if scope["PATH_INFO"] == "/kept" else None

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/fails":
            raise ZeroDivisionError
        if environ["PATH_INFO"] == "/made":
            assert self.may_be_made.wait(SOON)
        self.received.append(environ["wsgi.input"].read())
        start_response("200 OK", [])
        return [b"made"]


class Body(io.BytesIO):
    """A body that does not arrive before it is let through."""

    def __init__(self, content):
        super().__init__(content)
        self.asked, self.arrives = threading.Event(), threading.Event()

    def read(self, size=-1):
        self.asked.set()
        assert self.arrives.wait(SOON)
        return super().read(size)


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def dispatcher(site):
    return Dispatcher(1, site, {})


def scope(path, body=None, length=None):
    stream = body or io.BytesIO()
    length = len(stream.getvalue()) if length is None else length
    said = {"CONTENT_LENGTH": str(length)} if body else {}
    return {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "wsgi.input": stream,
        **said,
    }


def ask(dispatcher, *request, **more):
    protocol = Protocol()
    dispatcher(protocol, scope(*request, **more))
    assert protocol.answered.wait(SOON)
    return protocol


@contextmanager
def arriving(dispatcher, number):
    """So many bodies that are on their way; gives what was answered to each when they are in."""
    bodies = [Body(b"text") for _ in range(number)]
    protocols = [Protocol() for _ in bodies]
    with ThreadPoolExecutor(number) as threads:
        for protocol, body in zip(protocols, bodies, strict=True):
            threads.submit(dispatcher, protocol, scope("/saved", body))
            assert body.asked.wait(SOON)
        yield protocols
        for body in bodies:
            body.arrives.set()
    for protocol in protocols:
        assert protocol.answered.wait(SOON)


def test_what_is_kept_is_given_on_the_thread_that_asks(dispatcher):
    answer = ask(dispatcher, "/kept")
    assert (answer.status, answer.body) == (200, b"kept")
    assert answer.headers == {"Content-Type": "text/html"}
    assert answer.thread == threading.get_ident()


def test_a_page_that_takes_long_does_not_hold_up_what_is_kept(dispatcher, site):
    waiting = [Protocol() for _ in range(3)]
    for protocol in waiting:
        dispatcher(protocol, scope("/made"))
    assert ask(dispatcher, "/kept").body == b"kept"
    assert not any(protocol.answered.is_set() for protocol in waiting)
    site.may_be_made.set()
    for protocol in waiting:
        assert protocol.answered.wait(SOON)
        assert protocol.body == b"made"


def test_a_page_that_fails_is_an_error_and_told(dispatcher, caplog):
    answer = ask(dispatcher, "/fails")
    assert (answer.status, answer.body) == (500, b"")
    assert "GET /fails failed" in caplog.text
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("size", [1, dispatch.PIECE, dispatch.PIECE + 1, dispatch.IN_MEMORY + 1])
def test_a_body_arrives_as_it_was_sent(dispatcher, site, size):
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert ask(dispatcher, "/saved", io.BytesIO(content)).status == 200
    assert site.received == [content]


def test_no_more_is_read_than_was_announced(dispatcher, site):
    ask(dispatcher, "/saved", io.BytesIO(b"text and more"), length=4)
    assert site.received == [b"text"]


def test_half_a_body_is_nothing_to_work_with(dispatcher, site):
    answer = ask(dispatcher, "/saved", io.BytesIO(b"half"), length=8)
    assert answer.status == 400
    assert "Niet alles is aangekomen" in answer.body.decode()
    assert site.received == []


def test_a_body_that_is_too_large_is_refused_unread(dispatcher, site):
    body = io.BytesIO(b"much")
    answer = ask(dispatcher, "/saved", body, length=dispatch.LARGEST + 1)
    assert answer.status == 413
    assert "100 MB" in answer.body.decode()
    assert body.tell() == 0


def test_what_is_kept_does_not_wait_for_bodies_and_there_are_only_so_many(dispatcher, site):
    with arriving(dispatcher, dispatch.BODIES) as protocols:
        assert ask(dispatcher, "/kept").body == b"kept"
        refused = ask(dispatcher, "/saved", io.BytesIO(b"one more"))
        assert (refused.status, refused.headers["Retry-After"]) == (503, "1")
        assert "Probeer het zo nog eens" in refused.body.decode()
    assert [protocol.status for protocol in protocols] == [200] * dispatch.BODIES
    assert ask(dispatcher, "/saved", io.BytesIO(b"later")).status == 200
    assert sorted(site.received) == [b"later"] + [b"text"] * dispatch.BODIES


def test_a_body_that_breaks_off_makes_room_for_another(dispatcher):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise ConnectionResetError

    for _ in range(dispatch.BODIES + 1):
        with pytest.raises(ConnectionResetError):
            dispatcher(Protocol(), scope("/saved", Broken(b"text")))
    assert ask(dispatcher, "/saved", io.BytesIO(b"text")).status == 200


@pytest.fixture
def patient(monkeypatch):
    """Threads stand by until they are called."""
    monkeypatch.setattr(dispatch, "STAND_BY", SOON)


def in_another_thread(work):
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_other_threads_stand_by_until_the_one_in_the_lead_is_busy(dispatcher, patient):
    ask(dispatcher, "/kept")  # this thread leads
    other = Protocol()
    thread = in_another_thread(lambda: dispatcher(other, scope("/kept")))
    assert other.answered.wait(SOON)
    thread.join(0.2)
    assert thread.is_alive()  # it was answered, and stands by
    body, went_on = Body(b"text"), []

    def see_it_go_on():
        body.asked.wait(SOON)
        thread.join(1)
        went_on.append(not thread.is_alive())
        body.arrives.set()

    in_another_thread(see_it_go_on)
    dispatcher(Protocol(), scope("/saved", body))
    assert went_on == [True]


def test_a_lead_that_does_not_come_back_passes_to_who_waits_for_it():
    lead = Lead()
    in_another_thread(lead.stand_by).join(SOON)  # it led, and ended
    assert not lead.is_mine()
    lead.stand_by()
    assert lead.is_mine()


def test_a_lead_that_is_used_stays_where_it_is(monkeypatch):
    monkeypatch.setattr(dispatch, "STAND_BY", 0.5)
    lead = Lead()
    lead.stand_by()
    waiting = in_another_thread(lead.stand_by)
    while waiting.is_alive():
        assert lead.is_mine()
    assert lead.is_mine()
