"""Bodies that do not arrive, or not whole: visitors do not notice, and half of one is nothing."""

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx2
import pytest

from frontend.serving.dispatch import BODIES, LARGEST
from tests.faults.load import visitors

pytestmark = pytest.mark.any_database
PAGE, NEVER_SEEN = "/verhalen/najib/", "/verhalen/?q=nooit-gezocht"


def beginning_to_send(server, length: int = 1000) -> socket.socket:
    address = urlsplit(server.url)
    connection = socket.create_connection((address.hostname, address.port), timeout=10)
    head = f"POST /cms/login/ HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: {length}\r\n"
    connection.sendall(f"{head}\r\nusername=".encode())
    return connection


def status(connection: socket.socket) -> bytes:
    return connection.recv(12).removeprefix(b"HTTP/1.1 ")


def test_visitors_do_not_wait_for_who_sends_slowly(server):
    page = httpx2.get(server.url + PAGE, headers={"Accept-Encoding": ""}).content
    with ExitStack() as stack:
        for _ in range(BODIES):
            stack.enter_context(beginning_to_send(server))
        time.sleep(0.5)
        with visitors(server.url + PAGE, page) as load:
            assert httpx2.get(server.url + NEVER_SEEN).status_code == 200
            with beginning_to_send(server) as one_more:
                assert status(one_more) == b"503"
            time.sleep(0.5)
    assert load.faults == {}
    assert load.answers[200] > 100


def test_who_stops_half_way_leaves_room_for_others(server):
    for _ in range(2 * BODIES):
        beginning_to_send(server).close()
    time.sleep(0.5)
    form = {"username": "redactie", "password": "wrong"}
    with httpx2.Client(base_url=server.url) as browser:
        browser.get("/cms/login/")
        form["csrfmiddlewaretoken"] = browser.cookies["csrftoken"]
        assert browser.post("/cms/login/", data=form).status_code == 200


def test_what_is_too_large_is_refused_before_it_is_sent(server):
    with beginning_to_send(server, LARGEST + 1) as connection:
        assert status(connection) == b"413"
