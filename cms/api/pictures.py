"""The pictures of pages and the renditions that a response needs, read for a whole list at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from django.db.models import Prefetch
from wagtail.blocks import Block, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.models import SiteImage, SiteRendition
from cms.models.base import SitePage
from cms.models.blocks.pictures import PictureChoiceBlock
from cms.models.images import SHARE, filter_specs

ON_ITS_PAGE = "portrait"  # the crop of a page's own picture on that page

PictureCrop = tuple[int, str]  # the id of a picture, and its crop


def picture_fields(model: type[Page]) -> dict[str, tuple[str, str]]:
    """Return the fields of the API that are pictures: by name, the model's field and its crop."""
    return getattr(model, "api_pictures", {})


def described_picture(model: type[Page], field: str) -> str:
    """Return the model's own picture if an API field is its alternative text, else ""."""
    own = getattr(model, "own_picture", "")
    return own if own and field == f"{own}_alt" else ""


def pictures_of(model: type[Page], wanted: set[str] | None) -> dict[str, list[str]]:
    """Return the filter specs needed for the `wanted` API fields (None: all), by model field."""
    specs: defaultdict[str, list[str]] = defaultdict(list)
    for own in filter(None, (described_picture(model, field) for field in wanted or ())):
        specs[own] = []
    for field, (name, crop) in picture_fields(model).items():
        if wanted is None or field in wanted:
            specs[name] += filter_specs(crop)
    if issubclass(model, SitePage) and (wanted is None or "share_picture" in wanted):
        for name in filter(None, ("share_picture", model.own_picture)):
            specs[name].append(SHARE)
    return specs


def largest_pictures(pages: Iterable[SitePage]) -> dict[int, list[dict]]:
    """Return the largest rendition of each picture of the pages, in page order, by page id.

    A rendition is `{"type", "url", "width", "height"}`. A picture that has none yet is left out.
    """
    shown = {page.pk: list(dict.fromkeys(pictures_in(page))) for page in pages}
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


def pictures_in(page: SitePage) -> Iterator[PictureCrop]:
    """Yield the pictures of a page, its own one first. Makes no queries."""
    own = page.own_picture and getattr(page, f"{page.own_picture}_id")
    if own:
        yield own, ON_ITS_PAGE
    for field in page._meta.fields:
        if isinstance(field, StreamField):
            stream = getattr(page, field.name)
            yield from _in_block(stream.stream_block, stream.raw_data)


def _in_block(block: Block, raw) -> Iterator[PictureCrop]:
    if isinstance(block, PictureChoiceBlock):
        image = raw.get("image") if isinstance(raw, dict) else raw  # as Wagtail reads both
        if image:
            yield image, block.crop
    elif isinstance(block, StreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from _in_block(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _in_block(child, raw.get(name))
