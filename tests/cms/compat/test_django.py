"""What the CMS takes of Django beyond its documentation does what it did."""

import pytest
from django import forms
from django.core.exceptions import EmptyResultSet
from django.core.files.base import ContentFile
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Page

from cms.compat import django
from tests import builders
from tests.contracts import Contract, check

CONTRACTS = {
    django: {
        "date_format": Contract("a warning of consent has no date", takes="value format"),
        "filesizeformat": Contract("nobody is told how large a photo may be", takes="bytes_"),
        "parse_etags": Contract("an unchanged answer of the API is sent whole", takes="etag_str"),
    }
}


def test_each_name_is_what_it_was():
    check(django, "parse_etags", CONTRACTS[django])
    assert django.parse_etags('W/"a", "b"') == ['W/"a"', '"b"']


def test_a_file_is_stored_once_its_row_is_saved(home):
    """Otherwise a picture is stored anew with each change, or a new one keeps its place."""
    image = builders.picture()
    assert django.is_stored(image.file)
    image.file = ContentFile(image.file.open().read(), "andere.jpg")
    assert not django.is_stored(image.file)


def test_a_new_connection_is_another_than_the_one_in_use(db):
    """Otherwise the background process loses its lock whenever Django closes connections."""
    session = django.new_connection()
    try:
        assert session is not connection
        assert session.vendor == connection.vendor
    finally:
        session.close()


def test_a_database_that_lacks_a_migration_is_not_migrated(db):
    """Otherwise a server says that it is ready, and fails on each page."""
    assert django.is_migrated(connection)
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("cms")
    MigrationRecorder(connection).record_unapplied(*newest)
    assert not django.is_migrated(connection)


def test_a_query_tells_its_sql_and_its_parameters(db):
    sql, parameters = django.as_sql(Page.objects.filter(slug="root").order_by().values("pk"))
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        assert [pk for (pk,) in cursor.fetchall()] == [Page.get_first_root_node().pk]
    with pytest.raises(EmptyResultSet):
        django.as_sql(Page.objects.none())


def test_an_error_tells_what_was_looked_for(db):
    """Otherwise a row that a request names and that is not there is a fault of the server."""
    with pytest.raises(Page.DoesNotExist) as raised:
        Page.objects.get(pk=999, slug="nergens")
    assert list(django.values_looked_up(raised.value)) == [999, "nergens"]


def test_an_error_in_a_form_tells_which_fields_were_refused():
    """Otherwise whoever leaves out a field gets a fault of the server where a form needs it."""

    class Example(forms.Form):
        given = forms.CharField()
        lacking = forms.CharField()

        def clean(self):
            raise KeyError("lacking")

    with pytest.raises(KeyError) as raised:
        Example({"given": "x"}).is_valid()
    assert list(django.fields_refused(raised.value)) == ["lacking"]
    assert list(django.fields_refused(KeyError("lacking"))) == []
