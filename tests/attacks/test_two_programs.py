"""Two programs change different fields of one picture in the same moment: both are kept."""

import threading
from contextlib import suppress

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import APIToken

from cms.models.shared_form import Shared
from tests import builders
from tests.attacks.test_locks import at_once

MEETING = 2  # seconds: longer than the other takes, if nothing stops it


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_both_are_kept(home, admin_user, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory does not let anybody wait")
    picture = builders.picture("Een")
    token = APIToken.create_token(user=admin_user, name="t")[1]
    address, headers = f"/api/v3/images/{picture.pk}/", {"Authorization": f"Bearer {token}"}
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
    changes = change({"title": "Twee"}), change({"description": "Bram lacht"})
    assert at_once(*changes) == []
    picture.refresh_from_db()
    assert (picture.title, picture.description) == ("Twee", "Bram lacht")
