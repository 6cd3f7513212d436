"""The organisation's colours and icon reach the site, are kept for good, and follow the CMS."""

import io
import re

import pytest
from django.urls import get_resolver
from PIL import Image

from cms.models import SiteProfile
from cms.profile.colours import NEUTRAL, complete
from frontend.content.colours import Colours
from frontend.content.site import Site

FOR_GOOD = "max-age=31536000, public, immutable"
ASKED_EACH_TIME = "public, max-age=0, must-revalidate"


def sheet_of(page: str) -> str:
    return re.search(r'href="(/colours-\w+\.css)"', page)[1]


def policy(response) -> set[str]:
    return set(response["Cache-Control"].split(", "))


def test_a_page_names_the_colours_that_the_cms_tells(home, client):
    address = sheet_of(client.get("/").text)
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "text/css; charset=utf-8")
    colours = SiteProfile.objects.get().colours
    assert f"--brand:{colours['brand']};" in response.text
    pair = colours["link_strong"]
    assert f"--link-strong:light-dark({pair['day']},{pair['night']});" in response.text
    assert policy(response) == set(FOR_GOOD.split(", "))


def test_other_colours_have_another_address_and_an_old_page_gets_them_too(home, client):
    before = sheet_of(client.get("/").text)
    SiteProfile.objects.update(colours=complete({}, "#1f5c3d"))
    after = sheet_of(client.get("/").text)
    assert before != after
    old, new = client.get(before), client.get(after)
    assert old.text == new.text
    assert "--brand:#1f5c3d;" in new.text
    assert policy(old) == set(ASKED_EACH_TIME.split(", "))


def test_a_site_of_nobody_in_particular_asks_for_no_sheet(home, client):
    SiteProfile.objects.update(colours=NEUTRAL)
    assert "/colours-" not in client.get("/").text


def test_the_colours_are_the_same_bytes_in_every_process():
    colours = Colours.of({"brand": "#7a1f3d"})
    again = Colours.of({"brand": "#7a1f3d"})
    assert (colours.path, colours.css) == (again.path, again.css)
    assert colours.path != Colours.of({"brand": "#7a1f3e"}).path


@pytest.mark.parametrize("colour", ["red", "#fff", "#7a1f3d;}*{display:none", "url(x)"])
def test_what_is_no_colour_never_comes_into_a_style_sheet(colour):
    with pytest.raises(ValueError, match="is no colour"):
        Colours.of({"brand": colour})


ICONS = {
    "/favicon.ico": ("image/x-icon", "ICO", (48, 48)),
    "/apple-touch-icon.png": ("image/png", "PNG", (180, 180)),
    "/icon-{}-192.png": ("image/png", "PNG", (192, 192)),
    "/icon-{}-512.png": ("image/png", "PNG", (512, 512)),
    "/icon-{}-maskable.png": ("image/png", "PNG", (512, 512)),
}


@pytest.mark.parametrize("address", ICONS)
def test_the_icon_is_there_in_each_form(home, client, address):
    content_type, form, size = ICONS[address]
    response = client.get(address.format(SiteProfile.objects.get().icon_hash))
    assert (response.status_code, response["Content-Type"]) == (200, content_type)
    image = Image.open(io.BytesIO(response.content))
    assert (image.format, image.size) == (form, size)


def test_a_page_names_the_drawing_which_is_kept_for_good(home, client):
    profile = SiteProfile.objects.get()
    address = f"/icon-{profile.icon_hash}.svg"
    assert f'<link rel="icon" href="{address}" type="image/svg+xml">' in client.get("/").text
    response = client.get(address)
    assert response.text == profile.icon_svg
    assert policy(response) == set(FOR_GOOD.split(", "))
    assert policy(client.get("/icon-000000000000.svg")) == set(ASKED_EACH_TIME.split(", "))


def test_a_site_without_an_icon_names_none(home, client):
    SiteProfile.objects.all().delete()
    page = client.get("/").text
    assert 'rel="icon"' not in page
    assert client.get("/favicon.ico").status_code == 404
    assert client.get("/site.webmanifest").json()["icons"] == []


def test_the_browser_frame_has_the_colours_of_the_page(home, client):
    paper = SiteProfile.objects.get().colours["paper"]
    page = client.get("/").text
    for time, scheme in (("day", "light"), ("night", "dark")):
        assert f'content="{paper[time]}" media="(prefers-color-scheme: {scheme})"' in page


def test_details_that_an_earlier_release_kept_still_show_a_site():
    """A site that starts while the CMS is away may find on disk what the release before wrote."""
    site = Site.from_json(
        {
            "name": "Een organisatie",
            "tagline": "",
            "contact": {"email": "", "phone": "", "address": ""},
            "footer": "",
            "language": "nl",
            "menu": [],
        }
    )
    assert site.colours.is_neutral
    assert (site.icon, site.words.search_path) == ("", "/zoeken/")


def test_no_route_of_the_site_holds_a_word_of_a_profile():
    patterns = [str(entry.pattern) for entry in get_resolver("frontend.urls").url_patterns]
    assert not [pattern for pattern in patterns if "zoeken" in pattern]
