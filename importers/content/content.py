"""Convert one document to the content of a page: fields, blocks, pictures, and problems."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from importers.content.defaults import fill_in
from importers.content.parts import read_parts
from importers.files.documents import Document
from importers.files.folder_settings import USUAL, FolderSettings
from importers.files.linked_files import LinkedFile, names_document
from importers.files.paths import Kind, Place, place_of
from importers.files.pictures import Picture, PictureError, PictureFolder
from importers.formats.values import Scalar
from importers.front_matter.fields import fields_of
from importers.front_matter.metadata import (
    FieldValues,
    Metadata,
    looks_like_story,
    read_metadata,
)
from importers.front_matter.schedule import Schedule
from importers.front_matter.split import FrontMatter
from importers.markdown.blocks import convert_body
from importers.markdown.findings import Block, InternalLink, PictureUse
from importers.problems import DocumentError, Problem, error, info, warning

# To be raised with any change by which the same file would give another page.
MAPPING_VERSION = 10
NOT_DRAWN = ("drawing-damaged", "drawing-refers", "drawing-too-large", "drawing-without-fonts")
MAX_CAPTION = 255  # PictureBlock.caption


@dataclass(frozen=True)
class PlacedPicture:
    """The value of a picture block until the picture is stored in the library."""

    picture: Picture
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a page.

    `fields` has the value of each field: a Picture, the Scalar that names a category, or a plain
    value. `pictures` maps each reference to the hash of its file, empty if it is missing. `slug` is
    the last part of the address; `fallback_slug` is a longer one, with the date or number of the
    file's name, for when another page has the short one. `slug_key` is the place in the file where
    the address is requested. `aliases` are old addresses: paths from the root of the site.
    """

    document: Document
    place: Place
    kind: Kind
    slug: str
    fields: FieldValues
    blocks: tuple[Block, ...]
    pictures: dict[str, str]
    unknown_keys: dict
    problems: tuple[Problem, ...]
    schedule: Schedule
    fallback_slug: str = ""
    slug_key: Scalar | None = None
    aliases: tuple[str, ...] = ()  # old addresses of the page, such as `/oud/pad/`
    links: tuple[InternalLink, ...] = ()
    headings: tuple[str, ...] = ()
    led_to: Scalar | None = None  # where a file without a text sent visitors
    story_list: str = ""  # the title of the list for a story; empty for the first of the site
    documents: Mapping[str, LinkedFile] = field(default_factory=dict)  # by the links to them
    # Where each link leads, once all pages are known: see `planning/internal_links.py`.
    targets: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return self.document.path


Converted = Content | DocumentError


def read_content(
    document: Document, folder: PictureFolder, settings: FolderSettings = USUAL
) -> Content:
    """Return the content of a document, or raise a DocumentError with every reason found."""
    parts, place, kind, metadata = _front_matter(document, settings)
    slug, fallback_slug = _slugs(place, kind, metadata)
    body = convert_body(parts.body, settings.components)
    pictures = _Pictures(document.path, folder, strict=settings.strict)
    values = pictures.in_fields(metadata.fields, kind)
    blocks = tuple(block for each in body.blocks if (block := pictures.placed(each)))
    linked = pictures.linked_documents(body.links)
    led_to = None if blocks else metadata.led_to
    schedule = replace(metadata.schedule, draft=metadata.schedule.draft or bool(led_to))
    about_page = _page_problems(place, kind, led_to, lacks_text=not (blocks or body.problems))
    return Content(
        document,
        place,
        kind,
        slug,
        values,
        blocks,
        pictures=pictures.hashes,
        unknown_keys=metadata.unknown_keys,
        problems=_checked(
            *parts.problems, *metadata.problems, *body.problems, *pictures.problems, *about_page
        ),
        schedule=schedule,
        fallback_slug=fallback_slug,
        slug_key=metadata.slug,
        aliases=_aliases(place, kind, metadata),
        links=body.links,
        headings=body.headings,
        led_to=None if metadata.schedule.draft else led_to,
        story_list=settings.list_of(document.path) if kind == "story" else "",
        documents=linked,
    )


def _front_matter(
    document: Document, settings: FolderSettings
) -> tuple[FrontMatter, Place, Kind, Metadata]:
    """Return what a file says of its page, after its folder's defaults have been filled in."""
    parts = read_parts(document)
    place = place_of(document.path, settings.sections)
    kind = place.section or ("story" if looks_like_story(parts) else "info")
    fill_in(parts, document.path, place, kind, strict=settings.strict)
    return parts, place, kind, read_metadata(parts, kind, place, strict=settings.strict)


def _page_problems(
    place: Place, kind: str, led_to: Scalar | None, *, lacks_text: bool
) -> Iterator[Problem]:
    """Yield what to report of a page as a whole: where it stands, and what it lacks or leads to."""
    if lacks_text and not led_to:
        yield warning("no-text")
    if place.unpublished:
        yield info("draft-by-name", name=place.unpublished)
    if kind == "info" and place.is_top_index:
        yield info("top-index")
    if led_to:
        yield warning("redirect-only", led_to.line, target=led_to.text)


