"""An import that is stopped, by Ctrl-C or by kill -9, and the one after it; in real processes."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .folders import info, story, write
from .test_images import jpeg

ROOT = Path(__file__).parents[2]
PAGES = 12


class Site:
    """A site of its own: database and media folder in `folder`."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.database = folder / "site.sqlite3"
        self.media = folder / "media"

    def start(self, *arguments, **options) -> subprocess.Popen:
        places = {"DATABASE_URL": f"sqlite:///{self.database}", "MEDIA_ROOT": str(self.media)}
        return subprocess.Popen(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, **places, "DJANGO_SETTINGS_MODULE": "cms.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **options,
        )

    def run(self, *arguments) -> tuple[int, str]:
        process = self.start(*arguments)
        told, _ = process.communicate(timeout=120)
        return process.returncode, told

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
                "strays": files - {Path(name).name for (name,) in rows},
            }


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Site:
    site = Site(tmp_path_factory.mktemp("site"))
    for command in (["migrate", "-v0"], ["start_site", "-v0"]):
        assert site.run(*command) == (0, "")
    return site


@pytest.fixture
def site(empty, tmp_path) -> Site:
    site = Site(tmp_path)
    with sqlite3.connect(empty.database) as source, sqlite3.connect(site.database) as target:
        source.backup(target)
    return site


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    for number in range(PAGES):
        thumb = f"thumb: p{number % 3}.jpg\nthumbalt: Een vlak\n"
        write(folder, {f"verhalen/p{number}.md": story(f"P {number}", extra=thumb)})
        write(folder, {f"thumbs/p{number % 3}.jpg": jpeg(f"#0{number % 3}0000", (90, 120))})
    return write(folder, {"main/a.md": info(), "main/a/b.md": info("B")})


@pytest.fixture(scope="module")
def undisturbed(empty, content, tmp_path_factory) -> dict:
    site = Site(tmp_path_factory.mktemp("undisturbed"))
    with sqlite3.connect(empty.database) as source, sqlite3.connect(site.database) as target:
        source.backup(target)
    started = time.monotonic()
    assert site.run("import_content", content)[0] == 0
    return {**site.state(), "seconds": time.monotonic() - started}


@pytest.mark.parametrize("part", [0.5, 0.65, 0.8, 0.95])
def test_after_a_kill_the_next_run_ends_as_an_undisturbed_one(site, content, undisturbed, part):
    process = site.start("import_content", content)
    time.sleep(undisturbed["seconds"] * (part + random.uniform(-0.1, 0.1)))
    process.kill()
    process.wait()
    status, told = site.run("import_content", content)
    assert status == 0, told
    expected = {name: value for name, value in undisturbed.items() if name != "seconds"}
    assert site.state() == expected
    assert len(expected["pages"]) == PAGES + 2 + 3
    assert expected["strays"] == set()


def test_ctrl_c_leaves_everything_as_it_was_and_says_so(site, content):
    before = site.state()
    process = site.start("import_content", content, start_new_session=True)
    for line in process.stdout:
        if line.startswith(("Comparing", "Vergelijken")):
            break
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert site.state() == before


def test_a_second_import_does_not_begin(site, content):
    lock = Path(f"{site.database}.import-lock")
    script = (
        "import fcntl, sys, time; file = open(sys.argv[1], 'w'); fcntl.flock(file, fcntl.LOCK_EX);"
        "file.write('4242'); file.flush(); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", script, lock], stdout=subprocess.PIPE)
    holder.stdout.readline()
    try:
        status, told = site.run("import_content", content)
        assert (status, "4242" in told) == (3, True)
    finally:
        holder.kill()
        holder.wait()
    assert site.run("import_content", content)[0] == 0
