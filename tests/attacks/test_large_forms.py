"""A large page can be saved, and one that is too large is refused in words, with nothing lost."""

import pytest
from django.urls import reverse

from cms.models import InfoPage
from tests import builders

FIELDS = 10_000


def form(page: InfoPage, blocks: int, **more) -> dict:
    data = {"title": page.title, "slug": page.slug, "body-count": str(blocks), **more}
    for name, value in [("TOTAL", "0"), ("INITIAL", "0"), ("MIN_NUM", "0"), ("MAX_NUM", "")]:
        data[f"comments-{name}_FORMS"] = value
    for number in range(blocks):
        block = {"type": "code", "order": number, "deleted": "", "id": ""}
        block |= {"value-code": f"regel {number}", "value-language": ""}
        data |= {f"body-{number}-{name}": value for name, value in block.items()}
    return data


def save(client, page: InfoPage, data: dict, **headers):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, headers=headers)


@pytest.fixture
def page(home) -> InfoPage:
    return builders.info("Groot")


@pytest.mark.parametrize("blocks", [10, 200, 1600])
def test_a_page_of_many_blocks_is_saved(admin_client, page, blocks):
    data = form(page, blocks)
    assert len(data) < FIELDS
    assert save(admin_client, page, data).status_code == 302
    page.refresh_from_db()
    assert len(page.get_latest_revision_as_object().body) == blocks


def refused(client, page: InfoPage, data: dict, **headers):
    before = page.revisions.count()
    response = save(client, page, data, **headers)
    assert response.status_code == 413
    assert page.revisions.count() == before
    return response


TOO_MUCH = {
    "fields": lambda page: form(page, 1) | {f"veld-{number}": "x" for number in range(FIELDS)},
    "characters": lambda page: form(page, 1) | {"body-0-value-code": "x" * (11 * 1024 * 1024)},
}


@pytest.mark.parametrize("much", TOO_MUCH)
def test_too_much_is_reported_in_dutch(admin_client, page, much):
    text = refused(admin_client, page, TOO_MUCH[much](page)).content.decode()
    assert f'<a href="/cms/pages/{page.pk}/edit/">Terug naar je tekst</a>' in text
    assert "10.000" in text or "10000" in text
    assert "verdeel" in text.lower()


def test_saving_while_somebody_types_tells_it_too(admin_client, page):
    answer = refused(admin_client, page, TOO_MUCH["fields"](page), accept="application/json")
    assert answer.json()["success"] is False
    assert "te groot" in answer.json()["error_message"]


def test_a_program_is_told(client, home):
    data = '{"title": "' + "x" * (11 * 1024 * 1024) + '"}'
    answer = client.post("/api/v3/pages/", data, content_type="application/json")
    assert answer.status_code in (401, 413)
