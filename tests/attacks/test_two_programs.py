"""Two programs that change different fields of the same thing in the same moment: both are kept."""

import threading
from contextlib import suppress

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import APIToken

from cms.models.shared_form import Shared
from tests import builders
from tests.attacks.test_locks import at_once

MEETING = 2  # seconds: longer than the other takes, if nothing stops it


def picture():
    return "images", builders.picture("Een"), {"title": "Twee"}, {"description": "Bram lacht"}


def document():
    stored = get_document_model()(title="Een", file=ContentFile(b"%PDF-1.4", "folder.pdf"))
    stored.save()
    return "documents", stored, {"title": "Twee"}, {"tags": ["zomer"]}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("what", [picture, document])
def test_both_are_kept(what, home, admin_user, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory does not let anybody wait")
    kind, thing, *changes = what()
    token = APIToken.create_token(user=admin_user, name="t")[1]
    address, headers = f"/api/v3/{kind}/{thing.pk}/", {"Authorization": f"Bearer {token}"}
    clean, both_have_read = Shared.clean, threading.Barrier(2)

    def meet(form):
        with suppress(threading.BrokenBarrierError):  # the other waits for this one
            both_have_read.wait(MEETING)
        return clean(form)

    def change(fields: dict):
        def send() -> None:
            sent = Client().patch(address, fields, "application/json", headers=headers)
            assert sent.status_code == 200, sent.text

        return send

    monkeypatch.setattr(Shared, "clean", meet)
    assert at_once(*map(change, changes)) == []
    stored = type(thing).objects.get(pk=thing.pk)
    assert stored.title == "Twee"
    assert kind != "images" or stored.description == "Bram lacht"
    assert kind != "documents" or [each.name for each in stored.tags.all()] == ["zomer"]
