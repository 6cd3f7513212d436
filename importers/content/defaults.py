"""Fill in what a file does not say: its text, its title, its category and its summary.

Of each the report says where it came from. A strict run fills in as little as it can, and refuses
the file for the rest.
"""

import re

from django.utils.translation import gettext

from importers.content.excerpt import use_text_as_excerpt
from importers.content.title import use_heading_as_title
from importers.files.paths import NUMBERED, Kind, Place, apart, is_index, plain_name
from importers.formats.values import Scalar
from importers.front_matter.fields import BY_NAME
from importers.front_matter.split import FrontMatter
from importers.problems import warning

MAX_CATEGORY = 60  # Category.name


def use_text_of_keys(parts: FrontMatter) -> None:
    """Use the text that a key gives, if there is none below the keys."""
    for entry in parts.keys.use_all(BY_NAME["text"]) if not parts.body.strip() else ():
        if isinstance(entry.value, Scalar):
            parts.body = "\n" * entry.value.line + entry.value.text
            return


def fill_in(parts: FrontMatter, path: str, place: Place, kind: Kind, *, strict: bool) -> None:
    """Add what no key gives."""
    use_heading_as_title(parts, plain_name(place, path), strict=strict)
    if kind == "story":
        use_text_as_excerpt(parts, strict=strict)
        if not strict:
            _use_folder_as_category(parts, path)


def _use_folder_as_category(parts: FrontMatter, path: str) -> None:
    if parts.keys.gives(BY_NAME["category"]):
        return
    name = _folder_name(path)
    parts.keys.add("category", Scalar(name, parts.line, 1, quoted=True))
    parts.problems.append(warning("category-from-folder", parts.line, name=name))


def _folder_name(path: str) -> str:
    """Return the name of the nearest folder that has one in words. That of an index is the page's
    own."""
    *folders, file = path.split("/")
    own = 1 if is_index(NUMBERED.sub("", file, count=1).partition(".")[0]) else 0
    for folder in reversed(folders[: len(folders) - own]):
        words = re.sub(r"[-_]+", " ", apart(folder)).strip()
        if words.replace(" ", "").isalpha() and not folder.startswith("_"):
            return (words[:1].upper() + words[1:].lower())[:MAX_CATEGORY]
    return gettext("Stories")
