"""A redirect always arrives: circles are refused in the form, and moves leave none."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from tests import builders
from tests.cms.admin.trash.conftest import admin, person  # noqa: F401  a fixture


def add(client, old_path: str, *, page=None, link: str = ""):
    fields = {"old_path": old_path, "redirect_link": link, "site": "", "is_permanent": "on"}
    fields["redirect_page"] = page.pk if page else ""
    return client.post(reverse("wagtailredirects:add"), fields)


HERE = "http://127.0.0.1:8000"  # the form takes whole addresses
REFUSED = [
    ("/oud", f"{HERE}/oud/", "in een kring"),
    ("/a", f"{HERE}/c/", "in een kring"),  # c leads to b, b to a
    ("/verhalen/anna/", f"{HERE}/elders", "staat de pagina"),
    ("/", f"{HERE}/elders", "staat de pagina"),
    ("/oud", "", "Kies de pagina"),
]
ACCEPTED = [
    ("/oud", f"{HERE}/c"),
    ("/oud", "https://example.org/oud/"),
    ("/oud", f"{HERE}/verhalen/anna/"),
    ("/verhalen/concept/", f"{HERE}/verhalen/anna/"),  # a draft is no page for visitors
]


@pytest.fixture
def some_redirects(home):
    Redirect.add_redirect("/b", "/a")
    Redirect.add_redirect("/c", "/b")
    builders.story("Concept", live=False)
    return builders.story("Anna")


@pytest.mark.parametrize(("old", "link", "words"), REFUSED)
def test_one_that_never_arrives_is_refused_with_the_reason(admin, some_redirects, old, link, words):  # noqa: F811
    page = add(admin, old, link=link)
    assert words in page.content.decode()
    assert Redirect.objects.count() == 2


@pytest.mark.parametrize(("old", "link"), ACCEPTED)
def test_one_that_arrives_is_made(admin, some_redirects, old, link):  # noqa: F811
    assert add(admin, old, link=link).status_code == 302
    assert Redirect.objects.count() == 3


def test_a_page_that_is_off_the_site_is_followed_by_its_address(admin, some_redirects):  # noqa: F811
    story = some_redirects
    Redirect.add_redirect("/verhalen/anna", "/oud")
    assert add(admin, "/oud", page=story).status_code == 302  # it is live: visitors arrive
    Redirect.objects.filter(old_path="/oud").delete()
    story.unpublish()
    assert "in een kring" in add(admin, "/oud", page=story).content.decode()


def test_changing_one_asks_the_same(admin, some_redirects):  # noqa: F811
    redirect = Redirect.objects.get(old_path="/b")
    fields = {
        "old_path": "/b",
        "redirect_link": f"{HERE}/c",
        "is_permanent": "on",
        "redirect_page": "",
    }
    url = reverse("wagtailredirects:edit", args=[redirect.pk])
    assert "in een kring" in admin.post(url, fields).content.decode()
    redirect.refresh_from_db()
    assert redirect.redirect_link == "/a"


def test_a_page_moved_there_and_back_leaves_no_circle(home):
    above, page = builders.info("Over ons"), builders.info("Team")
    builders.info("Leden", parent=page)
    Page.objects.get(pk=page.pk).move(above, pos="last-child")
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/team", "/team/leden"}
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=home.pk), pos="last-child")
    found = set(Redirect.objects.values_list("old_path", flat=True))
    assert found == {"/over-ons/team", "/over-ons/team/leden"}


def test_a_page_renamed_there_and_back_leaves_no_circle(home, django_capture_on_commit_callbacks):
    page = builders.info("Team")
    for slug in ("ploeg", "team"):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/ploeg"]


def test_a_draft_that_gets_another_title_leaves_no_redirect(
    home, django_capture_on_commit_callbacks
):
    draft = builders.story("Een", live=False)
    with django_capture_on_commit_callbacks(execute=True):
        draft.slug = "een-fiets"
        draft.save()
    assert not Redirect.objects.exists()

    draft.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        draft = Page.objects.get(pk=draft.pk).specific
        draft.unpublish()
        draft.slug = "een-fiets-voor-fatima"
        draft.save()
    assert Redirect.objects.get().old_path == "/verhalen/een-fiets"


def test_who_may_only_look_reads_the_list(home):
    reader = person("redacteur", home, "add")
    url = reverse("wagtailredirects:index")
    assert reader.get(url).status_code == 302
    group = reader.user.groups.get()
    group.permissions.add(Permission.objects.get(codename="view_redirect"))
    builders.story("Anna")
    redirect = Redirect.add_redirect("/oud", builders.info("Team"))
    reader.logout()
    reader.force_login(type(reader.user).objects.get(pk=reader.user.pk))
    page = reader.get(url).content.decode()
    assert "/oud" in page
    assert reverse("wagtailredirects:edit", args=[redirect.pk]) not in page
    assert reverse("wagtailredirects:start_import") not in page
    assert url in reader.get("/cms/").content.decode()
    assert add(reader, "/nieuw", link=f"{HERE}/verhalen/").status_code == 302
    assert Redirect.objects.count() == 1


def import_step(client, confirmed: dict | None = None, **more):
    """Send a file, and then what the second step asks, as a browser does."""
    if confirmed is None:
        file = SimpleUploadedFile("oud.csv", b"from,to\n/oud,https://example.org/\n", "text/csv")
        page = client.post(reverse("wagtailredirects:start_import"), {"import_file": file})
        soup = BeautifulSoup(page.content, "html.parser")
        hidden = soup.select("form input[type=hidden]")
        confirmed = {each["name"]: each["value"] for each in hidden}
        confirmed |= {"from_index": "0", "to_index": "1", "permanent": "on"}
    address = reverse("wagtailredirects:process_import")
    return confirmed, client.post(address, confirmed, **more)


def test_a_file_that_was_imported_leads_back_to_the_first_step(admin, home):  # noqa: F811
    confirmed, _answer = import_step(admin)
    assert Redirect.objects.get().old_path == "/oud"
    _, again = import_step(admin, confirmed, follow=True)
    assert again.redirect_chain == [(reverse("wagtailredirects:start_import"), 302)]
    assert "Kies het opnieuw" in again.text
    assert Redirect.objects.count() == 1
    typed = admin.get(reverse("wagtailredirects:process_import"), follow=True)
    assert typed.redirect_chain == again.redirect_chain


def test_who_may_not_add_redirects_imports_none(home):
    reader = person("lezer")
    address = reverse("wagtailredirects:process_import")
    for answer in (reader.post(address, follow=True), reader.get(address, follow=True)):
        assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_home")
