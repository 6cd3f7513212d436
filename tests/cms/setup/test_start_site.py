"""`manage.py start_site` and `create_editor`."""

from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command
from wagtail.models import Collection, Page, Site

from cms.models import HomePage, InfoPage, SiteDetails, StoryIndexPage


def test_it_makes_home_story_list_site_record_and_details(home):
    site = Site.objects.get()
    assert site.root_page_id == home.pk
    assert site.root_url == "http://127.0.0.1:8000"
    assert StoryIndexPage.objects.child_of(home).get().slug == "verhalen"
    assert SiteDetails.for_site(site).name
    assert not Page.find_problems()[0]


def test_the_lists_of_all_pages_and_files_have_dutch_names(home, admin_client):
    assert "Alle pagina’s" in admin_client.get("/cms/pages/").text
    root = Collection.get_first_root_node()
    assert root.name == "Alle bestanden"
    root.name = "Ons archief"
    root.save()
    call_command("start_site", verbosity=0)
    assert Collection.get_first_root_node().name == "Ons archief"
    assert "Root" not in admin_client.get("/cms/pages/").text


def test_a_new_site_has_drafts_to_complete_which_nobody_else_sees(no_site, client):
    call_command("start_site", verbosity=0)
    home = HomePage.objects.get()
    drafts = InfoPage.objects.child_of(home).order_by("slug")
    assert [draft.slug for draft in drafts] == ["privacyverklaring", "toegankelijkheidsverklaring"]
    for draft in drafts:
        assert "[Vul in:" in str(draft.body[0].value)
        assert not draft.live
        assert draft.latest_revision.is_latest_revision()
        assert client.get(draft.url).status_code == 404


def test_a_draft_that_staff_threw_away_does_not_come_back(no_site):
    call_command("start_site", verbosity=0)
    InfoPage.objects.get(slug="privacyverklaring").delete()
    call_command("start_site", verbosity=0)
    assert InfoPage.objects.count() == 1


def test_running_it_again_keeps_what_staff_changed(home):
    home.hero_title = "Onze eigen woorden"
    home.save_revision().publish()
    SiteDetails.objects.update(name="Andere naam")
    call_command("start_site", verbosity=0)
    assert HomePage.objects.get().hero_title == "Onze eigen woorden"
    assert SiteDetails.objects.get().name == "Andere naam"
    assert StoryIndexPage.objects.count() == 1


def test_the_site_record_follows_the_setting(home, settings):
    settings.SITE_URL = "https://voorbeeld.nl"
    call_command("start_site", verbosity=0)
    assert Site.objects.get().root_url == "https://voorbeeld.nl"


def test_an_editors_password_is_random_and_shown_once(db, client):
    first, second = StringIO(), StringIO()
    call_command("create_editor", stdout=first)
    call_command("create_editor", stdout=second)
    assert second.getvalue().endswith("/cms/, bijvoorbeeld als redactie.\n")
    password = first.getvalue().split("wachtwoord: ")[1].split()[0]
    assert len(password) == 20
    assert client.login(username="redactie", password=password)
    assert get_user_model().objects.count() == 1
