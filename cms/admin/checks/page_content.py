"""Read the pictures and the targets of the buttons from a page's fields, for the rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from cms.admin.checks.finding import Place
from cms.models.blocks.body import TextBlock
from cms.models.blocks.buttons import ButtonBlock, DoorBlock
from cms.models.blocks.pictures import PictureBlock
from cms.models.public_pages import is_public


@dataclass(frozen=True)
class PagePicture:
    """A picture on a page. `id` is that of the picture itself.

    `place` is the field or block in which it is chosen, `alt_place` where its description is.
    """

    title: str
    alt: str
    decorative: bool
    width: int  # pixels
    is_large: bool
    place: Place
    alt_place: Place
    id: int


@dataclass(frozen=True)
class ButtonTarget:
    """A button, and whether the page that it links to is public."""

    label: str
    is_public: bool
    place: Place


def pictures_on(page: Page) -> list[PagePicture]:
    """Return the pictures in the fields and blocks of a page, in page order."""
    return [*_own_picture(page), *_pictures_in_blocks(page)]


def button_targets(page: Page) -> list[ButtonTarget]:
    """Return the buttons of a page that link to a page, including one that was deleted.

    Those of doors are left out: a door to a page that is not public is not shown at all.
    """
    return [
        ButtonTarget(value["label"] or "", is_public(value["page"]), place)
        for block, value, place, around in blocks_of(page)
        if isinstance(block, ButtonBlock) and not value["url"] and not isinstance(around, DoorBlock)
    ]


def has_content(page: Page) -> bool:
    """Return True if a page has another block than texts without words."""
    return any(
        not isinstance(block, TextBlock) or bool(strip_tags(value.source if value else "").strip())
        for block, value, _, around in blocks_of(page)
        if around is None
    )


def blocks_of(page: Page) -> Iterator[tuple]:
    """Yield all blocks of a page: `(block, value, place, enclosing block or None)`."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for child in getattr(page, field.name):
                place = Place(block=child.id or "")
                yield from _walk(child.block, child.value, place, None)


def _walk(block: blocks.Block, value, place: Place, around) -> Iterator[tuple]:
    yield block, value, place, around
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            yield from _walk(child, value.get(name), place, block)


def _own_picture(page: Page) -> Iterator[PagePicture]:
    name = getattr(page, "own_picture", "")
    image = name and getattr(page, name)
    if image:
        yield PagePicture(
            image.title,
            getattr(page, f"{name}_alt"),
            getattr(page, f"{name}_decorative"),
            image.width,
            True,
            Place(field=name),
            Place(field=f"{name}_alt"),
            image.pk,
        )


def _pictures_in_blocks(page: Page) -> Iterator[PagePicture]:
    for block, image, place, around in blocks_of(page):
        if isinstance(block, ImageBlock) and image:
            yield PagePicture(
                image.title,
                image.contextual_alt_text or "",
                bool(image.decorative),
                image.width,
                isinstance(around, PictureBlock),
                place,
                place,
                image.pk,
            )
