"""The command that says which old addresses would be lost."""

import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from tests import builders
from tests.importers.folders import write

pytestmark = pytest.mark.django_db

SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}</urlset>
"""


def check(*lists) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("check_addresses", *map(str, lists), stdout=out)
    except CommandError as reason:
        return reason.returncode, f"{out.getvalue()}{reason}"
    return 0, out.getvalue()


@pytest.fixture
def site(home):
    page = builders.info("Over ons", slug="over-ons")
    Redirect.add_redirect("/wie", page)
    Redirect.add_redirect("/oud.php?id=3", page)
    Redirect.add_redirect("/geheim", builders.info("Geheim", slug="geheim-plan", live=False))
    closed = builders.info("Besloten", slug="besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    return home


NEVER_LED_ON = ["/media/oud/", "/api/v2/oud/", "/cms/oud/"]
GOOD = [
    "https://oud.example/",
    "https://oud.example/over-ons/",
    "http://www.oud.example/Over-Ons",
    "/over-ons/index.html",
    "/over-ons.html",
    "/wie/",
    "/Wie.html",
    "/oud.php?id=3&utm_source=x",
    "/zoeken/",
    "/verhalen/",
]
LOST = ["/weg/", "https://oud.example/blog/over-ons/", "/geheim/", "/geheim-plan/", "/besloten/"]


def test_addresses_that_answer_and_those_that_would_be_lost(site, tmp_path, client):
    assert check(write(tmp_path, {"goed.txt": "\n".join(GOOD)}) / "goed.txt") == (
        0,
        "Alle 10 adressen geven antwoord.\n",
    )
    status, output = check(write(tmp_path, {"l.txt": "\n".join([*GOOD, *LOST])}) / "l.txt")
    assert (status, output.splitlines()[:-1]) == (
        1,
        [each + (" (is het /over-ons/?)" if "blog" in each else "") for each in LOST],
    )
    assert "5 van de 15 adressen" in output


def test_it_says_what_visitors_find(site, client):
    found = {
        path: client.get(path, follow=True).status_code for path in GOOD + LOST if path[0] == "/"
    }
    assert found == {path: 200 if path in GOOD else 404 for path in found}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sitemap.xml", SITEMAP.format("<url><loc> https://o.example/weg/ </loc></url>")),
        ("lijst.csv", "titel,adres\nWeg,/weg/\n"),
        ("lijst.txt", "# van ons\n\n/weg/\n/weg/\n"),
    ],
)
def test_a_list_may_be_a_sitemap_a_table_or_a_text(site, tmp_path, name, text):
    status, output = check(write(tmp_path, {name: text}) / name)
    assert (status, "1 van de 1 adressen" in output) == (1, True)


@pytest.mark.parametrize(
    "data",
    [b"<a>", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", b"\xff\xfe\xff", b"", b"# niets\n"],
)
def test_a_list_that_cannot_be_read_is_wrong_use(site, tmp_path, data):
    assert check(write(tmp_path, {"x.xml": data}) / "x.xml")[0] == 2
    assert check(tmp_path / "weg.txt")[0] == 2


def test_a_redirect_that_nobody_reaches_is_no_answer(site, tmp_path):
    for address in NEVER_LED_ON:
        Redirect.add_redirect(address, builders.info(address, slug=f"n{len(address)}"))
    status, out = check(*write(tmp_path, {"a.txt": "\n".join(NEVER_LED_ON)}).iterdir())
    assert status == 1
    assert out.splitlines()[:3] == NEVER_LED_ON
