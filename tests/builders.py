"""One function for each kind of content that a test may need, with the least that is valid."""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unittest.mock import patch

from django.core.files.images import ImageFile
from django.core.management import call_command
from PIL import Image as PillowImage
from wagtail.images.models import Filter

from cms.images.sizes import make_sizes
from cms.models import Category, HomePage, InfoPage, SiteImage, StoryIndexPage, StoryPage
from tests.tasks import each_once

PROFILE = Path("importers/seeds/newsroom.toml")


def site() -> HomePage:
    """A site as `make run` makes it, without the drafts that wait for staff."""
    call_command("start_site", profile=PROFILE, verbosity=0)
    for draft in InfoPage.objects.filter(live=False):
        draft.delete()
    return HomePage.objects.get()


def category(name: str = "Ervaringen", **fields) -> Category:
    found = Category.objects.filter(name=name).first()
    if found is None:
        found = Category(name=name, **fields)
        found.full_clean()
        found.save()
    return found


def story(title: str = "Een verhaal", *, below=None, live: bool = True, **fields) -> StoryPage:
    fields.setdefault("category", category())
    fields.setdefault("excerpt", "Waar het over gaat.")
    fields.setdefault("body", [{"type": "text", "value": "<p>De tekst.</p>"}])
    return add(below or StoryIndexPage.objects.first(), StoryPage(title=title, live=live, **fields))


def info(title: str = "Over ons", *, parent=None, live: bool = True, **fields) -> InfoPage:
    fields.setdefault("body", [{"type": "text", "value": "<p>De tekst.</p>"}])
    return add(parent or HomePage.objects.first(), InfoPage(title=title, live=live, **fields))


def picture(
    title: str = "Portret", *, size=(80, 100), description: str = "Een portret"
) -> SiteImage:
    """A JPEG of one colour, with its sizes made: a test's transaction never gets to that task."""
    image = SiteImage(title=title, description=description)
    image.file = ImageFile(io.BytesIO(jpeg(size)), name="portret.jpg")
    image.save()
    with patch("cms.models.images.make_sizes", sizes_made_once):
        image.make_renditions()
    return image


@cache
def jpeg(size: tuple[int, int]) -> bytes:
    data = io.BytesIO()
    PillowImage.new("RGB", size, "#4ebab1").save(data, "JPEG")
    return data.getvalue()


def sizes_made_once(image: SiteImage, filters: Sequence[Filter]) -> dict[str, tuple[str, bytes]]:
    """The same files for each picture of these measures: to encode them takes up to a second."""
    key = (image.width, image.height, *(each.spec for each in filters))
    if key not in _sizes:
        _sizes[key] = make_sizes(image, filters)
    return dict(_sizes[key])


_sizes: dict[tuple, dict[str, tuple[str, bytes]]] = {}


def add(parent, page):
    parent.refresh_from_db()
    with each_once():
        parent.add_child(instance=page)
        if page.live:
            page.save_revision().publish()
            page.refresh_from_db()
        else:
            page.save_revision()
    return page
