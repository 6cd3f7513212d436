"""`start_site --profile`: whose site it is, and what staff did stays theirs."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from wagtail.models import Site, Workflow

from cms.models import HomePage, InfoPage, SiteDetails, SiteProfile, StoryIndexPage
from cms.models.addresses import reserved_slugs
from cms.models.blocks.embed import EmbedBlock
from cms.models.site_profile import profile_in_force, site_components
from cms.profile.colours import NEUTRAL
from importers.markdown.editor_html import editor_form
from tests import builders
from tests.cms.setup.profiles import stranger


def start(file=None) -> str:
    output = StringIO()
    call_command("start_site", profile=file, verbosity=0, stderr=output)
    return output.getvalue()


def test_a_new_site_is_that_of_its_profile(no_site, tmp_path):
    start(stranger(tmp_path))
    home = HomePage.objects.get()
    assert (home.title, home.hero_title, home.hero_lead) == (
        "Open Keuken",
        "Schuif aan",
        "Elke dinsdag.",
    )
    assert home.calls_to_action[0].value["label"] == "Lees het nieuws"
    assert StoryIndexPage.objects.get().slug == "nieuws"
    assert InfoPage.objects.get().slug == "huisregels"
    assert not InfoPage.objects.get().live
    details = SiteDetails.for_site(Site.objects.get())
    assert (details.name, details.phone) == ("De Open Keuken", "030 123 45 67")
    assert "<b>nummer 1</b>" in details.footer
    assert profile_in_force().colours["brand"] == "#7a1f3d"
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Schrijver",
        "Hoofdredactie",
        "Techniek",
        "Balie",
    }
    assert Workflow.objects.filter(name="Proeflezen").exists()
    assert site_components()["GuestCard"].block == "person_card"


def test_first_texts_stay_as_they_are_when_staff_open_and_save_them(no_site, tmp_path):
    start(stranger(tmp_path))
    (block,) = HomePage.objects.get().body
    stored = block.value.source
    assert "<h2" in stored
    assert "<ol><li" in stored
    plain = editor_form(stored, ("h2", "ol"))
    assert editor_form(plain, ("h2", "ol")) == plain


def test_without_a_profile_a_site_is_nobodys_in_particular(no_site):
    start()
    assert profile_in_force().colours == NEUTRAL
    assert SiteDetails.objects.get().name == "Onze organisatie"
    assert SiteProfile.objects.get().icon_svg.count(NEUTRAL["brand"]) == 1


def test_it_may_run_again_and_keeps_what_staff_changed(no_site, tmp_path):
    file = stranger(tmp_path)
    start(file)
    before = SiteProfile.objects.values().get()
    SiteDetails.objects.update(name="Nieuwe naam", tagline="")
    Group.objects.filter(name="Schrijver").update(name="Pen")
    Workflow.objects.filter(name="Proeflezen").update(name="Tweede blik")
    InfoPage.objects.get().delete()
    for profile in (file, None, file):
        assert start(profile) == ""
    details = SiteDetails.objects.get()
    assert (details.name, details.tagline) == ("Nieuwe naam", "")
    assert Group.objects.count() == 4
    assert Group.objects.filter(name="Pen").exists()
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Tweede blik"]
    assert InfoPage.objects.count() == 0
    assert SiteProfile.objects.values().get() == before


def test_what_only_a_profile_decides_follows_it(no_site, tmp_path):
    start(stranger(tmp_path))
    before = SiteProfile.objects.get()
    file = stranger(tmp_path)
    file.write_text(file.read_text().replace("#7a1f3d", "#1f5c3d"))
    start(file)
    after = SiteProfile.objects.get()
    assert after.colours["brand"] == "#1f5c3d"
    assert "#1f5c3d" in after.icon_svg
    assert after.icon_hash != before.icon_hash
    start()
    assert SiteProfile.objects.get().colours == after.colours


def test_an_icon_of_its_own_stays_when_the_colours_change(home):
    before = SiteProfile.objects.get().icon_hash
    call_command("start_site", profile=builders.PROFILE, verbosity=0)
    assert SiteProfile.objects.get().icon_hash == before


def test_words_of_before_are_kept_and_the_new_ones_need_a_restart(home, tmp_path):
    output = start(stranger(tmp_path))
    assert "Start de servers van de site opnieuw" in output
    profile = profile_in_force()
    assert profile.words["search"] == "vind"
    assert profile.former_addresses == {
        "search": ["zoeken"],
        "category": ["categorie"],
        "show": ["toon"],
        "page": ["pagina"],
    }
    assert {"vind", "zoeken"} <= reserved_slugs()
    assert start(stranger(tmp_path)) == ""
    start(builders.PROFILE)
    assert profile_in_force().former_addresses["search"] == ["vind"]


def test_a_word_that_is_the_address_of_a_page_is_refused_and_nothing_changes(home, tmp_path):
    builders.info("Vind ons", slug="vind")
    before = SiteProfile.objects.values().get()
    with pytest.raises(CommandError, match=r"mine\.toml: addresses\.search: .*/vind/"):
        start(stranger(tmp_path))
    assert SiteProfile.objects.values().get() == before


def test_a_mistake_changes_nothing(no_site, tmp_path):
    with pytest.raises(CommandError, match=r"mine\.toml: colours\.brant: "):
        start(stranger(tmp_path, '\n[colours.brant]\nday = "#000"\n'))
    assert not HomePage.objects.exists()


def test_videos_may_be_where_the_profile_says_unless_a_setting_does(no_site, tmp_path, settings):
    start(stranger(tmp_path))
    video = {"url": "https://peertube.example/w/1", "title": "Koken"}
    assert EmbedBlock().clean(video)["url"] == video["url"]
    with pytest.raises(ValidationError):
        EmbedBlock().clean({**video, "url": "https://youtube.com/watch?v=1"})
    settings.VIDEO_HOSTS = ["vimeo.com"]
    with pytest.raises(ValidationError):
        EmbedBlock().clean(video)
