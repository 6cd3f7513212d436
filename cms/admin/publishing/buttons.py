"""The buttons under the page editor: always in view, one main one, and the rest behind “More”."""

from collections.abc import Iterable

from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from cms.admin.publishing.four_eyes import Eyes, eyes_below, eyes_on
from cms.admin.publishing.schedule_button import ScheduleButton, moment_of
from cms.compat.django import date_format

SAVE, PUBLISH, SUBMIT = "action-save-draft", "action-publish", "action-submit"
CANCEL, RESTART, LOCKED = "action-cancel-workflow", "action-restart-workflow", "action-page-locked"
APPROVE, REJECT = "approve", "reject"
LOOKS = _("You wrote this alone, so somebody else looks at it first.")
WAITS = _("You submitted this page. Somebody else looks at it.")
WAITS_LOCKED = _("This page was submitted. Until somebody looked at it, nobody changes it.")
COMES = _("This page is planned. To change it, take it out of the planning first.")
IS_LOCKED = _("Somebody locked this page. Until it is unlocked, nobody else changes it.")
ASK = _("You may not publish this page. Ask an editor-in-chief.")


class Words(ActionMenuItem):
    """One of Wagtail's buttons, in our own words."""

    def __init__(self, name: str, label: StrOrPromise, icon_name: str):
        super().__init__()
        self.name, self.label, self.icon_name = name, label, icon_name


class Unplan(Words):
    """A link to take a page out of the planning, which keeps its text."""

    def __init__(self, page: Page):
        super().__init__("action-unplan", _("Take out of the planning"), "calendar-alt")
        self.page = page

    def get_url(self, parent_context):
        revision = self.page.scheduled_revision
        return reverse("wagtailadmin_pages:revisions_unschedule", args=[self.page.pk, revision.pk])


class Bar(ActionMenuItem):
    """What is always in view: the main button last, as in all of the admin's windows."""

    name = "publishing-bar"
    template_name = "publishing/bar.html"

    def __init__(self, shown: list, main, plan: ScheduleButton | None, note: StrOrPromise = ""):
        super().__init__()
        self.shown, self.main, self.plan, self.note = shown, main, plan, note

    def get_context_data(self, parent_context):
        return {
            "others": [each.render_html(parent_context) for each in self.shown],
            "main": self.main and self.main.render_html(parent_context),
            "plan": self.plan and self.plan.render_html(parent_context),
            "note": self.note,
        }

    @property
    def media(self):
        return sum((each.media for each in (*self.shown, self.main) if each), start=Media())


def arrange(items: list, request: HttpRequest, context: dict) -> None:
    """Put what a role needs in view, and the rest behind it (hook `construct_page_action_menu`)."""
    found: dict[str, ActionMenuItem] = {}
    for each in items:
        found.setdefault(each.name, each)
    page = context.get("page")
    eyes = _eyes(page, request.user, context) if PUBLISH in found else Eyes.TWO_PAIRS
    found = _in_our_words(found, page)
    _say_when(found, page)
    main, note = _locked(found, page, request.user) if LOCKED in found else _main(found, eyes)
    shown = [found[name] for name in _beside(main, found)]
    gone = {each.name for each in (*shown, main) if each} | _left_out(found, eyes)
    rest = [each for each in _renamed(items, found) if each.name not in gone or _asks(each, main)]
    plan = ScheduleButton(main.name) if main and main.name in (PUBLISH, SUBMIT) else None
    items[:] = [Bar(shown, main, plan, note), *rest]


def _eyes(page: Page | None, user, context: dict) -> Eyes:
    return eyes_on(page, user) if page and page.pk else eyes_below(context["parent_page"], user)


def _in_our_words(found: dict, page: Page | None) -> dict:
    state = page.current_workflow_state if page and page.pk else None
    again = state is not None and state.status == state.STATUS_NEEDS_CHANGES
    words = {
        SUBMIT: Words(SUBMIT, _("Submit again") if again else _("Submit"), "resubmit"),
        CANCEL: Words(CANCEL, _("Take back what was submitted"), "rotate"),
    }
    return found | {name: words[name] for name in words if name in found}


def _say_when(found: dict, page: Page | None) -> None:
    """Let the button to approve a planned page say when it appears: it does not publish it."""
    moment = moment_of(page)
    if APPROVE in found and moment:
        words = _("Approve for %(moment)s") % {"moment": date_format(moment, "j F, H:i")}
        found[APPROVE].label = words


def _locked(found: dict, page: Page, user) -> tuple[ActionMenuItem | None, StrOrPromise]:
    """Return how to go on with a page that the user cannot change now, and why that is."""
    if page.scheduled_revision:
        may = page.permissions_for_user(user).can_unschedule()
        return (Unplan(page) if may else None), COMES
    if CANCEL in found:
        return found[CANCEL], WAITS
    return None, WAITS_LOCKED if page.workflow_in_progress else IS_LOCKED


def _main(found: dict, eyes: Eyes) -> tuple[ActionMenuItem | None, StrOrPromise]:
    """Return the main button, and what to say beside it."""
    if APPROVE in found:
        return found[APPROVE], ""
    if PUBLISH in found and eyes.may_publish:
        return found[PUBLISH], ""
    if SUBMIT in found:
        return found[SUBMIT], LOOKS if PUBLISH in found else ""
    return None, WAITS if CANCEL in found or REJECT in found else ASK


def _beside(main, found: dict) -> list[str]:
    wanted = [SAVE, *([REJECT] if main is found.get(APPROVE) else [])]
    return [name for name in wanted if name in found]


def _left_out(found: dict, eyes: Eyes) -> set[str]:
    """Return what leads nowhere, or does the same as another button."""
    out = {LOCKED, RESTART}
    if not eyes.may_publish or APPROVE in found:
        out.add(PUBLISH)
    if APPROVE in found:
        out.add(CANCEL)  # to approve is to publish, and who does not sends back
    return out


def _renamed(items: Iterable, found: dict) -> list:
    return [found[each.name] if each.name in (SUBMIT, CANCEL) else each for each in items]


def _asks(item, main) -> bool:
    """Return True for the approval that asks for a remark, which has the name of the other."""
    return item.name == APPROVE and item is not main
