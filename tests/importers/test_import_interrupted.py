"""An import that is stopped, by Ctrl-C or by kill -9, and the one after it; in real processes."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from importers.content.pool import ENOUGH
from tests import databases, prepared
from tests.commands import Commands
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write
from tests.long import long

ROOT = Path(__file__).parents[2]
PAGES = 12


class Site:
    """A site of its own: database and media folder in `folder`."""

    def __init__(self, folder: Path):
        self.database = folder / "site.sqlite3"
        self.beginning = folder / "beginning.sqlite3"
        self.media = folder / "media"
        self.commands = Commands(self.environment())

    def environment(self) -> dict[str, str]:
        places = {"DATABASE_URL": f"sqlite:///{self.database}", "MEDIA_ROOT": str(self.media)}
        return {**os.environ, **places, "DJANGO_SETTINGS_MODULE": "cms.settings"}

    def start(self, *arguments, **options) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **options,
        )

    def run(self, *arguments) -> tuple[int, str]:
        process = self.start(*arguments)
        output, _ = process.communicate(timeout=120)
        return process.returncode, output

    def shell(self, script: str) -> tuple[int, str]:
        """Run a script beside Django; return its exit status, and what it prints."""
        status, output, errors = self.commands.call("shell", "--no-imports", "--command", script)
        return status, output + errors

    def import_until(self, statement: int, content: Path) -> tuple[int, str]:
        """Import, and be killed at that statement."""
        return self.shell(KILLED_AT.format(last=statement, folder=str(content)))

    def begin_anew(self) -> None:
        """Have the site as it was before the first test."""
        shutil.rmtree(self.media, ignore_errors=True)
        for file in self.database.parent.glob(f"{self.database.name}*"):
            file.unlink()
        shutil.copy(self.beginning, self.database)

    def state(self) -> dict:
        """What stands on the site, without what may differ from run to run."""
        with sqlite3.connect(self.database) as database:
            ask = lambda sql: sorted(database.execute(sql))  # noqa: E731
            files = {path.name for path in self.media.rglob("*") if path.is_file()}
            rows = ask("SELECT file FROM cms_siteimage UNION SELECT file FROM cms_siterendition")
            return {
                "pages": ask("SELECT url_path, title, live, numchild FROM wagtailcore_page"),
                "revisions": ask("SELECT count(*) FROM wagtailcore_revision"),
                "records": ask("SELECT path, source_hash, result_hash FROM importers_importrecord"),
                "pictures": ask("SELECT title, file_hash FROM cms_siteimage"),
                "sizes": ask("SELECT filter_spec FROM cms_siterendition"),
                "orphans": files - {Path(name).name for (name,) in rows},
            }


@pytest.fixture(scope="module")
def own_place(tmp_path_factory) -> Iterator[Site]:
    """The site of all tests here, so that one process with Django runs most of their commands."""
    site = Site(tmp_path_factory.mktemp("site"))
    with closing(site.commands):
        if not databases.server():
            shutil.copy(prepared.migrated().folder / "db.sqlite3", site.database)
        site.commands.run("migrate", "-v0")
        site.commands.run("start_site", "-v0")
        site.database.rename(site.beginning)
        yield site


@pytest.fixture
def site(own_place) -> Site:
    own_place.begin_anew()
    return own_place


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    for number in range(PAGES):
        thumb = f"thumb: p{number % 3}.jpg\nthumbalt: Een vlak\n"
        write(folder, {f"verhalen/p{number}.md": story(f"P {number}", extra=thumb)})
        write(folder, {f"thumbs/p{number % 3}.jpg": jpeg(f"#0{number % 3}0000", (90, 120))})
    return write(folder, {"main/a.md": info(), "main/a/b.md": info("B")})


@pytest.fixture(scope="module")
def undisturbed(own_place, content) -> dict:
    """The state after an import that nothing happens to, and how many statements it took."""
    own_place.begin_anew()
    status, output = own_place.import_until(0, content)
    assert status == 0, output
    return {**own_place.state(), "statements": int(output)}


# Kills itself at a statement (0: at none), and prints the number of those that there were.
KILLED_AT = """
import os, signal
from django.core.management import call_command
from django.db import connection
statements = 0

