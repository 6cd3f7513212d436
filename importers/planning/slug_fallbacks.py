"""Decide for names with a date or a number before them whether their address needs it."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from importers.content.content import Content


def with_slug_fallbacks(
    contents: Sequence[Content],
    address_of: Callable[[Content], Hashable],
    is_taken: Callable[[Hashable], bool],
) -> list[Content]:
    """Return the contents, with the longer slug where another page has the one without.

    `address_of` gives parent and slug of a content, `is_taken` says whether the database has a
    page there. Of two names that differ in their dates only, both keep them.
    """
    times = Counter(map(address_of, contents))

    def settle(content: Content) -> Content:
        address = address_of(content)
        if content.fallback_slug and (times[address] > 1 or is_taken(address)):
            return replace(content, slug=content.fallback_slug)
        return content

    return [settle(content) for content in contents]


def folder_address(content: Content) -> tuple:
    """Return where a page comes as far as the folder tells, without a look at the database."""
    above = () if content.kind == "story" else content.place.names[:-1]
    return (content.kind, above, content.slug)


def find_clashes(contents: Sequence[Content]) -> dict[str, list[str]]:
    """Return, for each file that wants the address of others, the paths of those."""
    wanted: dict[tuple, list[str]] = {}
    for content in with_slug_fallbacks(contents, folder_address, lambda address: False):
        wanted.setdefault(folder_address(content), []).append(content.path)
    return {
        path: [other for other in paths if other != path]
        for paths in wanted.values()
        if len(paths) > 1
        for path in paths
    }
