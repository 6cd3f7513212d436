"""Addresses of pages that visitors may not see: nothing that gives out an address has them.

Every kind of hidden page is linked from every place that can link, and the whole of both APIs and
of the site is read for its address.
"""

import datetime
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.html import escape
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import APIToken, Page, PageViewRestriction, Workflow

from cms.admin.trash.discard import discard
from cms.admin.trash.tree import is_in_trash
from cms.models import InfoPage, SiteDetails, StoryIndexPage
from cms.models.public_pages import hidden_addresses
from tests import builders
from tests.long import long

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


def waiting_for_approval():
    page = draft()
    Workflow.objects.first().start(page, None)
    return page


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
    waiting_for_approval,
    trashed,
]


def doors_with(buttons: list[dict]) -> list[dict]:
    values = ({"title": "Wie", "text": "Wat.", "button": button} for button in buttons)
    return [{"type": "door", "value": value} for value in values]


def link_from_everywhere(pages, home) -> InfoPage:
    """Return a public page that links to pages, as do the footer, the home page and redirects."""
    each = [f'<p>Zie <a linktype="page" id="{page.pk}">dit</a>.</p>' for page in pages]
    links = "".join(each)
    details = SiteDetails.for_site(home.get_site())
    details.footer = links
    details.save()
    buttons = [{"label": "Ga", "page": page.pk, "url": ""} for page in pages]
    home.calls_to_action = [
        ("button", button | {"page": page}) for button, page in zip(buttons, pages, strict=True)
    ]
    home.doors = doors_with(buttons)
    home.save_revision().publish()
    for number, page in enumerate(pages):
        Redirect.add_redirect(f"/van-vroeger-{number}", redirect_to=page)
        Redirect.add_redirect(f"/{HIDDEN}-{number}/ooit", page, automatically_created=True)
    body = [
        {"type": "text", "value": links},
        {"type": "quote", "value": {"quote": links, "attribution": ""}},
        *(
            {"type": "call_to_action", "value": {"text": link, "button": button}}
            for link, button in zip(each, buttons, strict=True)
        ),
    ]
    builders.story("Een verhaal", body=body)
    return builders.info("Openbaar", body=body)


FORMATS = ("html", "markdown", "db_html", "db_markdown")


def addresses(linking: list[int]):
    """Yield all that may be asked; pages that link in each format, as each has code of its own."""
    others = Page.objects.filter(depth__gt=1).exclude(pk__in=linking).values_list("pk", flat=True)
    for api in ("/api/v2", "/api/v3"):
        for name in ("", "redirects/", "images/", "documents/", "sites/", "site/", "categories/"):
            yield f"{api}/{name}"
        for number in range(len(KINDS)):
            yield f"{api}/redirects/find/?html_path=/van-vroeger-{number}"
        for redirect in Redirect.objects.all():
            yield f"{api}/redirects/{redirect.pk}/"
            yield f"{api}/redirects/find/?id={redirect.pk}"
        for format in FORMATS:
            yield from (f"{api}/pages/{pk}/?rich_text_format={format}" for pk in linking)
        yield from (f"{api}/pages/{pk}/" for pk in others)
        yield f"{api}/pages/?child_of=root"
        yield f"{api}/pages/find/?html_path=/openbaar/"
    for format in FORMATS:
        yield f"/api/v2/pages/?type=cms.InfoPage&fields=*&rich_text_format={format}"
    yield "/api/v2/pages/?fields=*"
    yield "/api/v3/pages/"
    yield from ("/", "/openbaar/", "/verhalen/een-verhaal/", "/openbaar.md")
    yield from (f"/van-vroeger-{number}" for number in range(len(KINDS)))
    yield from ("/sitemap.xml", "/llms.txt", "/verhalen/feed.xml", "/zoeken/?q=verborgen")


def test_no_answer_has_the_address_of_a_hidden_page(home, client):
    public = link_from_everywhere([make() for make in KINDS], home)
    for address in addresses([home.pk, public.pk]):
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


def test_the_address_that_only_a_draft_has_is_not_given(home, client):
    page = builders.info("Openbaar", slug="openbaar")
    page.slug = HIDDEN
    page.save_revision()
    for address in (
        *(f"/api/{api}/pages/{each}" for api in ("v2", "v3") for each in ("", f"{page.pk}/")),
        *("/openbaar/", "/sitemap.xml", "/llms.txt", "/zoeken/?q=openbaar"),
    ):
        response = client.get(address)
        assert response.status_code == 200
        assert HIDDEN not in response.content.decode(), address


