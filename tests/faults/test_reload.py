"""Reloading, stopping and losing workers under load: every visitor gets the whole page."""

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from urllib.parse import urlsplit

import pytest

from tests import servers
from tests.faults.conftest import background_of, family, runs, wait_for, workers_of
from tests.faults.load import Load, visitors
from tests.faults.proxy import nginx

pytestmark = pytest.mark.any_database


STORY = "/verhalen/najib/"


@pytest.fixture
def page(server) -> bytes:
    return servers.CLIENT.get(f"{server.url}{STORY}", headers={"Accept-Encoding": ""}).content


@contextmanager
def under_load(url: str, page: bytes) -> Iterator[Load]:
    with visitors(f"{url}{STORY}", page) as load:
        wait_for("visits", lambda: load.answers[200] > 50)
        yield load


def wait_for_more(load: Load) -> None:
    before = load.answers[200]
    wait_for("more visits", lambda: load.answers[200] > before + 50)


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(nullcontext, id="direct"),
        pytest.param(nginx, id="through a proxy", marks=pytest.mark.long),
    ],
)
def test_a_reload_loses_no_request(server, page, way):
    former, background = workers_of(server), background_of(server)
    with way(server.url) as url, under_load(url, page) as load:
        server.process.send_signal(signal.SIGHUP)
        wait_for("other workers", lambda: not set(former) & set(workers_of(server)))
        wait_for_more(load)
    assert load.faults == {}
    wait_for("another background process", lambda: background_of(server) not in (background, None))


def test_a_worker_that_ends_is_replaced_and_visitors_wait_for_it(server, page):
    wait_for("one worker", lambda: len(workers_of(server)) == 1)  # after a reload there are two
    (worker,) = workers_of(server)
    with under_load(server.url, page) as load:
        os.kill(worker, signal.SIGTERM)
        wait_for("another worker", lambda: worker not in workers_of(server) and workers_of(server))
        wait_for_more(load)
    assert load.faults == {}


@pytest.mark.parametrize("which", ["all", "the one that serves"])
def test_visitors_wait_where_the_only_worker_was_killed(server, which):
    wait_for("one worker", lambda: len(workers_of(server)) == 1)
    killed = family(workers_of(server)[0])[0 if which == "all" else 1 :]
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    wait_for("their end", lambda: not any(map(runs, killed)))
    visit = partial(servers.CLIENT.get, f"{server.url}{STORY}", timeout=40)
    with ThreadPoolExecutor(8) as pool:
        assert [each.status_code for each in pool.map(lambda _: visit(), range(40))] == [200] * 40


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
        hung_up, _, _ = select.select([connection], [], [], 4)
        assert not hung_up
        connection.sendall(f"GET /verhalen/ HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 200"


def test_a_stop_finishes_what_was_begun(server, page):
    """Afterwards the server is gone, and its background process too."""
    background = background_of(server)
    with under_load(server.url, page) as load:
        server.process.terminate()
        server.process.wait(20)
    assert not any("half" in fault or "bytes" in fault for fault in load.faults), load.faults
    assert background
    assert not runs(background)