def convert(document: Document, pictures: PictureFolder, settings: FolderSettings) -> Converted:
    """Return the content of a document, or the error with the reasons why it has none."""
    try:
        content = read_content(document, pictures, settings)
    except DocumentError as reason:
        return reason
    return replace(content, document=document.without_text())


class _Pictures:
    """Finds the pictures of one document, and records the hash of each reference."""

    def __init__(self, path: str, folder: PictureFolder, *, strict: bool):
        self.path = path
        self.strict = strict
        self.folder = folder
        self.hashes: dict[str, str] = {}
        self.problems: list[Problem] = []

    def _find_picture(self, reference: str) -> Picture:
        self.hashes[reference] = self.folder.hash_of(reference, self.path)
        return self.folder.find_picture(reference, self.path)

    def linked_documents(self, links: Iterable[InternalLink]) -> dict[str, LinkedFile]:
        """Return the documents that links lead to. The record knows those that are missing too."""
        found = {}
        for href in dict.fromkeys(link.href for link in links if names_document(link.href)):
            self.hashes[href] = self.folder.hash_of(href, self.path)
            document = self.folder.find_document(href, self.path)
            if document:
                found[href] = document
        return found

    def in_fields(self, values: FieldValues, kind: Kind) -> FieldValues:
        """Return the fields of a page with pictures instead of references to them."""
        names = [each.name for each in fields_of(kind) if each.refers_to == "picture"]
        return values | {name: self._of_page(values, name) for name in names}

    def _of_page(self, values: FieldValues, name: str) -> Picture | None:
        """Return the picture of a field; None, with a warning, if its file is missing."""
        reference = values[name]
        if reference is None:
            return None
        place = (reference.line, reference.column)
        try:
            picture = self._find_picture(reference.text)
        except PictureError as reason:
            is_away = reason.code == "picture-address" and not self.strict
            may_lack = reason.code in (*NOT_DRAWN, "picture-missing")
            level = warning if is_away or may_lack else error
            self.problems.append(level(reason.code, *place, **reason.values))
            return None
        self._warn_of_gps(picture, *place)
        if not values[f"{name}_alt"]:
            self.problems.append(warning("thumb-without-alt", *place, name=reference.text))
            return None
        return picture

    def placed(self, block: Block) -> Block | None:
        """Return a block with its picture; None if it is a picture that cannot be used."""
        if isinstance(block.value, PictureUse):
            picture = self._used(block.value)
            return replace(block, value=picture) if picture else None
        if isinstance(block.value, dict) and isinstance(block.value.get("picture"), PictureUse):
            picture = self._used(block.value["picture"])
            return replace(block, value={**block.value, "picture": picture})
        return block

    def _used(self, use: PictureUse) -> PlacedPicture | None:
        try:
            picture = self._find_picture(use.reference)
        except PictureError as reason:
            self.problems.append(warning(reason.code, use.line, **reason.values))
            return None
        self._warn_of_gps(picture, use.line)
        if len(use.caption) > MAX_CAPTION:
            values: dict[str, Any] = {
                "key": "caption",
                "limit": MAX_CAPTION,
                "length": len(use.caption),
            }
            self.problems.append(error("too-long", use.line, **values))
        if not use.alt:
            self.problems.append(warning("picture-without-alt", use.line, name=use.reference))
        return PlacedPicture(picture, use.alt, use.caption)

    def _warn_of_gps(self, picture: Picture, line: int, column: int | None = None) -> None:
        if picture.had_gps:
            self.problems.append(warning("gps", line, column, name=picture.file.name))


def _slugs(place: Place, kind: Kind, metadata: Metadata) -> tuple[str, str]:
    """Return the last part of the address, and a longer one to fall back on."""
    day = metadata.schedule.day if kind == "story" else None
    if metadata.slug:
        slug = metadata.slug.text
        return slug, f"{day}-{slug}" if day else ""
    slug = place.slug(metadata.fields["title"], kind)
    if not slug:
        raise DocumentError(error("no-address"))
    whole = place.whole_slug(metadata.fields["title"])
    if whole == slug and day:
        whole = f"{day}-{slug}"
    return slug, whole if whole != slug else ""


def _aliases(place: Place, kind: Kind, metadata: Metadata) -> tuple[str, ...]:
    """Return the old addresses, with the one that has the numbers before names in it."""
    numbered = place.numbered_address if kind == "info" and not metadata.slug else ""
    return (*metadata.aliases, *([numbered] if numbered else []))


def _checked(*problems: Problem) -> tuple[Problem, ...]:
    """Return the problems in the order of their lines; raise them if one of them is an error."""
    in_order = tuple(sorted(problems, key=lambda problem: problem.line or 0))
    if any(problem.level == "error" for problem in in_order):
        raise DocumentError(*in_order)
    return in_order
