"""Many visitors while an editor publishes once a second: nothing old, nothing mixed, no fault."""

import json
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import httpx2
import pytest

from tests import servers
from tests.long import LONG

CONNECTIONS, SECONDS = (64, 60) if LONG else (8, 4)
PAUSE = 0 if LONG else 0.05  # seconds between two visits: many tests share the machine
HEADING = re.compile(r"<h1[^>]*>\s*Uitgave (\d+) van (\S+?)\s*</h1>")
OLDEST = 1  # seconds after which nobody gets what was before


@dataclass
class Reader:
    """One visitor of one page: when it was asked for, and which edition came."""

    url: str
    path: str
    seen: list[tuple[float, int]] = field(default_factory=list)
    faults: Counter = field(default_factory=Counter)

    def read(self, over: threading.Event) -> None:
        with httpx2.Client(timeout=20) as client:
            while not over.wait(PAUSE):
                asked = time.monotonic()
                response = client.get(self.url + self.path)
                heading = HEADING.search(response.text)
                if response.status_code != 200:
                    self.faults[response.status_code] += 1
                elif heading and heading[2] != self.path.strip("/").split("/")[-1]:
                    self.faults[f"the page of {heading[2]}"] += 1
                else:
                    self.seen.append((asked, int(heading[1]) if heading else 0))


def publish(environment: dict[str, str], times: int) -> list[dict]:
    command = [sys.executable, "-m", "tests.benchmarks.publish", str(times), "1"]
    environment = environment | {"DJANGO_SETTINGS_MODULE": "cms.settings"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def look(url: str, environment: dict[str, str]) -> None:
    """Let visitors read while an editor publishes, and judge what they saw."""
    paths = [page["path"] for page in publish(environment, 1)]
    over = threading.Event()
    readers = [Reader(url, paths[number % 2]) for number in range(CONNECTIONS)]
    threads = [threading.Thread(target=reader.read, args=(over,)) for reader in readers]
    for thread in threads:
        thread.start()
    try:
        editions = publish(environment, SECONDS)
        time.sleep(OLDEST)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert sum((reader.faults for reader in readers), Counter()) == Counter()
    assert min(len(reader.seen) for reader in readers) > SECONDS
    too_old = [
        (asked - edition["at"], reader.path, seen, edition["edition"])
        for reader in readers
        for edition in editions
        for asked, seen in reader.seen
        if edition["path"] == reader.path
        and asked - edition["at"] > OLDEST
        and seen < edition["edition"]
    ]
    assert too_old == []


@pytest.mark.parametrize("workers", [pytest.param("1", marks=pytest.mark.long), "2"])
def test_in_one_process_and_in_several(workers):
    with servers.cms("--workers", workers) as server:
        look(server.url, server.environment)


@pytest.mark.long
def test_across_a_split_pair():
    port = servers.free_port()
    with (
        servers.cms(FRONTEND_URL=f"http://127.0.0.1:{port}") as cms,
        servers.frontend(cms.url, port) as site,
    ):
        look(site.url, cms.environment)
