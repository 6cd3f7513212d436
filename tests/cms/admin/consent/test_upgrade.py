"""The names and dates that pictures had themselves are in the register after an update."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.content_version import triggers

FORMER = [("consent", "0001_register"), ("cms", "0012_pictures_say_if_they_are_shown")]
NOW = [("consent", "0003_roles"), ("cms", "0013_people_are_in_the_register")]
names_in = import_module("cms.admin.consent.migrations.0002_former_fields").names_in


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("Anna de Vries", ["Anna de Vries"]),
        ("Anna, Bram en Sanne & Joost; Anna", ["Anna", "Bram", "Sanne", "Joost"]),
        (" , ", []),
        ("Hendrik Andersen", ["Hendrik Andersen"]),
    ],
)
def test_each_name_of_a_line_is_a_person(people, names):
    assert names_in(people) == names


@pytest.mark.long  # a migration of long ago, which nobody changes
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_names_and_dates_become_consents():
    triggers.remove(connection.alias, plan=[FORMER])  # as `migrate` does, and executors do not
    MigrationExecutor(connection).migrate(FORMER)
    former = MigrationExecutor(connection).loader.project_state(FORMER).apps
    collection = former.get_model("wagtailcore", "Collection").objects.order_by("pk").first()
    image = former.get_model("cms", "SiteImage")
    fields = {"collection": collection, "width": 1, "height": 1}
    day = date(2030, 1, 2)
    image.objects.create(title="Feest", people="Anna en Bram", usable_until=day, **fields)
    image.objects.create(title="Tuin", people="Anna", **fields)
    image.objects.create(title="Groep", usable_until=day, **fields)
    image.objects.create(title="Boom", **fields)
    executor = MigrationExecutor(connection)
    executor.migrate(NOW)
    now = MigrationExecutor(connection).loader.project_state(NOW).apps
    consents = now.get_model("consent", "Consent").objects.order_by("pk")
    assert list(consents.values_list("image__title", "person__name", "until")) == [
        ("Feest", "Anna", day),
        ("Feest", "Bram", day),
        ("Tuin", "Anna", None),
        ("Groep", "Naam onbekend: Groep", day),
    ]
    assert now.get_model("consent", "Person").objects.count() == 3
    shows = dict(now.get_model("cms", "SiteImage").objects.values_list("title", "shows_people"))
    assert shows == {"Feest": "people", "Tuin": "people", "Groep": "people", "Boom": ""}
