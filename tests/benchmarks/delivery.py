"""Measure the site beside nginx, and how soon a change shows: `make bench`.

    python -m tests.benchmarks.delivery

N is the number of stories (default 1000), SIZES those at which publishing is timed (default N).
Needs wrk and nginx. Everything happens in temporary folders and on loopback.
"""

import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx2

from tests import prepared, servers
from tests.benchmarks.generate import generate

STORIES = int(os.environ.get("N", "1000"))
SIZES = [int(size) for size in os.environ.get("SIZES", str(STORIES)).split(",")]
ROUNDS, SECONDS, CONNECTIONS = 5, 3, 32
EDITIONS, PAUSE = 8, "1.6"  # seconds: longer than a change may take to show
BROTLI = {"Accept-Encoding": "br"}
BROTLI_FOR_WRK = {"Accept_Encoding": "br"}
SLOW = 32  # clients that send, and as many that take, a byte now and then
EDITION = re.compile(r"Uitgave (\d+)")
SERVERS, LOAD = {0}, set(range(1, os.cpu_count())) or {0}  # processors
# As Debian installs it, but for what is not about the answers. `extra` is for http.
NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 768; }}
http {{
  sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000000; {extra}
  server {{ listen 127.0.0.1:{port}; root {folder}; {locations} }}
}}
"""
LOCATION = "location = /{name} {{ types {{}} default_type {type}; {headers} }}\n"
TUNED = "open_file_cache max=100;"  # for a minute it does not look whether a file is another
NGINXS_OWN = {"content-length", "content-type", "etag", "server", "date", "connection"}


def say(*columns, widths=(38, 13, 13, 13, 13, 13)) -> None:
    cells = (f"{text:<{width}}" for text, width in zip(columns, widths, strict=False))
    sys.stdout.write("".join(cells).rstrip() + "\n")
    sys.stdout.flush()


@contextmanager
def site_of(stories: int) -> Iterator[dict[str, str]]:
    """The environment of a site with that many generated stories, put there by the importer."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        environment = prepared.clean_environment() | {
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            "PYTHONWARNINGS": "ignore",
        }
        site = servers.Server("", environment)
        site.manage("migrate", "--verbosity=0")
        site.manage("start_site", "--verbosity=0")
        site.manage("import_content", str(generate(folder / "content", stories)), "--verbosity=0")
        yield environment


