"""What the rules ask of a page itself: the pictures that it shows, and where its buttons lead."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from cms.admin.checks.finding import Place
from cms.models.blocks import ButtonBlock, PictureBlock


@dataclass(frozen=True)
class Shown:
    """A picture on a page. `place` is where it is chosen, `alt_place` where it is described."""

    title: str
    alt: str
    decorative: bool
    width: int  # pixels
    is_large: bool
    place: Place
    alt_place: Place


@dataclass(frozen=True)
class Aim:
    """A button, and whether a visitor who follows it finds a page."""

    label: str
    is_public: bool
    place: Place


def pictures_on(page: Page) -> list[Shown]:
    """Return the pictures of a page and of its blocks, in the order of the page."""
    return [*_own_picture(page), *_pictures_in_blocks(page)]


def aims_of(page: Page) -> list[Aim]:
    """Return the buttons of a page that lead to a page, or to one that is gone."""
    return [
        Aim(value["label"] or "", is_public(value["page"]), place)
        for block, value, place, _ in blocks_of(page)
        if isinstance(block, ButtonBlock) and not value["url"]
    ]


def is_public(page: Page | None) -> bool:
    return bool(page and page.live and not page.get_view_restrictions().exists())


def blocks_of(page: Page) -> Iterator[tuple]:
    """Go through all blocks: `(block, value, place, the block around it or None)`."""
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


def _own_picture(page: Page) -> Iterator[Shown]:
    name = getattr(page, "own_picture", "")
    image = name and getattr(page, name)
    if image:
        yield Shown(
            image.title,
            getattr(page, f"{name}_alt"),
            getattr(page, f"{name}_decorative"),
            image.width,
            True,
            Place(field=name),
            Place(field=f"{name}_alt"),
        )


def _pictures_in_blocks(page: Page) -> Iterator[Shown]:
    for block, image, place, around in blocks_of(page):
        if isinstance(block, ImageBlock) and image:
            yield Shown(
                image.title,
                image.contextual_alt_text or "",
                bool(image.decorative),
                image.width,
                isinstance(around, PictureBlock),
                place,
                place,
            )
