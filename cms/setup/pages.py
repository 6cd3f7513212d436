"""Create the first pages of a site: home page, story list, and drafts for staff to complete."""

from wagtail.models import Page

from cms.compat.wagtail.rich_text import as_the_editor_saves
from cms.models import FormPage, HomePage, InfoPage, StoryIndexPage
from cms.models.blocks.features import TEXT_FEATURES
from cms.profile.forms import FirstForm
from cms.profile.schema import FirstPage, Profile
from cms.setup.first_pages import FIRST_DRAFTS


def add_home(profile: Profile) -> HomePage:
    """Create the home page with the drafts below it."""
    root = Page.get_first_root_node()
    remove_welcome_page(root)
    first = profile.home
    page = HomePage(
        title=first.title,
        slug="home",
        hero_title=first.headline,
        hero_lead=first.lead,
        body=body(first.text),
    )
    home = publish(root, page)
    for draft in FIRST_DRAFTS if profile.pages is None else profile.pages:
        add_draft(home, draft)
    forms = [(form, add_form(home, form)) for form in profile.forms]
    home.doors = [_door(form, page) for form, page in forms if form.door]
    if home.doors:
        home.save_revision().publish()
    return home


def add_draft(home: HomePage, draft: FirstPage) -> None:
    page = InfoPage(
        title=draft.title,
        slug=draft.slug,
        body=body(draft.text),
        at_foot=draft.at_foot,
        live=False,
    )
    home.add_child(instance=page).save_revision()


def add_form(home: HomePage, form: FirstForm) -> FormPage:
    """Create a form as a draft: who is told, and for how many days, staff decide."""
    page = FormPage(
        title=form.title,
        slug=form.slug,
        body=body(form.text),
        questions=[{"type": each.type, "value": each.value} for each in form.questions],
        button=form.button,
        confirmation=body(form.confirmation),
        live=False,
    )
    home.add_child(instance=page).save_revision()
    return page


def _door(form: FirstForm, page: FormPage) -> dict:
    """Return a door of the home page to a form. Visitors see it once the form is published."""
    button = {"label": form.title, "page": page.pk, "url": ""}
    return {"type": "door", "value": {"title": form.door, "text": form.door_text, "button": button}}


def add_stories(home: HomePage, profile: Profile) -> None:
    """Create the story list, and a button on the home page that links to it."""
    first = profile.stories
    page = StoryIndexPage(title=first.title, slug=first.slug, introduction=first.introduction)
    stories = publish(home, page)
    if first.button and not home.calls_to_action:
        button = {"label": first.button, "page": stories.pk, "url": ""}
        home.calls_to_action = [{"type": "button", "value": button}]
        home.save_revision().publish()


def body(html: str) -> list[dict]:
    return [{"type": "text", "value": as_the_editor_saves(html, TEXT_FEATURES)}] if html else []


def remove_welcome_page(root: Page) -> None:
    """Delete the page that Wagtail's first migration creates, unless it was changed."""
    welcome = root.get_children().filter(slug="home").first()
    if welcome and welcome.specific_class is Page and welcome.is_leaf():
        welcome.delete()
        root.refresh_from_db()


def publish(parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