@contextmanager
def serving(
    environment: dict[str, str], workers: int = 1, module: str = "cms.serve"
) -> Iterator[str]:
    port = servers.free_port()
    with servers.serve(module, port, environment, "--workers", str(workers)):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def on(processors: set[int]) -> Iterator[None]:
    """What is started meanwhile stays on these."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processors)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def nginx(answers: dict[str, tuple[httpx2.Headers, bytes]], extra: str = "") -> Iterator[str]:
    """nginx, one worker, with the same bodies on disk and the same headers."""
    with tempfile.TemporaryDirectory(prefix="nginx-") as path:
        folder, port, locations = Path(path), servers.free_port(), []
        folder.chmod(0o755)
        for name, (headers, body) in answers.items():
            (folder / name).write_bytes(body)
            others = (pair for pair in headers.items() if pair[0].lower() not in NGINXS_OWN)
            lines = "".join(f"add_header {each} {quoted(value)};" for each, value in others)
            kind = quoted(headers["Content-Type"])
            locations.append(LOCATION.format(name=name, type=kind, headers=lines))
        values = {"folder": folder, "port": port, "extra": extra, "locations": "".join(locations)}
        (folder / "nginx.conf").write_text(NGINX.format(**values))
        with servers.running(shutil.which("nginx"), "-c", folder / "nginx.conf") as process:
            servers.wait_until_it_answers(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}"


def quoted(value: str) -> str:
    return '"' + value.replace("\\", r"\\").replace('"', r"\"") + '"'


def wrk(url: str, **headers: str) -> tuple[float, float]:
    """Return requests a second, and the time in ms within which 99 of 100 were answered."""
    options = [f"-H{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}", "--latency", *options, url]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    if "Non-2xx" in printed and "If_None_Match" not in headers:
        raise SystemExit(f"{url}: {printed}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", printed)[1])
    value, unit = re.search(r" 99%\s+([\d.]+)(us|ms|s)\b", printed).groups()
    return rate, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def warm(environment: dict[str, str]) -> None:
    """Print how many requests a second one worker answers, beside nginx in the same minutes.

    Each of the servers has the same one processor, and the load has the others.
    """
    story = first_story(environment)
    listing = "type=cms.StoryPage&fields=_,title,html_path,excerpt,category,date,thumb"
    addresses = {
        "story page": story,
        "story list": "/verhalen/",
        "API list of 20 cards": f"/api/v2/pages/?{listing}",
        "API story": f"/api/v2/pages/find/?html_path={story}",
    }
    with ExitStack() as stack, on(SERVERS):
        ours = stack.enter_context(serving(environment, module="tests.benchmarks.worker"))
        answers = {}
        for number, path in enumerate(addresses.values()):
            with httpx2.stream("GET", ours + path, headers=BROTLI) as response:
                answers[f"{number}"] = response.headers, b"".join(response.iter_raw())
        nginxes = [stack.enter_context(nginx(answers, extra)) for extra in ("", TUNED)]
        say(
            "warm, one worker each, requests/s", "nginx", "this site", "ratio", "p99", "tuned nginx"
        )
        for number, (name, path) in enumerate(addresses.items()):
            theirs = [(f"{url}/{number}", {}) for url in nginxes]
            compare(name, theirs, (ours + path, BROTLI_FOR_WRK))
        with slow_clients(ours, story):
            theirs = [(f"{url}/0", {}) for url in nginxes]
            compare("story page, beside slow clients", theirs, (ours + story, BROTLI_FOR_WRK))
        unchanged = [
            (url, {"If_None_Match": httpx2.get(url, headers=BROTLI).headers["ETag"]})
            for url in (ours + story, *(f"{url}/0" for url in nginxes))
        ]
        compare("story page, unchanged (304)", unchanged[1:], unchanged[0])


@contextmanager
def slow_clients(url: str, story: str) -> Iterator[None]:
    """Clients that send a form to the site, and take a file of it, never to come to an end."""
    address = urlsplit(url)
    font = re.search(r"/static/frontend/[\w.-]+\.woff2", httpx2.get(url + story).text)[0]
    form = f"POST /cms/login/ HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: 100000\r\n\r\n"
    file = f"GET {font} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n"
    over = threading.Event()
    with ExitStack() as stack:
        senders, takers = [], []
        for request, clients in [(form, senders), (file, takers)] * SLOW:
            client = socket.create_connection((address.hostname, address.port), timeout=10)
            clients.append(stack.enter_context(client))
            client.sendall(request.encode())

        def go_on() -> None:
            while not over.wait(0.2):
                for sender in senders:
                    with suppress(OSError):  # it was put out
                        sender.sendall(b"x")
                for taker in takers:
                    taker.recv(1)

        thread = threading.Thread(target=go_on)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def compare(name: str, theirs: list[tuple[str, dict]], ours: tuple[str, dict]) -> None:
    """Print medians of rounds, in each of which all are asked. `theirs`: nginx, and it tuned."""
    with on(LOAD):
        runs = [[wrk(url, **headers) for url, headers in (*theirs, ours)] for _ in range(ROUNDS)]
    their_rate, our_rate = (statistics.median(run[each][0] for run in runs) for each in (0, 2))
    ratio, tuned = (statistics.median(run[2][0] / run[each][0] for run in runs) for each in (0, 1))
    slowest = statistics.median(run[2][1] / run[0][1] for run in runs)
    rates = f"{their_rate:,.0f}", f"{our_rate:,.0f}"
    say(name, *rates, f"{ratio:.2f}", f"{slowest:.1f}", f"{tuned:.2f}")


def first_story(environment: dict[str, str]) -> str:
    code = (
        "import django; django.setup(); from cms.models import StoryPage; "
        "print(StoryPage.objects.live().order_by('path').first().get_url_parts()[2])"
    )
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()


def cold(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.cold"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    say("cold, the version just moved", "queries", "CPU ms")
    for name, row in json.loads(done.stdout).items():
        say(name, row["queries"], f"{row['cpu']:.1f}")


def publishing(stories: int) -> None:
    """Print for how long after a change a visitor may still get what was before."""
    with site_of(stories) as environment:
        for name, workers in (("one process", 1), ("four workers", 4)):
            with serving(environment, workers) as url:
                show(f"{stories:,} stories, {name}", environment, url)
        with ExitStack() as stack:
            port = servers.free_port()
            split = environment | {"FRONTEND_URL": f"http://127.0.0.1:{port}"}
            cms = stack.enter_context(serving(split))
            site = stack.enter_context(servers.frontend(cms, port))
            show(f"{stories:,} stories, split pair", split, site.url)


def show(name: str, environment: dict[str, str], url: str) -> None:
    path = first_story(environment)
    command = [sys.executable, "-m", "tests.benchmarks.publish", str(EDITIONS), PAUSE]
    seen = []  # when it was asked, and the edition that was shown
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as publisher:
        while publisher.poll() is None:
            asked = time.monotonic()
            found = EDITION.search(httpx2.get(url + path).text)
            seen.append((asked, int(found[1]) if found else 0))
        published = [json.loads(line) for line in publisher.stdout if path in line]
    late = [
        max([asked - each["at"] for asked, edition in seen if edition < each["edition"]] + [0])
        for each in published
    ]
    say(name, f"{statistics.median(late) * 1000:.0f}", f"{max(late) * 1000:.0f}", len(seen))


def memory(environment: dict[str, str], stories: int) -> None:
    """Print what a worker holds after every page was asked for."""
    with serving(environment) as url:
        before = workers_memory()
        pages = [page["meta"]["html_path"] for page in every_page(url)]
        with httpx2.Client(base_url=url, headers=BROTLI) as client:
            for path in pages:
                client.get(path).raise_for_status()
        say("memory of a worker, MB", "at first", "all pages asked")
        say(
            f"{len(pages):,} pages of {stories:,} stories",
            f"{before:.0f}",
            f"{workers_memory():.0f}",
        )


def every_page(url: str) -> Iterator[dict]:
    with httpx2.Client(base_url=f"{url}/api/v2/") as client:
        offset = total = 0
        while offset <= total:
            query = {"fields": "_,html_path", "limit": 100, "offset": offset, "order": "id"}
            found = client.get("pages/", params=query).raise_for_status().json()
            yield from found["items"]
            offset, total = offset + 100, found["meta"]["total_count"] - 1


def workers_memory() -> float:
    """Return the resident memory of the largest worker, in MB."""
    sizes = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            command = (status.parent / "cmdline").read_bytes()
            found = re.search(r"VmRSS:\s+(\d+)", status.read_text())
        except (FileNotFoundError, ProcessLookupError):
            continue
        if found and b"frontend.serving.workers" in command:
            sizes.append(int(found[1]) / 1024)
    return max(sizes)


def main() -> None:
    with site_of(STORIES) as environment:
        cold(environment)
        say()
        warm(environment)
        say()
        memory(environment, STORIES)
    say()
    say("the former text is served for, ms", "median", "longest", "requests")
    for size in SIZES:
        publishing(size)


if __name__ == "__main__":
    main()
