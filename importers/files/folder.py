"""Read a content folder: its documents, its settings, and what is no document."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from django.conf import settings as settings_of_django

from importers.files import documents
from importers.files.documents import Document, SourceFile
from importers.files.folder_settings import FolderSettings, read_folder_settings
from importers.files.languages import Languages, find_languages, without_language
from importers.files.paths import place_of
from importers.files.readmes import readmes_for_writers
from importers.options import Follow, Options, silently
from importers.problems import DocumentError, Problem, WorkOn, error, info

KEYS_ONLY = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(?:(?!\1).*\n)*\1\s*")


class NoContentError(Exception):
    """The folder is not there, or holds no file that could become a page."""


@dataclass(frozen=True)
class LeftFile:
    """A file that is not read as a page, with the reasons. `is_refused` if it should have been
    one."""

    path: str
    problems: tuple[Problem, ...]
    is_refused: bool


@dataclass(frozen=True)
class FolderContents:
    """The contents of a folder. `paths` are all its files, also those that the run does not
    include."""

    documents: tuple[Document, ...]
    left: tuple[LeftFile, ...]
    paths: frozenset[str]
    settings: FolderSettings

    def may_hold(self, path: str) -> bool:
        """Return True if a file is there, or may be, in a folder that could not be listed."""
        if path.endswith("/"):  # the page of a folder: there as long as anything is in that
            return path in self.folders
        above = (str(folder) for folder in PurePosixPath(path).parents)
        return path in self.paths or not self.paths.isdisjoint(above)

    @cached_property
    def folders(self) -> frozenset[str]:
        """All folders that hold a file, also further down, with `/` at their end."""
        return frozenset(f"{each}/" for path in self.paths for each in PurePosixPath(path).parents)

    @property
    def refused(self) -> tuple[str, ...]:
        return tuple(each.path for each in self.left if each.is_refused)


def read_folder(folder: Path, options: Options, follow: Follow = silently) -> FolderContents:
    """Return what is in the folder, or raise a NoContentError or a FolderSettingsError."""
    found = list(documents.find_files(folder)) if folder.is_dir() else []
    settings = read_folder_settings(folder) if found else FolderSettings()
    languages = languages_of(found, options.language or settings.language)
    chosen = [
        each for each in found if options.includes(each.path) and languages.includes(each.path)
    ]
    read, left = _read_all(follow(chosen, "read"), found, folder)
    left += _others(languages)
    paths = frozenset(each.path for each in found)
    for_writers = readmes_for_writers(read, paths)
    left += [LeftFile(path, (info("readme"),), is_refused=False) for path in sorted(for_writers)]
    settings = settings.with_language(languages.chosen)
    lists = story_lists(read, settings)
    left += [LeftFile(path, (info("story-list"),), is_refused=False) for path in sorted(lists)]
    home = {each.path for each in read if _is_empty_home(each, settings)}
    left += [LeftFile(path, (info("home-without-text"),), is_refused=False) for path in home]
    read = [each for each in read if each.path not in for_writers | lists | home]
    contents = FolderContents(tuple(read), tuple(left), paths, settings)
    if not read and not contents.refused:
        raise NoContentError
    return contents


def story_lists(read: Iterable[Document], settings: FolderSettings) -> frozenset[str]:
    """Return the files that list the stories of a folder: this site has such a page already. Those
    are each `_index.md`, and an `index.md` with keys only, of which a template makes the list."""
    return frozenset(each.path for each in read if _is_list(each, settings))


def _is_list(document: Document, settings: FolderSettings) -> bool:
    path = PurePosixPath(without_language(document.path, settings.language).lower())
    if path.name == "_index.md" and path.parent.name:
        return place_of(document.path, settings.sections).section == "story"
    is_of_section = settings.sections.get(str(path.parent)) == "story"
    return path.name == "index.md" and is_of_section and bool(KEYS_ONLY.fullmatch(document.text))


def _is_empty_home(document: Document, settings: FolderSettings) -> bool:
    """Return True for an index at the top with keys only, of which a template made the page."""
    is_top = place_of(document.path, settings.sections).is_top_index
    return is_top and bool(KEYS_ONLY.fullmatch(document.text))


def languages_of(found: Iterable[SourceFile], wanted: str) -> Languages:
    """Return the languages of the folder, and the one that comes in: the one wanted, if any is."""
    of_site = settings_of_django.LANGUAGE_CODE.split("-")[0]
    return find_languages([each.path for each in found], wanted, of_site)


def _others(languages: Languages) -> list[LeftFile]:
    """Return one entry for each language that does not come in, with the number of its files."""
    chosen = languages.chosen or "?"
    return [
        LeftFile(
            f"*.{language}.md" if language else "*.md",
            (info("language-left", language=language or "?", count=count, chosen=chosen),),
            is_refused=False,
        )
        for language, count in languages.others
    ]


def _read_all(
    chosen: Iterable[SourceFile], found: Sequence[SourceFile], folder: Path
) -> tuple[list[Document], list[LeftFile]]:
    """Return the documents, and the files that are left out."""
    times = Counter(each.path for each in found)
    read: list[Document] = []
    left: list[LeftFile] = []
    for each in chosen:
        with WorkOn(each.path):
            one = _read(each, folder)
        if isinstance(one, Document) and times[each.path] > 1:  # é in one character, and é in two
            one = LeftFile(each.path, (error("name-twice"),), is_refused=True)
        if isinstance(one, Document):
            read.append(one)
        else:
            left.append(one)
    return read, left


def _read(found: SourceFile, folder: Path) -> Document | LeftFile:
    """Return the document, or the file with the reason why it is none."""
    if documents.is_linked_folder(found):
        return LeftFile(found.path, (info("linked-folder"),), is_refused=False)
    try:
        document = documents.read_document(found, folder)
    except DocumentError as reason:
        return LeftFile(found.path, reason.problems, is_refused=True)
    ignored = documents.why_ignored(document)
    return LeftFile(found.path, (ignored,), is_refused=False) if ignored else document
