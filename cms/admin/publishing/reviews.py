"""What somebody may do with a page that was submitted, and in which words."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.admin.publishing.four_eyes import Eyes, eyes_on

LOGGED = "publishing.alone"
NAMES = {
    ("reject", True): _("Send back"),
    ("approve", False): _("Approve"),
    ("approve", True): _("Approve with a remark"),
}


def offered(actions: list[tuple], page, user) -> list[tuple]:
    """Return the actions of an approver: nobody approves what they alone wrote."""
    if not actions or not isinstance(page, Page):
        return actions
    may_approve = eyes_on(page, user).may_publish
    return [
        (name, NAMES.get((name, asks), label), asks)
        for name, label, asks in actions
        if may_approve or name != "approve"
    ]


def note_alone(page: Page, user, eyes: Eyes) -> None:
    """Note in the history of a page that nobody else looked at it, and why that could be."""
    log(page, LOGGED, user=user, data={"eyes": eyes.name})


def note_approval(sender, instance, user=None, **kwargs) -> None:
    """Note it if somebody approved what they alone wrote (the signal `task_approved`)."""
    page = instance.workflow_state.content_object
    if user and isinstance(page, Page):
        eyes = eyes_on(page, user)
        if eyes.is_alone:
            note_alone(page, user, eyes)
