"""Put what a file says into the fields of its page, and its pictures into the library."""

from uuid import NAMESPACE_URL, uuid5

from cms.models import InfoPage, SiteImage, StoryPage

from .categories import Categories
from .content import Content, PlacedPicture
from .fields import InfoFields
from .findings import Block
from .images import Picture, store
from .journal import Journal

MAX_DESCRIPTION = 255  # of a picture in the library


def fill(
    page: StoryPage | InfoPage, content: Content, categories: Categories, journal: Journal
) -> None:
    """Fill a page that is then to be saved. New categories and pictures are saved here."""
    values = content.fields
    page.title = values.title
    if isinstance(values, InfoFields):
        page.order = values.order
    else:
        page.category = categories.get(values.category.text)
        page.excerpt = values.excerpt
        page.date = values.date
        page.thumb = content.thumb and _stored(content.thumb, values.thumb_alt, journal)
        page.thumb_alt = values.thumb_alt
    # Dates that the file does not give belong to the editors.
    page.go_live_at = content.go_live_at or page.go_live_at
    page.expire_at = content.expire_at or page.expire_at
    fill_body(page, content, journal)


def fill_body(page: StoryPage | InfoPage, content: Content, journal: Journal) -> None:
    blocks = enumerate(content.blocks)
    page.body = [_block(block, content.path, number, journal) for number, block in blocks]


def _block(block: Block, path: str, number: int, journal: Journal) -> dict:
    value = block.value
    if isinstance(value, PlacedPicture):
        value = {"picture": _picture(value, journal), "caption": value.caption}
    elif isinstance(value, dict) and isinstance(value.get("picture"), PlacedPicture):
        value = {**value, "picture": _picture(value["picture"], journal)}
    # The same block keeps its id from import to import: staff's comments hang on it.
    block_id = str(uuid5(NAMESPACE_URL, f"{path}#{number}"))
    return {"type": block.type, "value": value, "id": block_id}


def _picture(placed: PlacedPicture, journal: Journal) -> dict:
    image = _stored(placed.picture, placed.alt, journal)
    return {"image": image.pk, "decorative": not placed.alt, "alt_text": placed.alt}


def _stored(picture: Picture, description: str, journal: Journal) -> SiteImage:
    return store(picture, description[:MAX_DESCRIPTION], journal)
