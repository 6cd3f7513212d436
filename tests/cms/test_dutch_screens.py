"""The screens of the CMS are Dutch, and say “je” to who reads them."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.models import Category, HomePage, InfoPage, StoryIndexPage
from tests import builders

# Words of English that Dutch does not have, as they would stand on a screen.
ENGLISH = re.compile(
    r"\b(the|of|and|this|that|your|you|with|from|page|pages|edit|delete|add|more|actions|search|"
    r"save|saved|user|users|permission|can|cannot|none|tokens?|settings|guide|snippets?|type|"
    r"must|should|has|have|been|not|all|any|show|hide|choose|select|upload|remove|view|close|open|"
    r"publish|published|locked|unlocked|history|comments?|footer|help|new|current|character|"
    r"password|account|language|name|title|image|images|document|documents|collection|created)\b",
    re.IGNORECASE,
)
POLITE = re.compile(r"\b([Uu]|[Uu]w|[Uu]zelf)\b")
# Words that Dutch has too, or names of things that are called so here.
ALSO_DUTCH = re.compile(
    r"\b(account|of|type|open|help|van|dashboard|all|can|has|documents?|collection|title|current|"
    r"hide|image|name|tokens?|upload)\b",
    re.IGNORECASE,
)
# A page that Wagtail's own migration made, and that a new site has no more: its history stays.
FIRST_PAGE = "Welcome to your new Wagtail site!"
# Known, and still to be said in Dutch: a heading of a list that only superusers see.
KNOWN = {FIRST_PAGE, "Root page"}
SAID = ("aria-label", "title", "placeholder", "alt")


def words_on(html: str) -> list[str]:
    """Return what is read on a screen: its text, and the names of what has no text."""
    soup = BeautifulSoup(html, "lxml")
    for each in soup(["script", "style", "template", "noscript", "code"]):
        each.extract()
    for each in soup.select("[data-side-panel-toggle-counter][hidden]"):
        each.extract()  # shown once a script has put a number in it
    said = [str(tag[name]) for tag in soup.find_all(True) for name in SAID if tag.get(name)]
    return [" ".join(text.split()) for text in (*soup.stripped_strings, *said)]


NAMED = [
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtaildocs:index",
    "wagtaildocs:add_multiple",
    "wagtailusers_users:index",
    "invite",
    "wagtailusers_groups:index",
    "wagtailadmin_workflows:index",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailadmin_collections:index",
    "wagtailsites:index",
    "wagtailsnippets_cms_category:list",
    "wagtailsnippets_cms_category:add",
    "checks:report",
    "dashboard:calendar",
    "menu:home",
]


def screens() -> list[str]:
    home, stories = HomePage.objects.get(), StoryIndexPage.objects.get()
    story, info = builders.story(), builders.info()
    picture = builders.picture()
    pages = [home, stories, story, info]
    return [
        *map(reverse, NAMED),
        *(reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages),
        *(reverse("wagtailadmin_explore", args=[page.pk]) for page in pages),
        *(
            reverse(f"wagtailadmin_pages:{name}", args=[story.pk])
            for name in ("history", "delete", "unpublish", "move", "copy", "usage")
        ),
        reverse("wagtailadmin_pages:add", args=("cms", InfoPage._meta.model_name, home.pk)),
        reverse("wagtailadmin_pages:add", args=("cms", "storypage", stories.pk)),
        reverse("wagtailimages:edit", args=[picture.pk]),
        reverse("wagtailsnippets_cms_category:edit", args=[Category.objects.first().pk]),
    ]


@pytest.mark.any_database
def test_an_address_that_is_not_there_is_told_in_words_of_ours(admin_client):
    words = words_on(admin_client.get("/cms/bestaat-niet/").text)
    assert "Pagina niet gevonden" in words
    assert not [text for text in words if "Error" in text or "Wagtail" in text]


@pytest.mark.any_database
def test_no_screen_speaks_english_or_formally(home, admin_client):
    found = {}
    for address in screens():
        answer = admin_client.get(address)
        assert answer.status_code == 200, address
        for text in words_on(answer.text):
            english = {word for word in ENGLISH.findall(text) if not ALSO_DUTCH.fullmatch(word)}
            if text not in KNOWN and (english or POLITE.search(text)):
                found.setdefault(text[:120], address)
    assert found == {}