def test_an_alias_of_a_hidden_page_does_not_give_its_address(home, client):
    story = builders.story("Verborgen", slug=HIDDEN)
    alias = story.create_alias(parent=StoryIndexPage.objects.get(), update_slug="kopie")
    story.unpublish()
    Page.objects.filter(pk=alias.pk).update(live=True)
    for api in ("v2", "v3"):
        assert HIDDEN not in client.get(f"/api/{api}/pages/{alias.pk}/").content.decode()


# The ways in which a browser gets to `/verborgen-adres-0/`, as people and programs write them.
FORMS = [
    "/{}/",
    "/{}",
    "/{}/?a=b#c",
    "http://testserver/{}/",
    "https://TestServer:8443/{}",
    "//127.0.0.1/{}/",
    "http://someone@localhost./{}/",
    "http://%74estserver/{}/",
    "http:///testserver/{}/",
    "http:/{}/",
    "http:{}",
    "\\\\testserver\\{}\\",
    " \t/ver\nborgen{rest}/",
    "/./x/../{}/",
    "/x/%2e%2e/{}/",
    "//testserver//{}//",
    "/{capitals}/",
    "/%76erborgen{rest}/",
    "/%2576erborgen{rest}/",
    "/{}.md",
    "/{}/feed.xml",
    "/{}/deel.png?x=1",
    "http://127.1/{}/",
    "http://2130706433/{}/",
    "http://0x7F.1/{}/",
    "http://0177.0.0.1:8000/{}/",
    "//0x7f000001./{}/",
    "http://\uff11\uff12\uff17.0.0.1/{}/",
    "http://[::ffff:127.0.0.1]/{}/",
    "http://[::FFFF:7f00:1]/{}/",
    "/zoeken/?next=/{}/",
    "/?a=b&terug=http://testserver/{}/",
    "http://testserver/?url=http%3A%2F%2F127.1%2F{}%2F",
    "/?%2F{}%2F",
    "/?next=%252F{}%252F#x",
    "/zoeken/?next=/?next=/{}/",
    "/#/{}/",
    "https://example.org/deel?u=https://testserver/{}/",
    "https://example.org/?u=//testserver/{capitals}",
    "{}/",
    "../{}/",
    "./{}",
]
OTHERS = [
    "https://example.org/{}/",
    "//example.org/{}/",
    "https://testserver.example.org/{}/",
    "/documents/1/x.pdf",
    "/zoeken/?q=x",
    "/zoeken/?q={}",
    "https://example.org/?u=/{}/",
    "http://128.1/{}/",
    "http://127.0.0.1.example.org/{}/",
    "http://127.0.0.0.1/{}/",
    "http://[::1]/{}/",
    "/nergens/",
    "#kop",
    "mailto:iemand@example.org",
    "http://[",
]


def written(form: str, slug: str) -> str:
    rest = slug.removeprefix("verborgen")
    return form.format(slug, rest=rest, capitals=slug.upper())


def type_everywhere(addresses: list[str], home) -> InfoPage:
    """Return a public page with typed links, as the footer, the home page and redirects have."""
    each_link = [f'<p><a href="{escape(each)}">dit</a></p>' for each in addresses]
    links = "".join(each_link)
    details = SiteDetails.for_site(home.get_site())
    details.footer = links
    details.save()
    buttons = [{"label": "Ga", "page": None, "url": each} for each in addresses]
    home.calls_to_action = [("button", button) for button in buttons]
    home.doors = doors_with(buttons)
    home.save_revision().publish()
    for number, each in enumerate(addresses):
        Redirect.objects.create(old_path=f"/van-vroeger-{number}", redirect_link=each)
    blocks = [
        {"type": "call_to_action", "value": {"text": link, "button": button}}
        for link, button in zip(each_link, buttons, strict=True)
    ]
    embeds = [{"type": "embed", "value": {"title": "x", "url": each}} for each in addresses]
    return builders.info(
        "Openbaar",
        body=[
            {"type": "text", "value": links},
            {"type": "quote", "value": {"quote": links, "attribution": ""}},
            *blocks,
            *embeds,
        ],
    )


