"""A site from before there were profiles keeps what it showed."""

from importlib import import_module

import pytest
from django.apps import apps

from cms.models import SiteProfile
from cms.profile.components import as_json
from cms.profile.schema import read_profile
from tests import builders

migration = import_module("cms.migrations.0009_existing_sites")


@pytest.fixture
def upgraded(home) -> SiteProfile:
    """The site of the seeds, as it was before, after the migration."""
    SiteProfile.objects.all().delete()
    migration.keep_what_sites_show(apps, None)
    return SiteProfile.objects.get()


def test_it_has_what_every_site_had_which_the_seeds_now_say_themselves(upgraded):
    seeds = read_profile(builders.PROFILE)
    assert upgraded.colours == seeds.colours
    assert upgraded.icon_svg == seeds.icon.svg
    assert bytes(upgraded.icon_png) == seeds.icon.png
    assert upgraded.words == seeds.addresses
    assert upgraded.video_hosts == list(seeds.video_hosts)
    assert upgraded.components == as_json(seeds.components)


def test_its_roles_are_known_again(home):
    before = SiteProfile.objects.get().roles
    del before["forms"]  # which `start_site` makes for a site of a former release
    SiteProfile.objects.all().delete()
    migration.keep_what_sites_show(apps, None)
    assert SiteProfile.objects.get().roles == before
    assert set(before) == {"writer", "editor", "administrator", "workflow"}


def test_a_new_database_gets_no_profile(no_site):
    migration.keep_what_sites_show(apps, None)
    assert not SiteProfile.objects.exists()
