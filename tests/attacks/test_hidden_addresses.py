"""Addresses of pages that visitors may not see: nothing that gives out an address has them.

Every kind of hidden page is linked from every place that can link, and the whole of both APIs and
of the site is read for its address.
"""

import datetime

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.admin.trash.discard import discard
from cms.models import InfoPage, SiteDetails, StoryIndexPage
from tests import builders

HIDDEN = "verborgen-adres"


def make_page() -> InfoPage:
    return builders.info("Verborgen", slug=HIDDEN)


def draft():
    return builders.info("Verborgen", slug=HIDDEN, live=False)


def unpublished():
    page = make_page()
    page.unpublish()
    return page


def scheduled():
    page = draft()
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()
    return page


def expired():
    page = make_page()
    Page.objects.filter(pk=page.pk).update(live=False, expired=True)
    return page


def restricted(kind: str):
    def make():
        page = make_page()
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
        return page

    return make


def below_restricted():
    parent = restricted("login")()
    return builders.info("Onder", slug="onder", parent=parent)


def trashed():
    page = make_page()
    discard(page, None)
    return Page.objects.get(pk=page.pk).specific


KINDS = {
    "draft": draft,
    "unpublished": unpublished,
    "scheduled": scheduled,
    "expired": expired,
    "login": restricted("login"),
    "password": restricted("password"),
    "below a private page": below_restricted,
    "trashed": trashed,
}


def link_from_everywhere(page, home) -> InfoPage:
    """Return a public page that links to a page, as do the footer, the home page and redirects."""
    link = f'<p>Zie <a linktype="page" id="{page.pk}">dit</a>.</p>'
    button = {"label": "Ga", "page": page.pk, "url": ""}
    details = SiteDetails.for_site(page.get_site() or home.get_site())
    details.footer = link
    details.save()
    home.calls_to_action = [("button", button | {"page": page})]
    home.save_revision().publish()
    Redirect.add_redirect("/van-vroeger", redirect_to=page)
    Redirect.add_redirect(f"/{HIDDEN}/ooit", redirect_to=page, automatically_created=True)
    body = [
        {"type": "text", "value": link},
        {"type": "quote", "value": {"quote": link, "attribution": ""}},
        {"type": "call_to_action", "value": {"text": link, "button": button}},
    ]
    builders.story("Een verhaal", body=body)
    return builders.info("Openbaar", body=body)


def addresses(page, public):
    formats = ("html", "markdown", "db_html", "db_markdown")
    pages = Page.objects.filter(depth__gt=1).values_list("pk", flat=True)
    for api in ("/api/v2", "/api/v3"):
        for name in ("", "redirects/", "images/", "documents/", "sites/", "site/", "categories/"):
            yield f"{api}/{name}"
        yield f"{api}/redirects/find/?html_path=/van-vroeger"
        for redirect in Redirect.objects.all():
            yield f"{api}/redirects/{redirect.pk}/"
            yield f"{api}/redirects/find/?id={redirect.pk}"
        for format in formats:
            yield from (f"{api}/pages/{pk}/?rich_text_format={format}" for pk in pages)
        yield f"{api}/pages/?child_of=root"
        yield f"{api}/pages/find/?html_path=/openbaar/"
    for format in formats:
        yield f"/api/v2/pages/?type=cms.InfoPage&fields=*&rich_text_format={format}"
    yield "/api/v2/pages/?fields=*"
    yield "/api/v3/pages/"
    yield from ("/", "/openbaar/", "/verhalen/een-verhaal/", "/openbaar.md", "/van-vroeger")
    yield from ("/sitemap.xml", "/llms.txt", "/verhalen/feed.xml", "/zoeken/?q=verborgen")


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_has_the_address_of_a_hidden_page(kind, home, client):
    page = KINDS[kind]()
    public = link_from_everywhere(page, home)
    for address in addresses(page, public):
        response = client.get(address, follow=True)
        text = response.content.decode()
        assert HIDDEN not in text.replace(address, ""), address
        assert 'href="none"' not in text.lower(), address


def test_a_public_page_is_linked_from_everywhere(home, client):
    """Otherwise the test above would pass without any links at all."""
    public = link_from_everywhere(make_page(), home)
    for address in (
        "/api/v2/site/",
        f"/api/v2/pages/{home.pk}/",
        "/api/v2/redirects/",
        *(
            f"/api/{api}/pages/{public.pk}/?rich_text_format={format}"
            for api in ("v2", "v3")
            for format in ("html", "markdown")
        ),
        "/",
    ):
        assert HIDDEN in client.get(address, follow=True).content.decode(), address


def test_an_alias_of_a_hidden_page_does_not_give_its_address(home, client):
    story = builders.story("Verborgen", slug=HIDDEN)
    alias = story.create_alias(parent=StoryIndexPage.objects.get(), update_slug="kopie")
    story.unpublish()
    Page.objects.filter(pk=alias.pk).update(live=True)
    for api in ("v2", "v3"):
        assert HIDDEN not in client.get(f"/api/{api}/pages/{alias.pk}/").content.decode()
