"""Reloading, stopping and losing workers under load: every visitor gets the whole page."""

import os
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.faults.conftest import background_of, runs, wait_for, workers_of
from tests.faults.load import visitors

pytestmark = pytest.mark.any_database


@pytest.fixture
def page(server) -> bytes:
    return httpx2.get(f"{server.url}/verhalen/najib/", headers={"Accept-Encoding": ""}).content


def under_load(server, page):
    return visitors(f"{server.url}/verhalen/najib/", page)


def test_a_reload_loses_no_request(server, page):
    former, background = workers_of(server), background_of(server)
    with under_load(server, page) as load:
        time.sleep(0.5)
        server.process.send_signal(signal.SIGHUP)
        wait_for("other workers", lambda: not set(former) & set(workers_of(server)))
        time.sleep(0.5)
    assert load.faults == {}
    assert load.answers[200] > 100
    wait_for("another background process", lambda: background_of(server) not in (background, None))


def test_a_worker_that_ends_is_replaced_and_visitors_wait_for_it(server, page):
    wait_for("one worker", lambda: len(workers_of(server)) == 1)  # after a reload there are two
    (worker,) = workers_of(server)
    with under_load(server, page) as load:
        time.sleep(0.5)
        os.kill(worker, signal.SIGTERM)
        wait_for("another worker", lambda: worker not in workers_of(server) and workers_of(server))
        before = load.answers[200]
        wait_for("answers of the other worker", lambda: load.answers[200] > before + 100)
    assert load.faults == {}


def test_a_second_server_on_the_port_says_so_and_ends(server):
    port = str(urlsplit(server.url).port)
    command = [sys.executable, "-m", "cms.serve", "--port", port]
    second = subprocess.run(command, env=server.environment, capture_output=True, check=False)
    assert second.returncode == 1
    assert b"Cannot listen at 127.0.0.1" in second.stderr
    assert b"Traceback" not in second.stderr


def test_who_connects_ahead_may_ask_later(server):
    """Browsers open connections before they need them."""
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname, address.port)) as connection:
        time.sleep(4)
        connection.sendall(f"GET /verhalen/ HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 200"


def test_a_stop_finishes_what_was_begun(server, page):
    """Afterwards the server is gone, and its background process too."""
    background = background_of(server)
    with under_load(server, page) as load:
        time.sleep(0.5)
        server.process.terminate()
        server.process.wait(20)
        answers = load.answers[200]
    assert answers > 100
    assert not any("half" in fault or "bytes" in fault for fault in load.faults), load.faults
    assert background
    assert not runs(background)