def answers(page: InfoPage, home, client, count: int) -> str:
    """Return all that visitors get of what was typed, as one text."""
    places = [
        *(f"/api/{v}/pages/{page.pk}/?rich_text_format={f}" for v in ("v2", "v3") for f in FORMATS),
        f"/api/v2/pages/{home.pk}/",
        f"/api/v3/pages/{home.pk}/",
        "/api/v2/site/",
        "/api/v2/redirects/?limit=100",
        *(f"/api/v2/redirects/{redirect.pk}/" for redirect in Redirect.objects.all()),
        *(f"/api/v2/redirects/find/?html_path=/van-vroeger-{each}" for each in range(count)),
        *("/", "/openbaar/", "/openbaar.md"),
    ]
    texts = [client.get(place).content.decode() for place in places]
    moved = [
        client.get(f"/van-vroeger-{each}").headers.get("Location", "") for each in range(count)
    ]
    return unquote("\n".join([*texts, *moved]).lower())


def forms_of(page: InfoPage, home, forms: list[str] = FORMS) -> list[str]:
    path = page.in_trash.address if is_in_trash(page) else page.url_path.removeprefix(home.url_path)
    return [written(form, path.strip("/")) for form in forms]


@pytest.mark.parametrize("make", KINDS)
def test_every_way_to_type_an_address_of_a_hidden_page_is_known(make, home):
    forms = forms_of(make(), home)
    assert hidden_addresses(forms) == set(forms)


@pytest.mark.parametrize("make", long(*KINDS))
def test_no_typed_address_of_a_hidden_page_is_given_out(make, home, client):
    forms = forms_of(make(), home)
    public = type_everywhere(forms, home)
    assert HIDDEN not in answers(public, home, client, len(forms))


@pytest.mark.parametrize("some", [FORMS[::5], *long(FORMS)])
def test_typed_addresses_are_given_out_until_their_page_is_hidden(some, home, client):
    page = make_page()
    forms = forms_of(page, home, some)
    public = type_everywhere(forms, home)
    assert answers(public, home, client, len(forms)).count(HIDDEN) > 200
    page.unpublish()
    assert HIDDEN not in answers(public, home, client, len(forms))


def test_addresses_elsewhere_stay_while_a_page_is_hidden(home, client):
    slug = draft().slug
    others = [written(form, slug) for form in OTHERS]
    assert hidden_addresses(others) == set()


def test_a_typed_address_follows_its_page(home, client):
    page = make_page()
    public = type_everywhere([f"/{page.slug}/"], home)

    def shows_it() -> set[bool]:
        places = ("/openbaar/", f"/api/v2/pages/{public.pk}/")
        return {HIDDEN in client.get(place).content.decode() for place in places}

    for change, shown in ((page.unpublish, False), (lambda: republish(page), True)):
        change()
        assert shows_it() == {shown}
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert shows_it() == {False}
    restriction.delete()
    assert shows_it() == {True}


def republish(page: Page) -> None:
    page.refresh_from_db()
    page.save_revision().publish()


def test_a_page_below_a_draft_may_be_linked(home):
    """It is public itself, although its address names the draft."""
    parent = make_page()
    builders.info("Onder", slug="onder", parent=parent)
    Page.objects.filter(pk=parent.pk).update(live=False)
    typed = [f"/{parent.slug}/onder/", f"/{parent.slug}/", f"/{parent.slug}/anders/"]
    assert hidden_addresses(typed) == set(typed[1:])


@pytest.mark.parametrize("path", ["", "find/?html_path=/oud/", "{pk}/"])
def test_a_token_of_who_may_do_nothing_names_no_redirects(path, home, client):
    nobody = User.objects.create_user("weg")
    redirect = Redirect.add_redirect("/oud", draft())
    token = APIToken.create_token(user=nobody, name="t")[1]
    address = f"/api/v3/redirects/{path.format(pk=redirect.pk)}"
    answer = client.get(address, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 403


def test_who_changes_a_text_by_a_program_keeps_what_was_typed(home, client, admin_user):
    slug = draft().slug
    public = type_everywhere([f"/{slug}/"], home)
    token = APIToken.create_token(user=admin_user, name="t")[1]
    address = f"/api/v3/pages/{public.pk}/?rich_text_format=db_html"
    headers = {"authorization": f"Bearer {token}"}
    assert slug in client.get(address, headers=headers).content.decode()
    assert slug not in client.get(address).content.decode()
