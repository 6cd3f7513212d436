"""Reads the additions of docs/extending.md: the diff of each, and how many files it takes."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/extending.md"
SECTION = re.compile(
    r"^## (?P<title>.+)\n\nFiles: (?P<files>\d+)\n(?P<text>(?:(?!^## ).*\n)*)", re.M
)
DIFF = re.compile(r"^```diff\n(.*?)^```$", re.M | re.S)
FILE = re.compile(r"^diff --git a/(\S+) b/", re.M)


@dataclass(frozen=True)
class Addition:
    title: str
    files: int
    diff: str

    @property
    def paths(self) -> list[str]:
        return FILE.findall(self.diff)


def additions() -> dict[str, Addition]:
    """Return the additions by their titles, in the order of the page."""
    sections = SECTION.finditer(PAGE.read_text(encoding="utf-8"))
    return {
        found["title"]: Addition(found["title"], int(found["files"]), DIFF.search(found["text"])[1])
        for found in sections
    }
