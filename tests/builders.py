"""One function for each kind of content that a test may need, with the least that is valid."""

import io
from pathlib import Path

from django.core.files.images import ImageFile
from django.core.management import call_command
from PIL import Image as PillowImage

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


def story(title: str = "Een verhaal", *, live: bool = True, **fields) -> StoryPage:
    fields.setdefault("category", category())
    fields.setdefault("excerpt", "Waar het over gaat.")
    fields.setdefault("body", [{"type": "text", "value": "<p>De tekst.</p>"}])
    return add(StoryIndexPage.objects.first(), StoryPage(title=title, live=live, **fields))


def info(title: str = "Over ons", *, parent=None, live: bool = True, **fields) -> InfoPage:
    fields.setdefault("body", [{"type": "text", "value": "<p>De tekst.</p>"}])
    return add(parent or HomePage.objects.first(), InfoPage(title=title, live=live, **fields))


def picture(
    title: str = "Portret", *, size=(80, 100), description: str = "Een portret"
) -> SiteImage:
    """A JPEG of one colour, with its sizes made: a test's transaction never gets to that task."""
    data = io.BytesIO()
    PillowImage.new("RGB", size, "#4ebab1").save(data, "JPEG")
    image = SiteImage(title=title, description=description)
    image.file = ImageFile(io.BytesIO(data.getvalue()), name="portret.jpg")
    image.save()
    image.make_renditions()
    return image


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
