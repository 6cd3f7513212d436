"""Dates of the admin's forms are written as people here do, and read however they are typed."""

from datetime import datetime

import pytest
from django.utils import timezone, translation
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

EXPECTED = datetime(2026, 12, 24, 10)
TYPED = [
    "24-12-2026 10:00",
    "24/12/2026 10.00",
    "24-12-26, 10:00",
    "2026-12-24 10:00",
    "24.12.2026 10u",
]


class Form(WagtailAdminModelForm):
    class Meta:
        model = Page
        fields = ("go_live_at",)


@pytest.mark.django_db
@pytest.mark.any_database
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_moment_is_read_as_it_is_typed_and_written_in_one_form(language):
    with translation.override(language):
        for typed in TYPED:
            form = Form({"go_live_at": typed})
            assert form.is_valid(), (typed, form.errors)
            assert timezone.make_naive(form.cleaned_data["go_live_at"]) == EXPECTED
        written = str(Form(initial={"go_live_at": form.cleaned_data["go_live_at"]}))
        assert 'value="24-12-2026 10:00"' in written


@pytest.mark.django_db
@pytest.mark.any_database
@pytest.mark.parametrize("typed", ["31-02-2026", "binnenkort", "24-12-2026 25:00"])
def test_what_is_no_date_is_refused(typed):
    assert "go_live_at" in Form({"go_live_at": typed}).errors
