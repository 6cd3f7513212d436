"""Make the pictures of the site in docs/site: `make site-pictures`.

A server of its own, with the seeds and stories that nobody wrote, is looked at as a visitor would.
`tests/test_guide.py` looks that docs/site.md shows each of these pictures.
"""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests import servers
from tests.browser.conftest import PATIENCE, PHONE, QUIET, program

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "site"
LARGEST = 150_000  # bytes
COLOURS = 256
DESKTOP: ViewportSize = {"width": 1366, "height": 900}
STORIES = [
    (
        "Van kok naar kraanmachinist",
        "Ervaringen",
        "Na een val kon Ruud niet meer staan. Nu rijdt hij op een kraan van dertig meter.",
    ),
    (
        "Solliciteren met hulp van je buurvrouw",
        "Ervaringen",
        "Meryem schreef in een jaar tachtig brieven. De eenentachtigste schreef ze niet alleen.",
    ),
    (
        "Een kop koffie, een plan en een fiets",
        "Ervaringen",
        "Meer had Teun niet nodig om weer op tijd op zijn werk te komen.",
    ),
    (
        "Vijftien nieuwe maatjes opgeleid",
        "Nieuws",
        "Ze leerden luisteren, vragen stellen en niets overnemen.",
    ),
    (
        "“Ik durfde de telefoon niet op te nemen”",
        "Ervaringen",
        "Hoe Sanne weer leerde bellen, met een maatje naast zich aan tafel.",
    ),
    (
        "De bibliotheek als werkplek",
        "Partners",
        "Elke dinsdag zitten er maatjes tussen de boeken, voor wie zomaar wil binnenlopen.",
    ),
    (
        "Wat een maatje niet doet",
        "Vrijwilligers",
        "Geen brieven voor je schrijven, geen baan voor je regelen. Wel naast je staan.",
    ),
    (
        "Weer werken na een burn-out",
        "Ervaringen",
        "Jeroen begon met vier uur in de week, en vond dat eerst te weinig.",
    ),
    (
        "Open avond voor wie maatje wil worden",
        "Nieuws",
        "Kom langs, stel je vragen en neem iemand mee die ook nieuwsgierig is.",
    ),
]
TEXT = (
    "<p>Het begon met een gesprek van een uur. Daarna volgden er meer, elke week op dezelfde dag, "
    "aan dezelfde tafel.</p><h2>De eerste weken</h2><p>We maakten een lijst van wat al goed ging. "
    "Die was langer dan ik dacht. Pas daarna keken we naar wat ik wilde veranderen, en wat ik "
    "daarvoor kon doen.</p><h2>Wat er veranderde</h2><p>Ik ben weer gaan solliciteren. Niet op "
    "alles, maar op wat bij me past.</p>"
)
CONTENT = f"""
from datetime import date, timedelta
from wagtail.models import Site
from cms.models import FormPage, SiteDetails
from tests import builders
for draft in FormPage.objects.filter(live=False):
    draft.get_latest_revision().publish()
text = [{{"type": "text", "value": {TEXT!r}}}]
for number, (title, category, excerpt) in enumerate({STORIES!r}):
    day = date(2026, 3, 2) - timedelta(days=17 * number)
    builders.story(
        title, category=builders.category(category), excerpt=excerpt, body=text, date=day
    )
details = SiteDetails.for_site(Site.objects.get())
details.phone, details.email = "070 123 45 67", "hallo@example.org"
details.address = "Voorbeeldstraat 1\\n2500 AA Den Haag"
details.opening_hours = "Maandag tot en met donderdag, 9.00 tot 17.00 uur"
details.rsin, details.kvk, details.is_anbi = "123456789", "12345678", True
details.anbi_goal = "Mensen die werk zoeken vinden hun weg, met een vrijwilliger naast zich."
details.anbi_board = "A. Jansen, voorzitter\\nB. de Boer, penningmeester\\nC. Yildiz, secretaris"
details.anbi_pay = "Het bestuur wordt niet betaald. Medewerkers volgen de cao Sociaal Werk."
details.anbi_plan = "Elk jaar leiden we twintig maatjes op en begeleiden we honderd mensen."
details.save()
builders.info("Contact", order=8, body=[{{"type": "contact", "value": None}}, {{
    "type": "text", "value": "<p>Je kunt bellen, mailen of langskomen. Liever dat wij jou bellen? "
    "<a href='/ik-wil-hulp/'>Laat je nummer achter</a>.</p>"
}}])
builders.info("ANBI", at_foot=True, body=[{{"type": "anbi", "value": None}}])
"""


