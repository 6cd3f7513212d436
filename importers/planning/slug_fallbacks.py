"""Decide which pages need more in their slug: the date or the number of their file's name, or the
name of their folder."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from importers.content.content import Content
from importers.files.languages import CODES, language_of, without_language
from slugs import slug_of

Address = TypeVar("Address", bound=Hashable)


def with_slug_fallbacks(
    contents: Sequence[Content],
    address_of: Callable[[Content], Address],
    is_taken: Callable[[Address], bool],
) -> list[Content]:
    """Return the contents, with the longer slug where another page has the short one.

    `address_of` returns parent and slug of a content, `is_taken` whether the database has a page
    there. Of two names that differ in their dates only, both keep them; of two stories in folders
    of their own at the top, such as `blog` and `agenda`, both get the name of theirs.
    """
    times = Counter(map(address_of, contents))

    def dated(content: Content) -> Content:
        address = address_of(content)
        if content.fallback_slug and (times[address] > 1 or is_taken(address)):
            return replace(content, slug=content.fallback_slug)
        return content

    contents = [dated(content) for content in contents]
    folders: dict[Address, set[str]] = defaultdict(set)
    for content in contents:
        folders[address_of(content)].add(_folder(content))

    def with_folder(content: Content) -> Content:
        address, folder = address_of(content), slug_of(_folder(content))
        if content.kind == "story" and folder and len(folders[address]) > 1:
            return replace(content, slug=f"{folder}-{content.slug}")
        return content

    return [with_folder(content) for content in contents]


def _folder(content: Content) -> str:
    """Return the name of the folder at the top in which a file is, without that of a language."""
    path = without_language(content.path, language_of(content.path, CODES))
    folder, is_in, _ = path.partition("/")
    return folder if is_in else ""


def folder_address(content: Content) -> tuple:
    """Return the address of a page as its folder gives it, without a query of the database."""
    above = (content.story_list,) if content.kind == "story" else content.place.names[:-1]
    return (content.kind, above, content.slug)


def find_clashes(contents: Sequence[Content]) -> dict[str, list[str]]:
    """Return, for each file that wants the same address as others, the paths of those."""
    wanted: dict[tuple, list[str]] = {}
    for content in with_slug_fallbacks(contents, folder_address, lambda address: False):
        wanted.setdefault(folder_address(content), []).append(content.path)
    return {
        path: [other for other in paths if other != path]
        for paths in wanted.values()
        if len(paths) > 1
        for path in paths
    }
