"""Read the settings of a content folder, `newsroom.toml`: its name, and what its folders hold.

    source = "website"
    language = "nl"

    [folders]
    blog = "stories"
    "docs/handleiding" = "pages"
    "." = "pages"

    [folders._posts]
    holds = "stories"
    address = "/:year/:month/:day/:title/"

    [folders.news]
    holds = "stories"
    list = "News"

    [components]
    ProfileCard = "person_card"

`folders` maps folders, relative to the content folder, to what is in them: `stories` or `pages`
(info pages). The name of such a folder is no part of the addresses. Folders that are not named
keep the default; `.` is the content folder itself, with all that no other entry names. `list` is
the title or the address of the story list in which the stories of a folder come, which is made if
there is none; without it they come in the first list of the site. `address` says at which
addresses their pages were on the old site: see `old_addresses.py`. `source` is the name by which
the importer knows the folder again: see `planning/records.py`. `components` says what the
components of the old site become: see `cms.profile.components`.

The same file can be the profile of the organisation (`cms.profile.schema`), whose other sections
the importer leaves to `manage.py start_site`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from django.utils.text import slugify

from cms.profile.components import Component, Components, read_components
from cms.profile.schema import SECTIONS as SECTIONS_OF_PROFILE
from cms.profile.toml_table import Problems as Reasons
from cms.profile.toml_table import Table
from importers.files.documents import SourceFile, read_document
from importers.files.languages import without_language
from importers.files.old_addresses import MAX_PATTERN, Addresses, unknown_names
from importers.files.paths import LANGUAGE, SECTIONS, Kind, slug_of
from importers.formats.strict_toml import load
from importers.formats.values import Collection, Scalar, Value, table_of
from importers.problems import DocumentError, Problem, error

NAME = "newsroom.toml"
SOURCE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
LANGUAGE_NAME = re.compile(r"|[a-z]{2}([-_][a-z]{2,4})?")
UNNAMED = ""  # the source of a folder without a name
KEYS_OF_FOLDER = ("holds", "address", "list")
MAX_LIST = 100  # characters
KINDS: dict[str, Kind] = {"stories": "story", "pages": "info"}
Sections = Mapping[str, str]  # folders in small letters → what their files are


@dataclass(frozen=True)
class FolderSettings:
    sections: Sections = field(default_factory=lambda: SECTIONS)
    source: str = UNNAMED
    components: Components = field(default_factory=dict)
    story_list_address: str = "/verhalen/"  # where `start_site` puts that page
    strict: bool = False  # refuse a file that lacks a key, rather than fill it in
    addresses: Addresses = field(default_factory=dict)
    language: str = ""  # that comes in, of a folder in several: see `languages.py`
    lists: Mapping[str, str] = field(default_factory=dict)  # folders → the titles of story lists

    def with_language(self, language: str) -> "FolderSettings":
        """Return these settings for a folder of which the files in one language come in."""
        sections = {**self.sections, LANGUAGE: language} if language else self.sections
        return replace(self, language=language, sections=sections)

    def list_of(self, path: str) -> str:
        """Return the title of the story list for the stories of a folder; "" for the first list."""
        plain = PurePosixPath(without_language(path, self.language))
        above = (str(folder).lower() for folder in plain.parents)
        return next((self.lists[each] for each in above if each in self.lists), "")

    def list_address(self, title: str) -> str:
        """Return where the list of a title is, if nobody gave it another address."""
        return f"/{slug_of(title)}/" if title else self.story_list_address

    def with_components_of(self, site: Components) -> "FolderSettings":
        """Return these settings, with the components of the site that are not named here."""
        return replace(self, components={**site, **self.components})


USUAL = FolderSettings()


class FolderSettingsError(Exception):
    """The file `newsroom.toml` cannot be used. Holds every reason that was found."""

    def __init__(self, *problems: Problem):
        super().__init__(*problems)
        self.problems = problems


def read_folder_settings(folder: Path) -> FolderSettings:
    """Return the settings of `folder`, or raise a FolderSettingsError."""
    file = folder / NAME
    is_empty = file.is_file() and not file.is_symlink() and not file.stat().st_size
    if is_empty or not (file.exists() or file.is_symlink()):
        return FolderSettings()
    try:
        return _read(file, folder)
    except DocumentError as reason:
        raise FolderSettingsError(*reason.problems) from reason


def _read(file: Path, folder: Path) -> FolderSettings:
    values, _ = load(read_document(SourceFile(NAME, file), folder).text)
    problems = [
        error("mapping-key", value.line, key=key)
        for key, value in values.items()
        if key not in SECTIONS_OF_PROFILE
    ]
    folders = values.get("folders", Collection({}, 1, 1))
    problems += _about_folders(folders)
    components, about_components = _components(values.get("components"))
    problems += about_components
    language = values.get("language", Scalar("", 1, 1))
    if not isinstance(language, Scalar) or not LANGUAGE_NAME.fullmatch(language.text):
        problems.append(error("mapping-language", language.line))
    source = values.get("source")
    if source and not _is_source(source):
        problems.append(error("mapping-source", source.line))
    if problems:
        raise DocumentError(*problems)
    said = {_folder(name): _said(value) for name, value in table_of(folders).items()}
    holds = {name: each["holds"] for name, each in said.items() if "holds" in each}
    named = {name: KINDS[kind.text] for name, kind in holds.items() if isinstance(kind, Scalar)}
    lists = {name: each["list"] for name, each in said.items() if "list" in each}
    named |= dict.fromkeys(lists, "story")
    return FolderSettings(
        {**SECTIONS, **named},
        source.text if isinstance(source, Scalar) else UNNAMED,
        components,
        _story_list(values.get("stories")),
        language=language.text if isinstance(language, Scalar) else "",
        addresses={
            name: _patterns(each["address"]) for name, each in said.items() if "address" in each
        },
        lists={
            name or ".": title.text.strip().strip("/")
            for name, title in lists.items()
            if isinstance(title, Scalar)
        },
    )


def _story_list(stories: Value | None) -> str:
    """Return the address of the story list in the profile; `start_site` checks it."""
    said = stories.items if isinstance(stories, Collection) else {}
    for key in ("slug", "title"):
        value = said.get(key) if isinstance(said, dict) else None
        if isinstance(value, Scalar) and slugify(value.text):
            return f"/{slugify(value.text)}/"
    return FolderSettings.story_list_address


def is_source_name(text: str) -> bool:
    return SOURCE_NAME.fullmatch(text) is not None


def _is_source(value: Value) -> bool:
    return isinstance(value, Scalar) and is_source_name(value.text)


def _about_folders(folders: Value) -> Iterator[Problem]:
    if not isinstance(folders, Collection) or not isinstance(folders.items, dict):
        yield error("mapping-folders", folders.line)
        return
    for name, value in folders.items.items():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            yield error("mapping-path", value.line, folder=name)
        yield from _about_folder(name, value)


def _about_folder(name: str, value: Value) -> Iterator[Problem]:
    said = _said(value)
    for key, each in said.items():
        if key == "holds" and not (isinstance(each, Scalar) and each.text in KINDS):
            written = each.text if isinstance(each, Scalar) else "…"
            yield error("mapping-kind", each.line, folder=name, value=written)
        elif key not in KEYS_OF_FOLDER:
            yield error("mapping-folder-key", each.line, folder=name, key=key)
    if "list" in said and not _is_list(said):
        yield error("mapping-list", said["list"].line, folder=name)
    if "address" in said:
        yield from _about_address(name, said["address"])


def _is_list(said: Mapping[str, Value]) -> bool:
    """Return True if a folder with stories names a list that can have an address."""
    title, holds = said["list"], said.get("holds")
    named = isinstance(title, Scalar) and len(title.text) <= MAX_LIST and slug_of(title.text)
    is_of_stories = holds is None or (isinstance(holds, Scalar) and holds.text == "stories")
    return bool(named) and is_of_stories


def _about_address(name: str, value: Value) -> Iterator[Problem]:
    """Yield what is wrong with the patterns of old addresses."""
    for each in value.scalars if isinstance(value, Collection) else [value]:
        if not isinstance(each, Scalar) or not each.text.startswith("/"):
            yield error("mapping-address", value.line, folder=name)
        elif len(each.text) > MAX_PATTERN or unknown_names(each.text):
            unknown = ", ".join(f":{word}" for word in unknown_names(each.text))
            yield error("mapping-address-name", value.line, folder=name, names=unknown or "…")


def _said(value: Value) -> dict[str, Value]:
    """Return what the file says of a folder by key; a text alone says what the folder holds."""
    is_table = isinstance(value, Collection) and isinstance(value.items, dict)
    return dict(table_of(value)) if is_table else {"holds": value}


def _patterns(value: Value) -> tuple[str, ...]:
    texts = value.scalars if isinstance(value, Collection) else [value]
    return tuple(each.text for each in texts if isinstance(each, Scalar))


def _components(value: Value | None) -> tuple[dict[str, Component], list[Problem]]:
    """Return the components by name, and the problems of their definitions."""
    if value is None:
        return {}, []
    if not isinstance(value, Collection) or not isinstance(value.items, dict):
        return {}, [error("mapping-components", value.line)]
    found: dict[str, Component] = {}
    problems: list[Problem] = []
    for name, each in value.items.items():
        reasons = Reasons()
        found |= read_components(Table({name: _plain(each)}, reasons, "components"))
        problems += (error("mapping-component", each.line, reason=reason) for reason in reasons)
    return found, problems


def _plain(value: Value) -> object:
    """Return a value in the types of Python's TOML parser, with a text for each scalar."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value.items, dict):
        return {name: _plain(each) for name, each in value.items.items()}
    return [_plain(each) for each in value.items]


def _folder(name: str) -> str:
    """Return a folder in the form in which `place_of` looks it up; the content folder is empty."""
    return "/".join(PurePosixPath(name).parts).lower()
