"""Fill the fields of a page from the content of a file.

Whether a picture that the library lacks is stored in it is the caller's to say.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol
from uuid import NAMESPACE_URL, uuid5

from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from cms.models import Category, InfoPage, SiteImage, StoryPage
from importers.content.content import Content, PlacedPicture
from importers.files.linked_files import LinkedFile
from importers.files.pictures import Picture
from importers.front_matter.fields import fields_of
from importers.front_matter.metadata import FieldValues
from importers.front_matter.reader import Field
from importers.markdown.findings import Block
from importers.planning.link_targets import DOCUMENT, rewrite_links

MAX_DESCRIPTION = 255  # of a picture in the library


class Library(Protocol):
    """The pictures and documents to which pages refer."""

    def store(self, picture: Picture, description: str) -> SiteImage: ...

    def store_document(self, document: LinkedFile) -> AbstractDocument: ...


class Categories(Protocol):
    def get(self, name: str) -> Category: ...


def fill(
    page: StoryPage | InfoPage, content: Content, categories: Categories, library: Library
) -> None:
    """Fill a page, except its body. New categories and pictures are saved."""
    for field in fields_of(content.kind):
        setattr(page, field.name, _value(field, page, content.fields, categories, library))
    # Dates that the file does not give belong to the editors.
    page.go_live_at = content.schedule.go_live_at or page.go_live_at
    page.expire_at = content.schedule.expire_at or page.expire_at
    for block in content.blocks:
        _with_stored_picture(block, library)
    for document in content.documents.values():
        library.store_document(document)


def _value(
    field: Field,
    page: StoryPage | InfoPage,
    values: FieldValues,
    categories: Categories,
    library: Library,
):
    """Return the value for the attribute of a page; its default if the file gives none."""
    value = values[field.name]
    if value is None:
        return page._meta.get_field(field.name).get_default()  # type: ignore[union-attr]  # a column
    match field.refers_to:
        case "category":
            return categories.get(value.text)
        case "picture":
            return _stored(value, values[f"{field.name}_alt"], library)
    return value


def fill_body(page: StoryPage | InfoPage, content: Content, library: Library) -> None:
    blocks = enumerate(content.blocks)
    page.body = [_block(block, content.path, number, library) for number, block in blocks]


def with_links(
    content: Content, pages: Mapping[str, Page], library: Library, site_url: str
) -> Content:
    """Return the content with links to pages; `pages` are the new ones, by their files."""
    if not content.links:
        return content
    targets = {
        href: pages[target].pk if isinstance(target, str) and target in pages else target
        for href, target in content.targets.items()
    }
    for href, document in content.documents.items():
        stored = library.store_document(document)
        targets[href] = f"{DOCUMENT}{stored.pk} {stored.url}"
    return replace(content, blocks=rewrite_links(content.blocks, targets, site_url))


def _block(block: Block, path: str, number: int, library: Library) -> dict:
    # The same block keeps its id from import to import: staff's comments hang on it.
    name = f"{path}#{number}"
    value = _with_ids(_with_stored_picture(block, library), name)
    return {"type": block.type, "value": value, "id": _id(name)}


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def _with_ids(value, name: str):
    """Return the value of a block with an id for each block and item within it."""
    if isinstance(value, list):
        return [_with_ids(each, f"{name}.{number}") for number, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    inner = {key: _with_ids(each, f"{name}.{key}") for key, each in value.items()}
    is_block = value.keys() == {"type", "value"}
    return {**inner, "id": _id(name)} if is_block else inner


def _with_stored_picture(block: Block, library: Library) -> dict | str:
    """Return the value of a block with its picture in the library, stored if it is new."""
    value = block.value
    if isinstance(value, PlacedPicture):
        return {"picture": _picture(value, library), "caption": value.caption}
    if isinstance(value, dict) and isinstance(value.get("picture"), PlacedPicture):
        return {**value, "picture": _picture(value["picture"], library)}
    return value


def _picture(placed: PlacedPicture, library: Library) -> dict:
    image = _stored(placed.picture, placed.alt, library)
    return {"image": image.pk, "decorative": not placed.alt, "alt_text": placed.alt}


def _stored(picture: Picture, description: str, library: Library) -> SiteImage:
    return library.store(picture, description[:MAX_DESCRIPTION])
