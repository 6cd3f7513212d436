"""The table of all that front matter can say of a page.

Reading front matter, filling and comparing pages, the text diff and `docs/front-matter.md` all
follow it. To read another field of a page from files, add a row here and raise `MAPPING_VERSION`.
"""

from functools import cache

from importers.files.paths import Kind
from importers.formats.values import Scalar, Value
from importers.front_matter.dates import says_when
from importers.front_matter.reader import Entry, Field, FieldReader
from importers.front_matter.visibility import (
    DRAFT_KEYS,
    HIDING_KEYS,
    SHOWN_KEYS,
    is_status_word,
    says_who_sees_it,
    says_yes_or_no,
)
from importers.problems import info

RECORDED = ("tags", "tag", "keywords")  # kept in the import record: nothing shows them yet
# Only a story has one of these.
STORY_KEYS = ("category", "categories", "taxonomies.categories", "excerpt")


def is_text(value: Value) -> bool:
    return isinstance(value, Scalar) and not value.is_empty


def _order(reader: FieldReader, field: Field, entry: Entry | None) -> int | None:
    """Return the number that a key gives, or else the one before the name of the file."""
    place = reader.place
    if entry or place is None or place.number is None:
        return reader.whole_number(field, entry)
    reader.problems.append(info("order-from-name", order=place.number, name=place.names[-1]))
    return place.number


FIELDS: tuple[Field, ...] = (
    Field(
        "title",
        keys=("title",),
        label="title",
        read=FieldReader.line_of_text,
        on_page=True,
        required=True,
        limit=255,
        note="a line of text; else the first heading, or the name of the file",
    ),
    Field(
        "category",
        keys=("category", "categories", "taxonomies.categories"),
        label="category",
        read=FieldReader.category,
        on_page=True,
        kinds=("story",),
        required=True,
        limit=60,
        refers_to="category",
        note="a text, or a list of which the first counts; else the name of the folder",
    ),
    Field(
        "excerpt",
        keys=("excerpt", "summary", "description", "deck", "lead", "intro"),
        label="summary",
        read=FieldReader.text,
        on_page=True,
        kinds=("story",),
        required=True,
        note="a text; else the text above `<!--more-->`, or the first paragraph",
    ),
    Field(
        "date",
        keys=(
            *("date", "pubDate", "pubdate", "publishDate", "publishdate"),
            *("published_at", "publishedAt", "publish_date", "date.created"),
        ),
        label="date",
        on_page=True,
        note="a day, with or without a time; else `2021-06-06-` before the file's name, or "
        "`2021/06/06-` with folders",
    ),
    Field(
        "thumb",
        keys=(
            *("thumb", "thumbnail", "image", "image.src", "image.url", "image.path"),
            *("cover", "cover.image", "cover.src", "cover_image", "coverImage"),
            *("featured_image", "featuredImage", "hero.image", "hero.src", "heroImage"),
            *("hero_image", "graphic.src", "graphic.image", "header.teaser", "header.image"),
            "primary_image",
        ),
        label="picture",
        read=FieldReader.scalar,
        on_page=True,
        kinds=("story",),
        refers_to="picture",
        note="the name of a file, or its path",
    ),
    Field(
        "thumb_alt",
        keys=(
            *("thumbalt", "thumb_alt", "thumbnail_alt", "image_alt", "imageAlt", "image.alt"),
            *("cover_alt", "coverAlt", "cover.alt", "cover.image_alt", "cover_image_alt"),
            *("featured_image_alt", "featuredImageAlt", "hero.image_alt", "hero.alt"),
            *("heroImageAlt", "hero_image_alt", "graphic.alt", "header.image_alt"),
            "primary_image_alt",
        ),
        label="description of the picture",
        read=FieldReader.text,
        on_page=True,
        kinds=("story",),
        limit=255,
        note="a line of text",
    ),
    Field(
        "order",
        keys=("order", "weight", "sidebar_position", "nav_order", "menu_order"),
        label="place in the menu",
        read=_order,
        on_page=True,
        kinds=("info",),
        note="a whole number; else `01-` before the file's name",
    ),
    Field(
        "text",
        keys=("content", "body", "text"),
        label="text",
        accepts=is_text,
        note="the text of a file that has none below its keys",
    ),
    Field(
        "draft",
        keys=("draft",),
        label="draft",
        note="yes or no; a file in `drafts/`, or with `_` before its name, is a draft too",
    ),
    Field(
        "hiding",
        keys=HIDING_KEYS,
        label="hidden",
        note="any value but no makes a draft",
    ),
    Field(
        "drafts",
        keys=DRAFT_KEYS,
        label="not ready",
        accepts=says_yes_or_no,
        note="yes makes a draft",
    ),
    Field(
        "shown",
        keys=SHOWN_KEYS,
        label="for visitors",
        accepts=says_who_sees_it,
        note="no makes a draft, and so does a word such as `private` or `never`",
    ),
    Field(
        "published",
        keys=("published",),
        label="published",
        note="no makes a draft; a day is the date of the page",
    ),
    Field(
        "status",
        keys=("status",),
        label="status",
        accepts=is_status_word,
        note="`draft`, `concept`, `hidden`, `private`, `pending` and the like make a draft",
    ),
    Field(
        "expiry",
        keys=(
            *("expirydate", "expiryDate", "expiry_date", "expires"),
            *("unpublishdate", "unpublishDate", "unpublish_date"),
        ),
        label="last day",
        note="a day, with or without a time",
    ),
    Field(
        "changed",
        keys=(
            *("lastmod", "last_modified_at", "lastModified", "last_modified", "modified"),
            *("updated", "updated_at", "updatedAt", "updatedDate", "updated_date"),
            *("lastUpdated", "last_updated", "last_update.date", "dateModified", "date_modified"),
            "date.updated",
        ),
        label="last change",
        accepts=says_when,
        note="a day, with or without a time, that search engines and feeds are told; else the date",
    ),
    Field(
        "redirect",
        keys=("redirect", "redirect_to", "redirectTo", "redirect_url", "redirectUrl"),
        label="leads elsewhere",
        note="an address; a file with it and without a text makes a draft",
    ),
    Field(
        "slug",
        keys=("slug", "permalink", "url", "path"),
        label="address",
        note="the last part of the address, or a path; else the file's name",
    ),
    Field(
        "aliases",
        keys=("aliases", "alias", "redirect_from", "redirectFrom"),
        label="old addresses",
        note="a text, or a list of texts",
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
# Of the home page; `planning/home_page.py` takes their values from the title and the summary.
HOME_FIELDS = (
    Field("hero_title", keys=(), label="headline", on_page=True, kinds=("home",), limit=120),
    Field("hero_lead", keys=(), label="introduction", on_page=True, kinds=("home",)),
)
_TIMES = ("draft", "published", "status", "date", "expiry", "changed")
# What decides together when a page is on the site, and what gives it its addresses.
SCHEDULE = tuple(BY_NAME[name] for name in _TIMES)
# Of these each key counts, not only the first.
VISIBILITY = tuple(BY_NAME[name] for name in ("hiding", "drafts", "shown"))
ADDRESS = (BY_NAME["slug"], BY_NAME["aliases"])
KNOWN_KEYS = frozenset(key for field in FIELDS for key in field.keys)


@cache
def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return the fields that are attributes of pages of this kind."""
    return tuple(
        field for field in (*FIELDS, *HOME_FIELDS) if field.on_page and kind in field.kinds
    )
