"""A site of somebody else: nothing of the organisation of the seeds is anywhere on it.

All that visitors, editors, programs and people with an e-mail program can read is read, and
searched for the other organisation's words, colours, addresses and roles.
"""

import json
import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import reverse

from cms.models import HomePage
from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.lists.public_addresses import public_addresses
from frontend.seo.urls_for_crawlers import program_addresses
from frontend.web import errors
from tests import builders
from tests.cms.setup.profiles import stranger
from tests.conftest import remove_site

# Its name and its words; where it is; the people in its stories; its colours.
FIRST = re.compile(
    r"job\W?hulp|maatje|den\W?haag|najib|omroep\W?west|gravenhage"
    r"|212b5e|4ebab1|ffcf5c|f2a07b|0b6b64|fffdf9|33 43 94",
    re.IGNORECASE,
)
# Its words in addresses, and its names of roles, where this site has others.
ADDRESSES = re.compile(r"/zoeken|[?&;=*]categorie|[?&;*]toon=|name=.categorie|/verhalen")
ROLES = re.compile(r"redacteur|beheerder|vier ogen", re.IGNORECASE)


@pytest.fixture(scope="module")
def made(kept_for_module, tmp_path_factory):
    """The site of somebody else, with some pages."""
    remove_site()
    call_command("start_site", profile=stranger(tmp_path_factory.mktemp("profile")), verbosity=0)
    category = builders.category("Koken")
    for number in range(12):
        builders.story(f"Soep {number}", category=category)
    builders.info("Over ons")


@pytest.fixture
def site(made, db, settings):
    settings.STORAGES = {**settings.STORAGES}
    content_client.cache_clear()
    yield HomePage.objects.get()
    content_client.cache_clear()


def reported(text: str) -> list[str]:
    """Return each word of the first organisation with what stands around it."""
    return [
        text[max(0, match.start() - 60) : match.end() + 60]
        for pattern in (FIRST, ADDRESSES)
        for match in pattern.finditer(text)
    ]


def read(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return headers + "\n" + body.decode("utf-8", errors="replace")


def test_nothing_of_it_is_at_any_public_address(site, client):
    addresses = [*public_addresses(content_client()), *program_addresses(content_client())]
    assert {"/vind/", "/nieuws/?soort=koken", "/nieuws/?aantal=18"} <= set(addresses)
    addresses += ["/vind/?q=soep", "/nieuws/?q=soep", "/nieuws/?soort=nergens", "/nergens/"]
    for address in addresses:
        response = client.get(address)
        assert response.status_code in (200, 404), address
        assert reported(read(response)) == [], address


def test_nothing_of_it_is_in_what_a_page_takes_along(site, client):
    for address in ("/", "/vind/", "/nieuws/"):
        page = client.get(address).text
        for asset in re.findall(r'(?:href|src)="(/(?:static|colours|icon|media)[^"]+)"', page):
            assert reported(read(client.get(asset))) == [], asset


def test_nothing_of_it_is_in_the_api(site, client):
    names = ("pages/", "pages/?type=cms.StoryPage&fields=*", "images/", "documents/", "icon/")
    for name in (*names, "categories/", "site/", "redirects/", "version/"):
        response = client.get(f"/api/v2/{name}")
        assert response.status_code == 200, name
        assert reported(read(response)) == [], name
    page = client.get("/api/v2/pages/find/?html_path=/").json()
    assert reported(json.dumps(page, ensure_ascii=False)) == []
    assert reported(read(client.get("/api/v3/openapi.json"))) == []


def test_nothing_of_it_is_where_the_site_cannot_show_a_page(site, client):
    client.get("/")
    request = RequestFactory().get("/x/")
    for answer in (
        errors.unavailable(request, ContentUnavailable("weg")),
        errors.server_error(request),
        errors.not_found(request),
    ):
        assert reported(read(answer)) == []
        assert "De Open Keuken" in answer.content.decode()


SCREENS = [
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailadmin_account",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtaildocs:index",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailusers_users:index",
    "invite",
    "wagtailusers_groups:index",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:task_index",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailsnippets_cms_category:list",
    "wagtailsnippets_cms_category:add",
    "wagtailsites:index",
    "dashboard:calendar",
    "guide",
    "brand_colours",
    "brand_icon",
]


def screens(site: HomePage) -> list[str]:
    pages = [site, *site.get_children()]
    return [
        *map(reverse, SCREENS),
        *(reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages),
        *(reverse("wagtailadmin_explore", args=[page.pk]) for page in pages),
        reverse("wagtailadmin_pages:delete", args=[site.get_children().first().pk]),
        *(
            reverse("wagtailadmin_pages:add", args=["cms", name, site.pk])
            for name in ("infopage", "storyindexpage")
        ),
        reverse("wagtailsettings:edit", args=["cms", "sitedetails"]),
        reverse("wagtailsettings:edit", args=["checks", "checklevels"]),
    ]


def test_nothing_of_it_is_in_the_admin(site, admin_client):
    for address in screens(site):
        response = admin_client.get(address, follow=True)
        assert response.status_code == 200, address
        text = read(response)
        assert reported(text) == [], address
        assert not ROLES.search(text), address


def test_nothing_of_it_is_where_people_sign_in_or_in_their_mail(site, client):
    get_user_model().objects.create_user("an", "an@example.org", "alleen-voor-deze-test")
    assert "De Open Keuken" in client.get(reverse("wagtailadmin_login")).text
    for name in ("wagtailadmin_login", "wagtailadmin_password_reset"):
        assert reported(read(client.get(reverse(name)))) == [], name
    client.post(reverse("wagtailadmin_password_reset"), {"email": "an@example.org"})
    (message,) = mail.outbox
    assert reported(str(message.message())) == []


def test_nothing_of_it_is_in_the_blocks_that_editors_choose_from(site):
    from cms.models.blocks.body import BodyBlock

    for name, block in BodyBlock().child_blocks.items():
        assert reported(str(block.get_preview_context(block.get_default()))) == [], name
        assert (
            reported(
                block.render_preview(block.get_default())
                if hasattr(block, "render_preview")
                else ""
            )
            == []
        )


CODE = ("cms", "frontend", "importers")
BINARY = {".png", ".woff2", ".mo", ".ico", ".pyc"}


def code_files() -> list[Path]:
    files = [file for folder in CODE for file in Path(folder).rglob("*") if file.is_file()]
    kept = [
        file
        for file in files
        if file.suffix not in BINARY and not {"migrations", "seeds"} & set(file.parts)
    ]
    return [*kept, Path("pyproject.toml"), Path("Makefile"), Path("docs/redactie.md")]


def test_no_line_of_the_code_knows_whose_site_it_is():
    files = code_files()
    assert len(files) > 300
    found = {
        str(file): lines
        for file in files
        if (lines := [line for line in file.read_text().splitlines() if FIRST.search(line)])
    }
    assert found == {}
