"""Decide for names with a date before them whether their address needs the date."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from .content import Content


def settled(
    contents: Sequence[Content],
    address_of: Callable[[Content], Hashable],
    is_taken: Callable[[Hashable], bool],
) -> list[Content]:
    """Return the contents, with the date in the slug where another page has the one without.

    `address_of` gives parent and slug of a content, `is_taken` says whether the database has a
    page there. Of two names that differ in their dates only, both keep them.
    """
    times = Counter(map(address_of, contents))

    def settle(content: Content) -> Content:
        address = address_of(content)
        if content.spare_slug and (times[address] > 1 or is_taken(address)):
            return replace(content, slug=content.spare_slug)
        return content

    return [settle(content) for content in contents]