def count(execute, sql, parameters, many, context):
    global statements
    statements += 1
    if statements == {last}:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, parameters, many, context)

with connection.execute_wrapper(count):
    call_command("import_content", {folder!r}, verbosity=0)
print(statements)
"""


@pytest.mark.parametrize("part", [*long(0.05, 0.5, 0.95), 0.8])
def test_after_a_kill_the_next_run_ends_as_an_undisturbed_one(site, content, undisturbed, part):
    status, output = site.import_until(int(undisturbed["statements"] * part), content)
    assert status == -signal.SIGKILL, output
    status, output, _ = site.commands.call("import_content", str(content))
    assert status == 0, output
    expected = {name: undisturbed[name] for name in site.state()}
    assert site.state() == expected
    assert len(expected["pages"]) == PAGES + 2 + 5  # root, home, list, and two drafts of start_site
    assert expected["orphans"] == set()


KILLED_HALF_WAY = """
import os, signal
from django.core.management import call_command
from importers.writing import apply, new_pages

step, times, apply.BATCH = {step!r}, [], 4
module = next(each for each in (new_pages.bulk_insert, new_pages) if hasattr(each, step))
work = getattr(module, step)

def killed(*arguments):
    times.append(step)
    if len(times) == 2:
        print("killed", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    return work(*arguments)

setattr(module, step, killed)
call_command("import_content", {folder!r}, verbosity=0)
"""


@pytest.mark.parametrize(
    "step",
    [*long("insert_specific_rows", "insert_revisions", "enter_references"), "insert_log_entries"],
)
def test_after_a_kill_within_a_batch_too(site, content, undisturbed, step):
    killed = site.shell(KILLED_HALF_WAY.format(step=step, folder=str(content)))
    assert killed == (-signal.SIGKILL, "killed\n")
    assert site.state()["records"] == []  # nothing of it was kept
    status, output, _ = site.commands.call("import_content", str(content))
    assert status == 0, output
    assert site.state() == {key: undisturbed[key] for key in site.state()}


def test_ctrl_c_leaves_everything_as_it_was_and_says_so(site, content):
    before = site.state()
    process = site.start("import_content", content, start_new_session=True)
    for line in process.stdout:
        if line.startswith(("Comparing", "Vergelijken")):
            break
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 130, output
    assert "Traceback" not in output
    assert site.state() == before


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), pytest.param(signal.SIGKILL, -9, marks=pytest.mark.long)],
)
def test_the_helpers_of_a_large_import_end_with_it(site, tmp_path, number, status):
    folder = tmp_path / "many"
    write(folder, {f"verhalen/v{each}.md": story(f"V {each}") for each in range(ENOUGH + 20)})
    before = site.state()
    process = site.start("import_content", folder, start_new_session=True)
    while len(members(process.pid)) < 2:  # the import, and what helps it
        time.sleep(0.05)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # Ctrl-C reaches all of them
    else:
        process.kill()
    output, _ = process.communicate(timeout=60)
    assert process.returncode == status, output
    if number == signal.SIGINT:  # of a killed one, a helper that is just starting may tell
        assert "Traceback" not in output
    for _ in range(600):
        if not members(process.pid):
            break
        time.sleep(0.1)
    assert members(process.pid) == []
    assert site.state() == before


def members(group: int) -> list[str]:
    """Return the processes of a group that run."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            state, _, its_group = file.read_text().rsplit(")", 1)[1].split()[:3]
            if its_group == str(group) and state != "Z":
                found.append(file.parent.name)
    return found


def test_a_second_import_does_not_begin(site, content):
    lock = Path(f"{site.database}.import-lock")
    script = (
        "import fcntl, sys, time; file = open(sys.argv[1], 'w'); fcntl.flock(file, fcntl.LOCK_EX);"
        "file.write('4242'); file.flush(); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", script, lock], stdout=subprocess.PIPE)
    holder.stdout.readline()
    try:
        status, output = site.run("import_content", content)
        assert (status, "4242" in output) == (3, True)
    finally:
        holder.kill()
        holder.wait()
    assert site.commands.call("import_content", str(content))[0] == 0