def nothing(page: Page) -> None:
    """A page is shown as it comes."""


def with_errors(page: Page) -> None:
    page.get_by_label("Je naam").fill("Noor de Vries")
    page.get_by_role("button", name="Vraag hulp").click()
    problem = page.get_by_role("alert").filter(has_text="Er klopt nog iets niet")
    problem.evaluate("problem => problem.scrollIntoView()")
    page.mouse.wheel(0, -24)


def sent(page: Page) -> None:
    page.get_by_label("Je naam").fill("Noor de Vries")
    page.get_by_label("Je telefoonnummer").fill("06 12345678")
    page.get_by_label("Je woonplaats").fill("Den Haag")
    page.get_by_label("Ik ga hiermee akkoord.").check()
    page.get_by_role("button", name="Vraag hulp").click()
    number, again = page.locator(".sent strong"), page.get_by_role("heading", name="Klopt dit?")
    number.or_(again).wait_for()
    if again.is_visible():
        page.get_by_role("button", name="Vraag hulp").click()
    expect(number).to_be_visible()


@dataclass(frozen=True)
class Picture:
    path: str
    is_phone: bool = False
    scheme: str = "light"
    act: Callable[[Page], None] = nothing


STORY = "/verhalen/een-kop-koffie-een-plan-en-een-fiets/"
PICTURES = {
    "home-desktop": Picture("/"),
    "home-phone": Picture("/", is_phone=True),
    "stories-desktop": Picture("/verhalen/"),
    "stories-phone": Picture("/verhalen/", is_phone=True),
    "story-desktop": Picture(STORY),
    "story-dark": Picture(STORY, is_phone=True, scheme="dark"),
    "search-phone": Picture("/zoeken/?q=soliciteren", is_phone=True),
    "form-phone": Picture("/ik-wil-hulp/", is_phone=True),
    "form-errors": Picture("/ik-wil-hulp/", is_phone=True, act=with_errors),
    "form-sent": Picture("/ik-wil-hulp/", is_phone=True, act=sent),
    "contact-phone": Picture("/contact/", is_phone=True),
    "anbi-desktop": Picture("/anbi/"),
    "not-found-phone": Picture("/verhalen/een-kop-kofie/", is_phone=True),
}


@contextmanager
def a_site() -> Iterator[tuple[servers.Server, Browser]]:
    with (
        servers.cms() as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=program("chromium-headless-shell", "chromium"), args=QUIET
        ) as browser,
    ):
        server.manage("shell", "--verbosity", "0", "--command", CONTENT)
        yield server, browser


def main(names: list[str]) -> None:
    """Make the pictures of these names, or all."""
    with a_site() as (server, browser):
        for name in names or PICTURES:
            data = take(server, browser, PICTURES[name])
            (FOLDER / f"{name}.png").write_bytes(data)
            sys.stdout.write(f"{name}.png {len(data)} bytes\n")


def take(server: servers.Server, browser: Browser, picture: Picture) -> bytes:
    """Return one of the pictures. A phone is drawn twice as fine, as phones do."""
    context = browser.new_context(
        base_url=server.url,
        viewport=PHONE if picture.is_phone else DESKTOP,
        device_scale_factor=2 if picture.is_phone else 1,
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    with context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 4)
        page.goto(picture.path)
        picture.act(page)
        page.wait_for_timeout(500)
        return smaller(page.screenshot())


def smaller(png: bytes) -> bytes:
    """Return the picture in few colours. Raises ValueError if it is large all the same."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    few = image.quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    if len(out.getvalue()) > LARGEST:
        raise ValueError(f"{len(out.getvalue())} bytes are more than {LARGEST}")
    return out.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
