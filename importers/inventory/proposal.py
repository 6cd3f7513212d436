"""Propose a `newsroom.toml`: what the folders of a site hold, and the addresses that they had."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from importers.content.content import Content
from importers.files.documents import find_files
from importers.files.folder import languages_of
from importers.files.folder_settings import NAME
from importers.files.languages import Languages, without_language
from importers.files.paths import SECTIONS, slug_of, title_of_folder
from importers.inventory.generators import find_project

_STORY_FOLDERS = (
    "_posts posts post blog blogs news nieuws verhalen stories articles artikelen berichten actueel"
)
STORY_FOLDERS = frozenset(_STORY_FOLDERS.split())
MOST_DATED = 0.6  # the part of files with a date from which a folder holds stories
FEWEST_AT_TOP = 10  # a few pages at the top may have dates and be no stories
BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Proposal:
    """`folder` is the one to import, `text` the file to put into it; empty if none is needed."""

    generator: str
    folder: Path
    text: str


def propose(folder: Path, contents: Iterable[Content]) -> Proposal | None:
    """Return a proposal for a folder without settings; None if nothing is recognised."""
    folder = folder.resolve()
    project = find_project(folder)
    start = project.content_of(folder) if project else folder
    inside = start.relative_to(folder).as_posix() if start != folder else ""
    name = project.generator.name if project else ""
    text = ""
    if not (start / NAME).exists():
        languages = languages_of(list(find_files(start)), "")
        patterns = project.patterns() if project else {}
        text = _text(_folders(contents, inside, languages), patterns, languages)
    return Proposal(name, start, text) if name or text else None


def _folders(
    contents: Iterable[Content], inside: str, languages: Languages
) -> dict[str, list[Content]]:
    """Return the contents by the folder in which they are, below the one to import."""
    found: dict[str, list[Content]] = defaultdict(list)
    for content in contents:
        if inside and not content.path.startswith(f"{inside}/"):
            continue
        path = without_language(content.path.removeprefix(inside).lstrip("/"), languages.chosen)
        folder, is_in, _rest = path.partition("/")
        found[folder if is_in else "."].append(content)
    return found


def _text(
    folders: Mapping[str, list[Content]], patterns: Mapping[str, str], languages: Languages
) -> str:
    several = languages.chosen and len(languages.counts) > 1
    lines = [f'language = "{languages.chosen}"', ""] if several else []
    lists = _lists(folders)
    found = (
        _row(name, folders[name], patterns.get(name, ""), lists.get(name, ""))
        for name in sorted(folders)
    )
    rows = [row for row in found if row]
    if lists and not _holds_stories(
        ".", folders.get(".", [])
    ):  # the list that `start_site` makes is one of them
        largest = max(lists, key=lambda name: len(folders[name]))
        lines += ["[stories]", f"title = {_quoted(lists[largest])}", ""]
    lines += ["[folders]", *rows] if rows else []
    return "".join(f"{line}\n" for line in lines)


def _lists(folders: Mapping[str, list[Content]]) -> dict[str, str]:
    """Return the title of a story list for each folder of stories, if there are several folders.

    Stories at the top come in the first list of the site, whatever its title.
    """
    names = [name for name, contents in folders.items() if _holds_stories(name, contents)]
    named = {name: title_of_folder(name.strip("_")) for name in names if name != "."}
    return named if len(names) > 1 and all(map(slug_of, named.values())) else {}


def _row(name: str, contents: list[Content], pattern: str, story_list: str) -> str:
    """Return the line for a folder, empty if the importer does the same by itself.

    `holds` is for stories only: a folder that is named to hold pages is no part of their addresses.
    """
    stories = _holds_stories(name, contents) and SECTIONS.get(name.lower()) != "story"
    said = ['holds = "stories"'] if stories else []
    said += [f"list = {_quoted(story_list)}"] if story_list else []
    if pattern:
        said.append(f"address = {_quoted('/' + pattern.lstrip('/'))}")
    key = name if BARE.fullmatch(name) else _quoted(name)
    if said == ['holds = "stories"']:
        return f'{key} = "stories"'
    return f"{key} = {{ {', '.join(said)} }}" if said else ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _holds_stories(name: str, contents: list[Content]) -> bool:
    if name.lower() in STORY_FOLDERS:
        return True
    dated = sum(map(_has_day, contents))
    fewest = FEWEST_AT_TOP if name == "." else 2
    return len(contents) >= fewest and dated >= len(contents) * MOST_DATED


def _has_day(content: Content) -> bool:
    return bool(content.schedule.day or content.place.day or "date" in content.unknown_keys)
