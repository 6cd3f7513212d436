"""Clients that send or take slowly, or not to the end: nobody else notices."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import httpx2
import pytest

from frontend.serving.request_bodies import LARGEST
from tests import servers
from tests.faults.conftest import wait_for
from tests.faults.load import visitors

pytestmark = pytest.mark.any_database
PAGE, NEVER_SEEN = "/verhalen/najib/", "/verhalen/?q=nooit-gezocht"
LOGIN = "/cms/login/"
MANY = 40
BIG = 20 * 1024 * 1024  # bytes: more than what lies between a server and a client that waits

UPLOAD = f"""
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
file = ContentFile(bytes(range(256)) * ({BIG} // 256), name="groot.bin")
print(Document.objects.create(title="Groot", file=file).url)
"""


def connect(server: servers.Server, head: str) -> socket.socket:
    address = urlsplit(server.url)
    connection = socket.create_connection((address.hostname, address.port), timeout=20)
    connection.sendall(f"{head}\r\nHost: {address.netloc}\r\n".encode())
    return connection


def beginning_to_send(server: servers.Server, length: int = 1000) -> socket.socket:
    connection = connect(server, f"POST {LOGIN} HTTP/1.1")
    connection.sendall(f"Content-Length: {length}\r\n\r\nusername=".encode())
    return connection


@contextmanager
def letters_now_and_then(server: servers.Server, count: int) -> Iterator[None]:
    """So many senders, each of whom sends one byte after another, never to come to an end."""
    over = threading.Event()
    with ExitStack() as stack:
        senders = [stack.enter_context(beginning_to_send(server)) for _ in range(count)]

        def send() -> None:
            while not over.wait(0.1):
                for sender in list(senders):
                    try:
                        sender.sendall(b"x")
                    except OSError:  # it was put out
                        senders.remove(sender)

        thread = threading.Thread(target=send)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def sign_in(server: servers.Server, password: str, chunked: bool = False) -> int:
    with httpx2.Client(base_url=server.url, timeout=20) as browser:
        browser.get(LOGIN)
        token = browser.cookies["csrftoken"]
        form = {"username": "redactie", "password": password, "csrfmiddlewaretoken": token}
        if not chunked:
            return browser.post(LOGIN, data=form).status_code
        body = (f"{name}={value}&".encode() for name, value in form.items())
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return browser.post(LOGIN, content=body, headers=kind).status_code


@pytest.mark.parametrize("chunked", [False, True])
def test_an_editor_can_sign_in_however_the_form_comes(server, chunked):
    assert sign_in(server, server.password, chunked) == 302
    assert sign_in(server, "wrong", chunked) == 200


NOT_CHUNKS = [b"zz\r\nabc\r\n", b"3\r\nabcde", b"3\r\nabc\r\n-1\r\n", b"f" * 18 + b"\r\nabc\r\n"]


@pytest.mark.parametrize("body", NOT_CHUNKS)
def test_a_body_that_is_none_is_a_bad_request(server, body):
    with connect(server, f"POST {LOGIN} HTTP/1.1") as connection:
        connection.sendall(b"Transfer-Encoding: chunked\r\n\r\n" + body)
        assert connection.recv(12) == b"HTTP/1.1 400"


def test_neither_visitors_nor_editors_wait_for_who_sends_slowly(server):
    page = servers.CLIENT.get(server.url + PAGE, headers={"Accept-Encoding": ""}).content
    with letters_now_and_then(server, MANY), visitors(server.url + PAGE, page) as load:
        assert servers.CLIENT.get(server.url + NEVER_SEEN, timeout=20).status_code == 200
        assert sign_in(server, server.password) == 302
        wait_for("visits", lambda: load.answers[200] > 100)
    assert load.faults == {}


def test_who_stops_half_way_leaves_room_for_others(server):
    for _ in range(2 * MANY):
        beginning_to_send(server).close()
    assert sign_in(server, server.password) == 302


def test_what_is_too_large_is_refused_before_it_is_sent(server):
    with beginning_to_send(server, LARGEST + 1) as connection:
        assert connection.recv(12) == b"HTTP/1.1 413"


def test_nobody_waits_for_who_takes_a_file_slowly_and_it_comes_whole(server):
    path = server.manage("shell", "--no-imports", "-c", UPLOAD).split()[-1]
    page = servers.CLIENT.get(server.url + PAGE, headers={"Accept-Encoding": ""}).content
    with ExitStack() as stack:
        slow = [connect(server, f"GET {path} HTTP/1.1") for _ in range(MANY)]
        for connection in slow:
            stack.enter_context(connection)
            connection.sendall(b"Connection: close\r\n\r\n")
            assert connection.recv(12) == b"HTTP/1.1 200"
        with visitors(server.url + PAGE, page) as load:
            assert (
                servers.CLIENT.get(f"{server.url}{NEVER_SEEN}-ook", timeout=20).status_code == 200
            )
            assert sign_in(server, server.password) == 302
            wait_for("visits", lambda: load.answers[200] > 100)
        assert load.faults == {}
        answer = b"".join(iter(lambda: slow[0].recv(65536), b""))
    _, _, body = answer.partition(b"\r\n\r\n")
    assert body == bytes(range(256)) * (BIG // 256)
