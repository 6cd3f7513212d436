"""Measure the importer beside the plain way, on the same machine in the same minutes: `make bench`.

N is the number of stories of the large folder (default 1000), PLAIN of the small ones (200).
Everything happens in a temporary folder with a SQLite database of its own.

The plain way takes longer for each page the more pages there are, in proportion: after each one
Wagtail reads the titles of all. So it is measured at both ends of the large folder, the first pages
and those after the last, and the mean of the two times is what a page of the whole folder costs.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.generate import generate

LARGE = int(os.environ.get("N", "1000"))
SMALL = int(os.environ.get("PLAIN", "200"))
COLUMNS = "{:<34}{:>8}{:>10}{:>10}{:>9}{:>10}{:>10}{:>11}\n"
HEAD = ("way", "files", "seconds", "files/s", "ratio", "peak MB", "writes", "revisions")


class Bench:
    """Databases and folders of one run."""

    def __init__(self, here: Path):
        self.here = here
        self.empty, self.database = here / "empty.sqlite3", here / "run.sqlite3"
        self.environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "MEDIA_ROOT": str(here / "media"),
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            "PYTHONWARNINGS": "ignore",
        }
        self.python("manage.py", "migrate", "--verbosity=0")
        self.python("manage.py", "start_site", "--verbosity=0")
        shutil.copy(self.database, self.empty)

    def python(self, *arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, check=True)
        return done.stdout.decode()

    def measure(self, way: str, folder: Path, *, fresh: bool = True) -> dict:
        if fresh:
            for leftover in self.here.glob("run.sqlite3*"):
                leftover.unlink()
            shutil.copy(self.empty, self.database)
        return json.loads(self.python("-m", "tests.benchmarks.measure", way, str(folder)))


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        here = Path(name)
        small, large = generate(here / "small", SMALL), generate(here / "large", LARGE)
        later = _those_after(large, generate(here / "later", LARGE + SMALL))
        bench = Bench(here)
        sys.stdout.write(COLUMNS.format(*HEAD))
        first = _show("add_child + publish(), the first", bench.measure("plain", small))
        _show("this importer, the same files", bench.measure("import", small), first)
        imported = bench.measure("import", large)
        _show("this importer, the large folder", imported, first)
        again = bench.measure("import", large, fresh=False)
        _show("again, nothing changed", again, first)
        rest = bench.measure("plain", later, fresh=False)
        last = _show("add_child + publish(), the last", rest, first)
        plain = 2 / (1 / first + 1 / last)
        ratio = imported["files"] / imported["seconds"] / plain
        sys.stdout.write(f"\nThe large folder, add_child + publish(): {plain:.1f} files/s\n")
        sys.stdout.write(f"The large folder, this importer: {ratio:.1f} x as fast\n")
        sys.exit(f"wrote {again['writes']} times" if again["writes"] else 0)


def _those_after(folder: Path, longer: Path) -> Path:
    """Return the longer folder with those files only that the other one does not have."""
    for file in longer.rglob("*.md"):
        if (folder / file.relative_to(longer)).exists():
            file.unlink()
    return longer


def _show(way: str, figures: dict, plain: float = 0) -> float:
    """Print a row of the table and return the files a second."""
    speed = figures["files"] / figures["seconds"]
    row = (figures["files"], f"{figures['seconds']:.1f}", f"{speed:.1f}")
    ratio = f"{speed / (plain or speed):.1f} x"
    counts = (f"{figures['peak']:.0f}", figures["writes"], figures["revisions"])
    sys.stdout.write(COLUMNS.format(way, *row, ratio, *counts))
    sys.stdout.flush()
    return speed


if __name__ == "__main__":
    main()
