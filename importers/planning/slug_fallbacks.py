"""Decide which pages need the date or the number of their file's name in their slug."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from importers.content.content import Content

Address = TypeVar("Address", bound=Hashable)


def with_slug_fallbacks(
    contents: Sequence[Content],
    address_of: Callable[[Content], Address],
    is_taken: Callable[[Address], bool],
) -> list[Content]:
    """Return the contents, with the longer slug where another page has the short one.

    `address_of` returns parent and slug of a content, `is_taken` whether the database has a page
    there. Of two names that differ in their dates only, both keep them.
    """
    times = Counter(map(address_of, contents))

    def settle(content: Content) -> Content:
        address = address_of(content)
        if content.fallback_slug and (times[address] > 1 or is_taken(address)):
            return replace(content, slug=content.fallback_slug)
        return content

    return [settle(content) for content in contents]


def folder_address(content: Content) -> tuple:
    """Return the address of a page as its folder gives it, without a query of the database."""
    above = () if content.kind == "story" else content.place.names[:-1]
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
