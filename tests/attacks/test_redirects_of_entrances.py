"""Redirects from where people sign in, to another host that looks the same."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import APIToken

from importers.pipeline import import_folder
from tests import builders
from tests.importers.folders import info, write

ELSEWHERE = "https://cms.example.net/"
ENTRANCES = [
    "/cms",
    "/CMS/",
    "/cms/login",
    "/%63ms/login",
    "/cms//login/",
    "/cms?next=/cms/",
    "/c\u00adms/pages",
    "https://www.example.org/cms/login/",
    "/_util/login",
    "/preview",
]
OTHERS = ["/cms-nieuws", "/over/cms", "/previews"]


def by_form(client, old: str) -> None:
    fields = {"old_path": old, "redirect_link": ELSEWHERE, "site": "", "redirect_page": ""}
    client.post(reverse("wagtailredirects:add"), fields | {"is_permanent": "on"})


def by_api(client, old: str) -> None:
    token = APIToken.create_token(user=User.objects.get(), name="t")[1]
    client.post(
        "/api/v3/redirects/",
        {"old_path": old, "redirect_link": ELSEWHERE},
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )


def by_file(client, old: str) -> None:
    file = SimpleUploadedFile("oud.csv", f"from,to\n{old},{ELSEWHERE}\n".encode(), "text/csv")
    page = client.post(reverse("wagtailredirects:start_import"), {"import_file": file})
    hidden = BeautifulSoup(page.content, "html.parser").select("form input[type=hidden]")
    form = {each["name"]: each["value"] for each in hidden}
    form |= {"from_index": "0", "to_index": "1", "permanent": "on"}
    client.post(reverse("wagtailredirects:process_import"), form)


WAYS = [by_form, by_api, by_file]


@pytest.mark.parametrize("old", ENTRANCES)
@pytest.mark.parametrize("make", WAYS)
def test_none_is_made(make, old, home, admin_client):
    make(admin_client, old)
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("old", OTHERS)
@pytest.mark.parametrize("make", WAYS)
def test_one_from_beside_it_is_made(make, old, home, admin_client):
    make(admin_client, old)
    assert Redirect.objects.count() == 1


@pytest.mark.parametrize("old", ENTRANCES)
def test_one_of_a_former_release_is_not_followed(old, home, client):
    Redirect.add_redirect(old, ELSEWHERE)
    Redirect.add_redirect("/oud", "https://www.example.org/")
    path = old.removeprefix("https://www.example.org")
    assert client.get(path).headers.get("Location", "") != ELSEWHERE
    assert client.get("/api/v2/redirects/find/", {"html_path": old}).status_code == 404
    assert [each["old_path"] for each in client.get("/api/v2/redirects/").json()["items"]] == [
        "/oud"
    ]


def test_the_list_says_that_it_does_not_work(home, admin_client):
    Redirect.add_redirect("/cms/login", ELSEWHERE)
    assert "nee: daar loggen mensen in" in admin_client.get(reverse("wagtailredirects:index")).text


def test_an_import_makes_none(home, tmp_path):
    listed = "/cms/pages https://example.org/x\n/cms/* /:splat\n/oud /team\n"
    aliases = "aliases: [/cms/login, /ons-team]\n"
    write(tmp_path, {"main/team.md": info("Team", extra=aliases), "_redirects": listed})
    import_folder(tmp_path)
    made = set(Redirect.objects.values_list("old_path", flat=True))
    assert {"/ons-team", "/oud"} <= made
    assert not any(path.startswith("/cms") for path in made)


def test_the_address_of_the_cms_without_its_slash_leads_there(home, client):
    assert client.get("/cms").headers["Location"] == "/cms/"


@pytest.mark.parametrize("make", WAYS)
def test_no_way_makes_one_that_hides_a_page(make, home, admin_client):
    builders.info("Team")
    make(admin_client, "/team")
    assert not Redirect.objects.exists()
