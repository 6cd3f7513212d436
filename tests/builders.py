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
from cms.models import Category, FormPage, HomePage, InfoPage, SiteImage, StoryIndexPage, StoryPage
from tests.tasks import each_once

PROFILE = Path("importers/seeds/newsroom.toml")


def site() -> HomePage:
    """A site as `make run` makes it, without the drafts that wait for staff."""
    call_command("start_site", profile=PROFILE, verbosity=0)
    for model in (InfoPage, FormPage):
        for draft in model.objects.filter(live=False):
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


# The id of the story list that `start_site` makes, after the pages and forms of the profile.
STORY_LIST = 8


def info(title: str = "Over ons", *, parent=None, live: bool = True, **fields) -> InfoPage:
    fields.setdefault("body", [{"type": "text", "value": "<p>De tekst.</p>"}])
    return add(parent or HomePage.objects.first(), InfoPage(title=title, live=live, **fields))


QUESTIONS = [
    ("short_text", "naam", {"label": "Je naam", "purpose": "name"}),
    ("email", "mail", {"label": "Je e-mailadres"}),
    ("telephone", "telefoon", {"label": "Je telefoonnummer", "required": False}),
    ("long_text", "vraag", {"label": "Waar kunnen we mee helpen?"}),
    ("number", "leeftijd", {"label": "Je leeftijd", "required": False, "lowest": 16}),
    ("date", "vanaf", {"label": "Vanaf wanneer?", "required": False}),
    (
        "choice",
        "weg",
        {"label": "Hoe vond je ons?", "required": False, "choices": ["Krant", "Vriend"]},
    ),
    ("choices", "dagen", {"label": "Wanneer kun je?", "required": False, "choices": ["ma", "di"]}),
    ("checkbox", "nieuws", {"label": "Stuur mij nieuws", "required": False}),
    ("consent", "akkoord", {"label": "Ik ga akkoord", "text": "Jullie bewaren dit 90 dagen."}),
]
# An answer that is complete and valid.
ANSWER = {
    "naam": "Noor de Vries",
    "mail": "noor@example.org",
    "vraag": "Ik zoek werk en weet niet waar ik moet beginnen.",
    "akkoord": "ja",
}


def form(title: str = "Ik wil hulp", *, parent=None, live: bool = True, **fields) -> FormPage:
    """A form with a question of each type. The ids of the questions are words here."""
    defaults = {"help": "", "required": True}
    raw = [{"type": kind, "id": name, "value": defaults | value} for kind, name, value in QUESTIONS]
    fields.setdefault("questions", raw)
    return add(parent or HomePage.objects.first(), FormPage(title=title, live=live, **fields))


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
