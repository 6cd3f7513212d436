"""Preview tickets: a draft for whoever holds one, for an hour, and for nobody else."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.models import StoryIndexPage
from cms.preview import tickets
from cms.preview.models import Draft
from tests import builders

SECRET = "Najib, concept"


@pytest.fixture
def story(home):
    story = builders.story("Najib")
    story.title = SECRET
    return story


@pytest.fixture
def ticket(story, rf, admin_user):
    """The query of the address to which the editor's preview of a changed story leads."""
    request = rf.get("/cms/")
    request.user = admin_user
    location = story.serve_preview(request, "page").headers["Location"]
    assert urlsplit(location).path == "/preview/"
    return {"token": query_of(location)["token"]}


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def form(**changes) -> dict:
    """What the editor's form sends of a story."""
    sent = {
        "title": "Gloednieuw",
        "slug": "gloednieuw",
        "category": builders.category().pk,
        "excerpt": "Kort.",
        "thumb_alt": "",
        "body-count": 0,
        **{f"comments-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")},
    }
    return sent | changes


def add_address() -> str:
    parent = StoryIndexPage.objects.get()
    return reverse("wagtailadmin_pages:preview_on_add", args=["cms", "storypage", parent.pk])


def shown(client, answer: dict) -> dict:
    """Return the API's page for what the preview panel was answered."""
    response = client.get("/api/v2/preview/", query_of(answer["url"]))
    assert response.status_code == 200, response.content
    return response.json()


def test_a_ticket_shows_the_draft(ticket, client):
    response = client.get("/api/v2/preview/", ticket)
    assert response.status_code == 200
    assert response.json()["title"] == SECRET
    assert response.json()["meta"]["html_path"] == "/verhalen/najib/"
    assert response.headers["Cache-Control"] == "private, no-store"


def wrong_tickets(right: str) -> dict[str, str]:
    """Tickets that somebody might try, knowing a good one's form."""
    value, _, _signature = right.rpartition(":")
    (draft,) = Draft.objects.values_list("pk", "page")
    other = builders.story("Ander")
    return {
        "none": "",
        "shortened": right[:-1],
        "lengthened": f"{right}x",
        "unsigned": value,
        "id of the draft": str(draft[0]),
        "signed for another purpose": signing.dumps([str(draft[0]), draft[1]], salt="anders"),
        "for another page": signing.dumps([str(draft[0]), str(other.pk)], salt=tickets.SALT),
        "another page's": signing.dumps([str(other.translation_key), draft[1]], salt=tickets.SALT),
    }


def addresses(ticket: str, page: Page) -> list[str]:
    """Every address at which a draft might be asked for, with a ticket that is not good."""
    path = page.get_url()
    return [
        f"/api/v2/preview/?token={ticket}",
        f"/preview/?token={ticket}",
        *(f"/preview/?token={ticket}&mode={mode}" for mode in ("card", "search", "share", "x")),
        f"/preview/deel.png?token={ticket}",
        f"{path}?token={ticket}",
        f"{path}index.md?token={ticket}",
        f"/api/v2/pages/?search=concept&fields=title&token={ticket}",
        f"/api/v2/pages/{page.pk}/?token={ticket}",
        f"/api/v2/pages/find/?html_path={path}&token={ticket}",
        f"/api/v3/pages/{page.pk}/?version=draft&token={ticket}",
        "/api/v2/pages/?fields=*",
        "/zoeken/?zoek=concept",
        "/verhalen/",
        "/verhalen/feed.atom",
        "/sitemap.xml",
        f"/cms/pages/{page.pk}/view_draft/",
        f"/cms/pages/{page.pk}/edit/preview/?mode=page",
    ]


def test_nobody_sees_a_draft_without_a_good_ticket(story, ticket, client):
    story.save_revision()
    for name, wrong in wrong_tickets(ticket["token"]).items():
        for address in addresses(wrong, story):
            response = client.get(address)
            assert SECRET.encode() not in response.content, (name, address)
        assert client.get("/api/v2/preview/", {"token": wrong}).status_code == 404, name


def test_an_expired_ticket_is_good_nowhere(story, ticket, client, settings):
    settings.PREVIEW_MAX_AGE = -1
    for address in addresses(ticket["token"], story):
        assert SECRET.encode() not in client.get(address).content, address
    assert client.get("/api/v2/preview/", ticket).status_code == 410


