"""Drafts, private pages and pages outside the site: no endpoint of either API shows them."""

import datetime

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from cms.models import HomePage, StoryIndexPage
from tests import builders

SECRET = "GEHEIM"
BODY = [{"type": "text", "value": f"<p>{SECRET}</p>"}]


def make_draft(home):
    return builders.info(f"{SECRET} concept", live=False, body=BODY)


def make_draft_of_live_page(home):
    page = builders.info("Openbaar")
    page.title = f"{SECRET} concept"
    page.save_revision()


def make_unpublished(home):
    page = builders.info(f"{SECRET} weg", body=BODY)
    page.unpublish()
    return page


def make_scheduled(home):
    page = builders.info(f"{SECRET} later", live=False, body=BODY)
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()
    return page


def make_private(home):
    page = builders.info(f"{SECRET} besloten", body=BODY)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


def make_below_private(home):
    parent = make_private(home)
    return builders.info(f"{SECRET} daaronder", parent=parent, body=BODY)


def make_elsewhere(home):
    other = builders.add(
        Page.get_first_root_node(),
        HomePage(title=f"{SECRET} andere site", slug="anders", hero_title="x"),
    )
    Site.objects.create(hostname="anders.example", root_page=other)
    return other


KINDS = [
    make_draft,
    make_draft_of_live_page,
    make_unpublished,
    make_scheduled,
    make_private,
    make_below_private,
    make_elsewhere,
]


def addresses(page):
    """Every way to ask for pages, this one's id and path included."""
    yield from ("/api/v2/pages/?fields=*", "/api/v2/pages/?type=cms.InfoPage&fields=*")
    yield from ("/api/v2/site/", "/api/v2/categories/", "/api/v2/images/", "/api/v2/documents/")
    yield from ("/api/v2/redirects/?fields=*", "/api/v2/redirects/find/?html_path=/oud")
    yield from ("/api/v3/pages/", "/api/v3/pages/?type=cms.InfoPage", "/api/v3/schema/")
    for word in (SECRET, SECRET.lower()):
        yield f"/api/v2/pages/?search={word}&fields=*"
        yield f"/api/v3/pages/?search={word}"
    for other in Page.objects.exclude(depth=1):
        yield from (f"/api/v2/pages/{other.pk}/", f"/api/v3/pages/{other.pk}/")
        yield from (f"/api/v2/pages/find/?id={other.pk}", f"/api/v3/pages/find/?id={other.pk}")
        yield f"/api/v2/pages/?child_of={other.pk}"
        yield f"/api/v3/pages/?child_of={other.pk}"
        yield f"/api/v2/pages/find/?html_path={other.get_url() or '/'}"


@pytest.mark.parametrize("make", KINDS)
def test_what_is_not_public_is_in_no_answer(make, home, client):
    page = make(home)
    if page:
        Redirect.add_redirect("/oud", redirect_to=page)
        text = f'<p><a linktype="page" id="{page.pk}">link</a></p>'
        builders.info("Openbare buur", body=[{"type": "text", "value": text}])
    for address in addresses(page):
        response = client.get(address, follow=True)
        assert SECRET.encode() not in response.content, address
        if page:
            assert f'"id": {page.pk},'.encode() not in response.content, address


def test_a_public_page_below_a_private_one_names_no_parent(home, client):
    draft = builders.info(f"{SECRET} concept", live=False)
    child = builders.info("Openbaar kind", parent=draft)
    for api in ("v2", "v3"):
        response = client.get(f"/api/{api}/pages/{child.pk}/")
        assert response.status_code == 200
        assert SECRET.encode() not in response.content
        assert response.json()["meta"]["parent"] is None


def test_an_alias_of_a_draft_does_not_name_it(home, client):
    story = builders.story("Najib")
    alias = story.create_alias(parent=StoryIndexPage.objects.get(), update_slug="kopie")
    story.unpublish()
    Page.objects.filter(pk=story.pk).update(title=SECRET)
    Page.objects.filter(pk=alias.pk).update(live=True)
    for api in ("v2", "v3"):
        response = client.get(f"/api/{api}/pages/{alias.pk}/")
        assert response.status_code == 200
        assert SECRET.encode() not in response.content


def test_a_session_cookie_shows_no_more_than_none(home, admin_client):
    page = make_draft(home)
    for api in ("v2", "v3"):
        assert admin_client.get(f"/api/{api}/pages/{page.pk}/").status_code == 404
