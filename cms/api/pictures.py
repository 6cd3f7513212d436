"""Which pictures pages have, and in which sizes they are wanted, read for a whole list at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from django.db.models import Prefetch
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.models import HomePage, SiteImage, SiteRendition, StoryPage
from cms.models.base import SitePage
from cms.models.blocks import PictureChoiceBlock
from cms.models.images import SHARE, filter_specs

# In place of the bare foreign keys that the models name in `api_fields`.
PICTURES = {
    StoryPage: {"thumb": ("thumb", "card"), "portrait": ("thumb", "portrait")},
    HomePage: {"hero_picture": ("hero_picture", "portrait")},
}
ON_ITS_PAGE = "portrait"  # the crop in which a page shows its own picture

Shown = tuple[int, str]  # the id of a picture, and its crop


def pictures_of(model: type[Page], wanted: set[str] | None) -> dict[str, list[str]]:
    """Return the sizes in which the pictures of a model are wanted (None: all), by field."""
    specs = defaultdict(list)
    for field, (name, crop) in PICTURES.get(model, {}).items():
        if wanted is None or field in wanted:
            specs[name] += filter_specs(crop)
    if issubclass(model, SitePage) and (wanted is None or "share_picture" in wanted):
        for name in filter(None, ("share_picture", model.own_picture)):
            specs[name].append(SHARE)
    return specs


def largest_pictures(pages: Iterable[SitePage]) -> dict[int, list[dict]]:
    """Return the largest file of each picture that pages show, in their order, by page id.

    A file is `{"type", "url", "width", "height"}`. A picture without one yet is left out.
    """
    shown = {page.pk: list(dict.fromkeys(shown_on(page))) for page in pages}
    ids = {image_id for each in shown.values() for image_id, _ in each}
    crops = {crop for each in shown.values() for _, crop in each}
    sizes = SiteRendition.objects.filter(filter_spec__in=filter_specs(*crops))
    images = SiteImage.objects.prefetch_related(Prefetch("renditions", sizes)).in_bulk(ids)
    sources = {
        (image_id, crop): images[image_id].picture_set(crop)["sources"]
        for image_id, crop in set(chain.from_iterable(shown.values()))
        if image_id in images
    }
    return {
        page_id: [sources[each][-1] for each in pictures if sources.get(each)]
        for page_id, pictures in shown.items()
    }


def shown_on(page: SitePage) -> Iterator[Shown]:
    """Go through the pictures of a page, its own one first. Nothing is read for it."""
    own = page.own_picture and getattr(page, f"{page.own_picture}_id")
    if own:
        yield own, ON_ITS_PAGE
    for field in page._meta.fields:
        if isinstance(field, StreamField):
            stream = getattr(page, field.name)
            yield from _in_block(stream.stream_block, stream.raw_data)


def _in_block(block: Block, raw) -> Iterator[Shown]:
    if isinstance(block, PictureChoiceBlock):
        image = raw.get("image") if isinstance(raw, dict) else raw  # as Wagtail reads both
        if image:
            yield image, block.crop
    elif isinstance(block, BaseStreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from _in_block(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _in_block(child, raw.get(name))
