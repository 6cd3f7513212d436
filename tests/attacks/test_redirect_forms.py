"""Old addresses in any form: typed by an editor, imported, asked for by a visitor."""

import re
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms.models.redirect_address import normal_address
from importers.pipeline import import_folder
from tests import builders
from tests.importers.folders import info, write

WRITTEN = [
    "/oude pagina",
    "/oude%20pagina",
    "/Oude Pagina/",
    "/oude\u00a0pagina/",
    "/caf\u00e9",
    "/cafe\u0301",
    "/Caf%C3%A9/",
    "/caf%E9",
    "/Oud",
    "/a+b (c)'s/",
    "/index.php?Id=4",
    "/zoek?q=over ons",
    "/zoek?q=over+ons",
    "/zoek?q=over%20ons",
    "//oud/",
    "/x/../oud",
    "/./oud",
    "\\oud",
]
# By the import, which says so; a backslash is none of YAML's letters.
REFUSED = re.compile(r"^//|/\.\./|\\")
ASKED = {
    "/oude": ["/oude%20pagina", "/oude%20pagina/", "/Oude%20Pagina/", "/OUDE%20PAGINA"],
    "/caf": ["/caf%C3%A9", "/cafe%CC%81/", "/CAF%C3%89", "/caf%E9"],
    "/oud": ["/oud", "/oud/", "/OUD/"],
    "/a+b": ["/a+b%20(c)'s", "/A+B%20(c)%27s/"],
    "/zoek": ["/zoek?q=over+ons", "/zoek?q=over%20ons", "/Zoek?Q=Over+Ons"],
    "/index": ["/index.php?id=4", "/Index.php?ID=4"],
}


def asked(written: str) -> list[str]:
    plain = normal_address(written)
    return next(all for start, all in ASKED.items() if plain.startswith(start))


def arrives(client, address: str, where: str) -> None:
    joint = "&" if "?" in address else "?"
    for query in ("", "utm_source=Brief&utm_medium=e-mail", "fbclid=" + "x" * 2000):
        whole = f"{address}{joint}{query}" if query else address
        location = client.get(whole).headers.get("Location", "")
        kept = f"{where}?{query}" if query else where
        assert location == kept, whole


@pytest.mark.parametrize("written", WRITTEN)
def test_a_typed_redirect_works_in_all_forms(written, home, admin_client, client):
    page = builders.info("Nieuw")
    fields = {"old_path": written, "redirect_page": page.pk, "site": "", "redirect_link": ""}
    admin_client.post(reverse("wagtailredirects:add"), fields | {"is_permanent": "on"})
    assert Redirect.objects.count() == 1
    for address in asked(written):
        arrives(client, address, "/nieuw/")


PLAIN = [each for each in WRITTEN if each.isprintable() and not REFUSED.search(each)]


@pytest.mark.parametrize("written", PLAIN)
def test_an_imported_alias_works_in_all_forms(written, home, tmp_path, client):
    text = info("Nieuw", extra=f'aliases:\n  - "{written}"\n')
    write(tmp_path, {"main/nieuw.md": text})
    import_folder(tmp_path)
    for address in asked(written):
        arrives(client, address, "/nieuw/")


def test_rows_that_were_stored_before_are_kept_and_work(home, client):
    page = builders.info("Nieuw")
    stored = ["/Oude Pagina", "/caf%C3%A9", "/Twee", "/twee", "/x/../oud", "/a\\b"]
    for path in stored:
        Redirect.objects.create(old_path=path, redirect_page=page)
    migration = import_module("cms.admin.redirects.migrations.0001_one_form")
    migration.normalise(apps, SimpleNamespace(connection=connection))
    paths = Redirect.objects.order_by("pk").values_list("old_path", flat=True)
    assert list(paths) == ["/oude pagina", "/café", "/Twee", "/twee", "/oud", "/a/b"]
    for address in ("/oude%20pagina", "/CAF%C3%89/", "/Twee/", "/oud", "/a%5Cb"):
        assert client.get(address).headers["Location"] == "/nieuw/"


def test_a_redirect_with_a_query_goes_before_one_without(home, client):
    Redirect.add_redirect("/index.php?id=4", builders.info("Vier"))
    Redirect.add_redirect("/index.php", builders.info("Rest"))
    assert client.get("/index.php?utm=1&id=4").headers["Location"] == "/vier/?utm=1"
    assert client.get("/index.php?id=5").headers["Location"] == "/rest/?id=5"


def test_a_plus_sign_that_was_stored_as_it_is_still_works(home, client):
    Redirect.objects.bulk_create(
        [Redirect(old_path="/zoek?q=over+ons", redirect_page=builders.info("Nieuw"))]
    )
    assert client.get("/zoek?q=over+ons&utm=1").headers["Location"] == "/nieuw/?utm=1"
    assert client.get("/zoek?q=c%2B%2B").status_code == 404