def test_a_ticket_is_good_for_an_hour_at_most(settings):
    assert settings.PREVIEW_MAX_AGE <= 60 * 60


def test_drafts_go_when_no_ticket_for_them_is_good(ticket, story, client):
    old = timezone.now() - datetime.timedelta(minutes=61)
    Draft.objects.update(made_at=old)
    tickets.issue(story)
    tickets.remove_expired()
    assert Draft.objects.count() == 1
    assert client.get("/api/v2/preview/", ticket).status_code == 404


def test_two_editors_see_what_they_type_themselves(story, admin_user, django_user_model, client):
    other = django_user_model.objects.create_user("ander")
    first = tickets.issue(story, admin_user, is_typed=True)
    story.title = "Van de ander"
    tickets.issue(story, other, is_typed=True)
    assert client.get("/api/v2/preview/", {"token": first}).json()["title"] == SECRET
    assert Draft.objects.count() == 2


def test_typing_on_leaves_one_draft_and_an_older_revision_disturbs_it_not(
    story, admin_user, client
):
    first = tickets.issue(story, admin_user, is_typed=True)
    story.title = "Verder"
    tickets.issue(story, admin_user, is_typed=True)
    story.title = "Ooit"
    tickets.issue(story, admin_user)
    assert client.get("/api/v2/preview/", {"token": first}).json()["title"] == "Verder"
    assert Draft.objects.filter(is_typed=True).count() == 1


def test_a_page_that_was_never_saved_can_be_previewed(home, client, admin_client):
    page = shown(client, admin_client.post(add_address(), form()).json())
    assert page["title"] == "Gloednieuw"
    assert page["meta"]["html_path"] == "/verhalen/gloednieuw/"
    assert [ancestor["title"] for ancestor in page["meta"]["ancestors"]][1:] == ["Verhalen"]
    location = admin_client.get(add_address(), {"mode": "card"}).headers["Location"]
    assert query_of(location)["mode"] == "card"
    assert admin_client.get(add_address(), {"mode": "onzin"}).status_code == 404


PICTURE_WITHOUT_ALT = {"thumb": "PICTURE"}
# The block in which a new story begins, before anybody wrote in it.
EMPTY_BLOCK = {
    "body-count": 1,
    "body-0-type": "text",
    "body-0-order": 0,
    "body-0-id": "",
    "body-0-deleted": "",
    "body-0-value": "null",
}
HALF = [
    EMPTY_BLOCK,
    {"category": "", "excerpt": "", **EMPTY_BLOCK},
    {"slug": "", "category": "", "excerpt": ""},
    {"title": "", "slug": "", "category": "", "excerpt": ""},
    {"slug": "api met spaties"},
    {"date": "31-02-2026"},
    {"seo_title": "x" * 400},
    PICTURE_WITHOUT_ALT,
]


@pytest.mark.parametrize("change", HALF, ids=str)
def test_half_a_form_is_enough_for_a_preview(change, home, client, admin_client):
    sent = form(**change)
    if "thumb" in change:
        sent["thumb"] = builders.picture().pk
    answer = admin_client.post(add_address(), sent).json()
    assert answer["is_valid"]
    assert shown(client, answer)["title"]
    assert client.get(answer["url"]).status_code == 200


def test_only_those_who_may_edit_get_a_ticket(home, client, admin_client, django_user_model):
    story = builders.story("Najib")
    stranger = django_user_model.objects.create_user("vreemd", password="x")
    client.force_login(stranger)
    for name, arguments in (("preview_on_edit", [story.pk]), ("view_draft", [story.pk])):
        address = reverse(f"wagtailadmin_pages:{name}", args=arguments)
        for response in (client.post(address, form()), client.get(address)):
            assert response.status_code in (302, 403, 405)
            assert "token=" not in response.headers.get("Location", "")
    assert client.post(add_address(), form()).status_code in (302, 403)
    assert not Draft.objects.exists()


def test_view_live_leads_to_the_site(home, admin_client, settings):
    story = builders.story("Najib")
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert 'href="/verhalen/najib/"' in page


def test_view_draft_leads_to_the_separate_site(home, admin_client, settings):
    settings.FRONTEND_URL = "https://www.example.org"
    story = builders.story("Najib")
    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk]))
    assert response.headers["Location"].startswith("https://www.example.org/preview/?token=")
