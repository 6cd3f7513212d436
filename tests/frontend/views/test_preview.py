"""What a ticket shows on the site: the draft as its page, and as others will meet it."""

import re

import pytest
from django.test import Client

from cms.preview import tickets
from frontend.views.preview import Cut, cut
from tests import builders

MODES = ["page", "card", "search", "share"]


@pytest.fixture
def draft(home):
    story = builders.story("Nog niet af", live=False)
    story.excerpt, story.category = "", None  # as in the editor, halfway
    return story


def preview(client: Client, page, **query):
    return client.get("/preview/", {"token": tickets.issue(page), **query})


def test_a_draft_is_shown_as_it_will_look_with_a_clear_mark(client, draft):
    response = preview(client, draft)
    assert response.status_code == 200
    assert "Nog niet af" in response.text
    assert "nog niet gepubliceerd" in response.text


@pytest.mark.parametrize("mode", MODES)
def test_every_type_of_page_can_be_previewed_in_each_of_its_modes(mode, client, home, draft):
    for page in (home, home.get_children().first().specific, builders.info("Over"), draft):
        response = preview(client, page, mode=mode)
        wanted = 200 if mode in dict(page.preview_modes) else 404
        assert response.status_code == wanted, page
        assert response.headers["Cache-Control"] == "private, no-store"


def test_a_mode_that_nobody_knows_is_refused(client, draft):
    assert preview(client, draft, mode="onzin").status_code == 404
    assert preview(client, draft, mode="").status_code == 404


@pytest.mark.parametrize("mode", [*MODES, "onzin"])
def test_a_preview_leaves_no_traces(mode, client, draft):
    headers = preview(client, draft, mode=mode).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not {"ETag", "Set-Cookie", "Speculation-Rules", "CDN-Cache-Control"} & set(headers)


def test_the_cms_may_frame_a_preview_and_nothing_else(client, draft):
    response = preview(client, draft)
    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    page = client.get("/")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "preview.js" in response.text
    assert "preview.js" not in page.text


@pytest.mark.parametrize("query", [{}, {"token": ""}, {"token": "verzonnen"}])
@pytest.mark.parametrize("path", ["/preview/", "/preview/deel.png"])
def test_a_ticket_that_never_was_shows_nothing(path, client, home, query):
    response = client.get(path, query)
    assert response.status_code == 404
    assert "Dit voorbeeld bestaat niet" in response.text


def test_an_expired_ticket_says_what_to_do(client, draft, settings):
    settings.PREVIEW_MAX_AGE = -1
    response = preview(client, draft)
    assert response.status_code == 410
    assert "vraag een nieuw voorbeeld" in response.text
    assert response.headers["Cache-Control"] == "private, no-store"


def test_the_card_is_the_one_of_the_list(client, home):
    story = builders.story("Anna vond werk", excerpt="Hoe dat ging.")
    builders.story("Een ander")
    story.title = "Anna vond werk, herzien"
    text = preview(client, story, mode="card").text
    assert "Een ander" in text
    story.save_revision().publish()
    listed = re.search(
        r"<li class=.card plain.[^>]*>(.*?)</li>", client.get("/verhalen/").text, re.S
    )
    card = listed[1]
    assert without_space(card) in without_space(text)


def without_space(html: str) -> str:
    return re.sub(r"\s+", "", html)


def test_a_search_result_tells_what_falls_off(client, draft):
    draft.seo_title = "woord " * 20
    draft.search_description = "beschrijving " * 30
    text = preview(client, draft, mode="search").text
    assert text.count('<del class="cut">') == 2
    assert "Wat doorgestreept is" in text
    assert re.search("verhalen . nog-niet-af", text)


def test_a_shared_link_shows_the_picture_that_goes_along(client, draft):
    drawn = re.search(
        r'<img src="(/preview/deel.png\?token=[^"]+)"', preview(client, draft, mode="share").text
    )
    picture = client.get(drawn[1])
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.headers["Cache-Control"] == "private, no-store"
    draft.share_picture = builders.picture()
    assert '<img src="/media/images/' in preview(client, draft, mode="share").text


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("kort", 10, Cut("kort", "")),
        ("precies tien", 12, Cut("precies tien", "")),
        ("een twee drie", 8, Cut("een twee", " drie")),
        ("een twee drie", 7, Cut("een", " twee drie")),
        ("ononderbroken", 5, Cut("onond", "erbroken")),
    ],
)
def test_a_text_is_cut_between_words(text, length, expected):
    assert cut(text, length) == expected


LINK = {"label": "", "page": None, "url": ""}
HALF_BLOCKS = [
    ("text", ""),
    ("picture", {"picture": None, "caption": ""}),
    ("quote", {"quote": "", "attribution": ""}),
    ("call_to_action", {"text": "", "button": LINK}),
    ("call_to_action", {"text": "", "button": {**LINK, "label": "Ga"}}),
    ("person_card", {"name": "", "picture": None, "starting_date": "", "hobbies": ""}),
    ("table", {"columns": [], "rows": [], "caption": ""}),
    ("table", {"columns": [{"type": "text", "heading": ""}], "rows": [{"values": [""]}]}),
    ("embed", {"url": "", "title": ""}),
    ("embed", {"url": "geen adres", "title": ""}),
    ("code", {"code": "", "language": ""}),
    *(
        (name, {})
        for name in ("picture", "quote", "call_to_action", "person_card", "embed", "code")
    ),
]


@pytest.mark.parametrize(("name", "value"), HALF_BLOCKS, ids=str)
def test_a_block_that_is_not_filled_in_yet_breaks_nothing(name, value, client, draft):
    draft.body = [{"type": "text", "value": "<p>Ervoor.</p>"}, {"type": name, "value": value}]
    draft = type(draft).from_json(draft.to_json())
    for mode in MODES:
        response = preview(client, draft, mode=mode)
        assert response.status_code == 200, mode
    assert "Ervoor." in preview(client, draft).text


def test_a_picture_without_alternative_text_is_shown(client, draft):
    draft.thumb = builders.picture()
    draft.body = [{"type": "picture", "value": {"picture": draft.thumb.pk, "caption": ""}}]
    for mode in MODES:
        assert preview(client, draft, mode=mode).status_code == 200
    home_text = preview(client, draft).text
    assert home_text.count("<picture>") >= 2


def test_a_home_page_with_nothing_but_a_title_is_shown(client, home):
    home.hero_title = home.hero_lead = ""
    home.calls_to_action = [{"type": "button", "value": LINK}]
    for mode in dict(home.preview_modes):
        assert preview(client, home, mode=mode).status_code == 200


def test_only_a_preview_tells_which_block_is_which(client, home):
    block = "11111111-1111-1111-1111-111111111111"
    body = [{"type": "text", "value": "<p>De tekst.</p>", "id": block}]
    story = builders.story("Met een blok", body=body)
    assert f'data-block="{block}"' in preview(client, story).text
    assert "data-block" not in client.get("/verhalen/met-een-blok/").text
