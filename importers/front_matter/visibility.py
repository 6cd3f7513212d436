"""Tell from the keys of a file whether visitors of the old site ever saw its page.

Each generator has words of its own for a page that is not on the site. A page that was never public
comes as a draft. Of keys that mean nothing else, any value but a clear “no” counts.
"""

from collections.abc import Iterable, Iterator

from importers.formats.values import Scalar, Value
from importers.front_matter.reader import NO, YES, Entry

# Any value but no keeps the page off the site.
HIDING_KEYS = (
    *("hidden", "_hidden", "isHidden", "is_hidden", "private", "isPrivate", "is_private"),
    *("unlisted", "headless", "unpublished", "password"),
    *("extra.hidden", "extra.private", "extra.unlisted"),  # Zola: what its themes read
)
# Yes keeps it off the site; another value may be about something else.
DRAFT_KEYS = (
    "isDraft",
    "is_draft",
    "_draft",
    "concept",
    "wip",
    "protected",
    "disabled",
    "internal",
)
# No keeps it off the site, and so does a word that means no.
SHOWN_KEYS = (
    *("publish", "visibility", "access", "visible", "public", "isPublic", "is_public"),
    *("isPublished", "is_published", "dg-publish", "enabled", "render", "routable"),
    *("_discoverable", "_build.render", "build.render", "_build.list", "build.list"),
)
DRAFT_WORDS = (
    *("draft", "concept", "hidden", "private", "unlisted", "unpublished", "pending", "review"),
    *("in review", "in-review", "wip", "todo", "inactive", "disabled", "trash", "trashed"),
    *("deleted", "internal", "secret", "password", "protected", "members", "paid", "never"),
    *("none", "nobody", "local"),
)
LIVE_WORDS = ("published", "publish", "public", "live", "always", "active", "visible")


def is_status_word(value: Value) -> bool:
    """Return True if a value is one of the words for drafts and published pages."""
    return word_of(value) in DRAFT_WORDS + LIVE_WORDS


def says_yes_or_no(value: Value) -> bool:
    return word_of(value) in NO + YES


def says_who_sees_it(value: Value) -> bool:
    """Return True if a value says yes or no, or is a word for drafts and published pages."""
    return says_yes_or_no(value) or is_status_word(value)


def word_of(value: Value) -> str:
    return value.text.strip().lower() if isinstance(value, Scalar) else ""


def withholding(
    hiding: Iterable[Entry], drafts: Iterable[Entry], shown: Iterable[Entry]
) -> Iterator[Entry]:
    """Yield the keys by which the old site left the page out."""
    yield from (
        each for each in hiding if not each.value.is_empty and word_of(each.value) not in NO
    )
    yield from (each for each in drafts if word_of(each.value) in YES)
    yield from (each for each in shown if word_of(each.value) in NO + DRAFT_WORDS)
