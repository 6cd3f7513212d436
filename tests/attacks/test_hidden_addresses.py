"""Addresses of pages that visitors may not see: nothing that gives out an address has them.

Every kind of hidden page is linked from every place that can link, and the whole of both APIs and
of the site is read for its address.
"""

import datetime

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.admin.trash.discard import discard
from cms.models import InfoPage, SiteDetails, StoryIndexPage
from tests import builders

HIDDEN = "verborgen-adres"


def make_page(**fields) -> InfoPage:
    """Each has an address of its own that begins in the same way."""
    number = Page.objects.filter(slug__startswith=HIDDEN).count()
    return builders.info("Verborgen", slug=f"{HIDDEN}-{number}", **fields)


def draft():
    return make_page(live=False)


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
    return builders.info("Onder", slug=f"{HIDDEN}-onder", parent=parent)


def trashed():
    page = make_page()
    discard(page, None)
    return Page.objects.get(pk=page.pk).specific


KINDS = [
    draft,
    unpublished,
    scheduled,
    expired,
    restricted("login"),
    restricted("password"),
    below_restricted,
    trashed,
]


def link_from_everywhere(pages, home) -> InfoPage:
    """Return a public page that links to pages, as do the footer, the home page and redirects."""
    links = "".join(f'<p>Zie <a linktype="page" id="{page.pk}">dit</a>.</p>' for page in pages)
    details = SiteDetails.for_site(home.get_site())
    details.footer = links
    details.save()
    buttons = [{"label": "Ga", "page": page.pk, "url": ""} for page in pages]
    home.calls_to_action = [
        ("button", button | {"page": page}) for button, page in zip(buttons, pages, strict=True)
    ]
    home.save_revision().publish()
    for number, page in enumerate(pages):
        Redirect.add_redirect(f"/van-vroeger-{number}", redirect_to=page)
        Redirect.add_redirect(f"/{HIDDEN}-{number}/ooit", page, automatically_created=True)
    body = [
        {"type": "text", "value": links},
        {"type": "quote", "value": {"quote": links, "attribution": ""}},
        *(
            {"type": "call_to_action", "value": {"text": links, "button": button}}
            for button in buttons
        ),
    ]
    builders.story("Een verhaal", body=body)
    return builders.info("Openbaar", body=body)


def addresses():
    formats = ("html", "markdown", "db_html", "db_markdown")
    pages = Page.objects.filter(depth__gt=1).values_list("pk", flat=True)
    for api in ("/api/v2", "/api/v3"):
        for name in ("", "redirects/", "images/", "documents/", "sites/", "site/", "categories/"):
            yield f"{api}/{name}"
        for number in range(len(KINDS)):
            yield f"{api}/redirects/find/?html_path=/van-vroeger-{number}"
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
    yield from ("/", "/openbaar/", "/verhalen/een-verhaal/", "/openbaar.md")
    yield from (f"/van-vroeger-{number}" for number in range(len(KINDS)))
    yield from ("/sitemap.xml", "/llms.txt", "/verhalen/feed.xml", "/zoeken/?q=verborgen")


def test_no_answer_has_the_address_of_a_hidden_page(home, client):
    link_from_everywhere([make() for make in KINDS], home)
    for address in addresses():
        response = client.get(address, follow=True)
        text = response.content.decode()
        assert HIDDEN not in text.replace(address, ""), address
        assert 'href="none"' not in text.lower(), address


def test_a_public_page_is_linked_from_everywhere(home, client):
    """Otherwise the test above would pass without any links at all."""
    public = link_from_everywhere([make_page()], home)
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
