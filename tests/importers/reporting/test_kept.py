"""Administrators see in the CMS what the last imports reported, and what waits."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from importers.models import KeptReport
from importers.reporting import kept
from tests.importers.folders import info, story, write
from tests.importers.test_import_content import failure, run


@pytest.fixture
def imported(home, tmp_path):
    body = "Tekst.\n\n{{< onbekend >}}\n\n<script>alert(1)</script>"
    return write(tmp_path / "mijn-site", {"verhalen/a.md": story(body=body), "main/b.md": info()})


def test_the_report_of_an_import_can_be_read_afterwards(imported, admin_client):
    run(imported)
    report = KeptReport.objects.get()
    assert (report.folder, report.exit_status) == ("mijn-site", 0)
    listed = admin_client.get(reverse("import_reports")).text
    address = reverse("import_report", args=[report.pk])
    assert address in listed
    assert report.summary in listed
    shown = admin_client.get(address).text
    assert "verhalen/a.md:9" in shown
    assert "onbekend" in shown
    assert "<script>alert" not in shown


def test_a_refused_import_is_there_too(imported, admin_client):
    write(imported, {"main/c.md": "---\ntitle: C\nslug: verhalen\n---\nTekst."})
    failure(imported)
    report = KeptReport.objects.get()
    assert report.exit_status == 1
    assert "main/c.md" in admin_client.get(reverse("import_report", args=[report.pk])).text


def test_what_changed_nothing_and_only_looked_leaves_none(imported):
    run(imported, "--dry-run")
    run(imported, "--check")
    assert not KeptReport.objects.exists()
    run(imported)
    run(imported)
    assert KeptReport.objects.count() == 1


def test_only_the_newest_are_kept(imported, monkeypatch):
    monkeypatch.setattr(kept, "MOST_REPORTS", 2)
    for number in range(3):
        write(imported, {"main/b.md": info(f"Titel {number}")})
        run(imported)
    assert KeptReport.objects.count() == 2
    assert "bijgewerkt" in KeptReport.objects.first().summary


@pytest.mark.parametrize("group", ["Redacteur", "Beheerder"])
def test_others_do_not_see_them(imported, client, group):
    run(imported)
    user = User.objects.create_user("red", "red@example.org", "wachtwoord")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    report = KeptReport.objects.get()
    for address in (reverse("import_reports"), reverse("import_report", args=[report.pk])):
        response = client.get(address)
        assert response.status_code in (302, 403)
        assert report.summary not in response.text
    assert reverse("import_reports") not in client.get(reverse("wagtailadmin_home")).text


def test_what_waits_is_counted(imported, admin_client):
    run(imported)
    shown = admin_client.get(reverse("import_report", args=[KeptReport.objects.get().pk])).text
    assert "importconflict" not in shown
