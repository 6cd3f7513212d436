"""Measure one way of importing, in a process of its own, and print the figures as JSON.

    python -m tests.benchmarks.measure {plain,import} FOLDER

`plain` is what a programmer writes first: convert, `add_child`, `save_revision().publish()`.
"""

import json
import os
import re
import sys
import time
from multiprocessing import active_children
from pathlib import Path
from threading import Thread

import django

django.setup()

from django.core.files.images import ImageFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from wagtail.models import Revision  # noqa: E402

from cms.background.queue import run_tasks_immediately  # noqa: E402
from cms.models import (  # noqa: E402
    Category,
    HomePage,
    InfoPage,
    SiteImage,
    StoryIndexPage,
    StoryPage,
)
from importers.content.content import Content, read_content  # noqa: E402
from importers.files import documents  # noqa: E402
from importers.files.pictures import PictureFolder  # noqa: E402

CHANGES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def plain(folder: Path, library: dict[str, SiteImage]) -> None:
    pictures = PictureFolder(folder)
    names = {"name": "Ervaringen"}
    category, _ = Category.objects.get_or_create(slug="ervaringen", defaults=names)
    home, stories = HomePage.objects.get(), StoryIndexPage.objects.get()
    for found in documents.find_files(folder):
        content = read_content(documents.read_document(found, folder), pictures)
        page = _page(content, category)
        if picture := content.fields.get("thumb"):
            page.thumb, page.thumb_alt = library[picture.hash], content.fields["thumb_alt"]
        parent = stories if content.kind == "story" else home
        parent.refresh_from_db()
        parent.add_child(instance=page)
        page.save_revision().publish()


def _page(content: Content, category: Category) -> StoryPage | InfoPage:
    fields = {"title": content.fields["title"], "body": [_block(block) for block in content.blocks]}
    if content.kind == "info":
        return InfoPage(slug="-".join(content.place.names).lower(), **fields)
    fields |= {"excerpt": content.fields["excerpt"], "category": category}
    return StoryPage(slug=content.slug, **fields)


def stored(folder: Path) -> dict[str, SiteImage]:
    """Store the pictures of a folder and return them by their hashes."""
    pictures, library = PictureFolder(folder), {}
    for file in sorted((folder / "thumbs").iterdir()):
        picture = pictures.find_picture(file.name, "")
        with file.open("rb") as data:
            image = SiteImage(title=file.stem, file=ImageFile(data, file.name))
            image.save()
        library[picture.hash] = image
    return library


def _block(block) -> dict:
    return {"type": block.type, "value": block.value}


class Writes:
    """Counts the statements that change something."""

    count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += sql.lstrip().upper().startswith(CHANGES)
        return execute(sql, params, many, context)


class Memory(Thread):
    """Watches how much memory this process and those that it started hold together, in MB.

    The system's own account of children will not do: it counts what a child was a copy of.
    """

    peak = 0.0

    def run(self):
        while True:
            processes = [os.getpid(), *(child.pid for child in active_children())]
            self.peak = max(self.peak, sum(map(held, processes)))
            time.sleep(0.5)


def held(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return 0  # it ended meanwhile
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0


def _plain(folder: Path, writes: Writes) -> float:
    """Return the seconds that the plain way takes for the pages, without their pictures.

    These are the same few however many pages there are, so their time says nothing of a page's.
    """
    with run_tasks_immediately():  # indexed in this process, as the importer does it
        library = stored(folder)
        with connection.execute_wrapper(writes):
            began = time.perf_counter()
            plain(folder, library)
            return time.perf_counter() - began


def main(way: str, folder: Path) -> dict:
    writes, revisions = Writes(), Revision.objects.count()
    files = sum(1 for _ in documents.find_files(folder))
    memory = Memory(daemon=True)
    memory.start()
    if way == "plain":
        seconds = _plain(folder, writes)
    else:
        with connection.execute_wrapper(writes):
            began = time.perf_counter()
            call_command("import_content", str(folder), verbosity=0)
            seconds = time.perf_counter() - began
    return {
        "files": files,
        "seconds": seconds,
        "peak": memory.peak,
        "writes": writes.count,
        "revisions": Revision.objects.count() - revisions,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
