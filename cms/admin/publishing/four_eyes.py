"""Decide whether somebody may publish a page, or somebody else has to look at it first.

Only pages with a workflow are watched over. What counts is who wrote since the page was published
last, so that nobody publishes what they alone wrote. Roles can be exempt, and so is whoever has
nobody to ask: both are noted in the history of the page.
"""

from enum import Enum

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Page, PageLogEntry, Workflow

ALONE = "publishing.publish_alone"


class Eyes(Enum):
    TWO_PAIRS = "somebody else wrote, or nobody has to look"
    ALLOWED = "the role may publish alone"
    NOBODY_ELSE = "there is nobody else to look"
    MISSING = "somebody else has to look first"

    @property
    def may_publish(self) -> bool:
        return self is not Eyes.MISSING

    @property
    def is_alone(self) -> bool:
        return self in (Eyes.ALLOWED, Eyes.NOBODY_ELSE)


def eyes_on(page: Page, user) -> Eyes:
    """Return who looked at a page, for somebody who may publish it, or approve it.

    A page that was never saved knows its place: see `eyes_below`.
    """
    workflow = page.get_workflow()
    if workflow is None or not wrote_alone(page, user):
        return Eyes.TWO_PAIRS
    return _without_others(workflow, user)


def eyes_after(page: Page, user) -> Eyes:
    """Return who will have looked at a page that somebody is changing and publishing at once."""
    workflow = page.get_workflow()
    if workflow is None or _unseen(page).exclude(user=user).exists():
        return Eyes.TWO_PAIRS
    return _without_others(workflow, user)


def eyes_below(parent: Page, user) -> Eyes:
    """Return who will have looked at a new page, of which its maker is writing the first text."""
    workflow = parent.get_workflow()
    return Eyes.TWO_PAIRS if workflow is None else _without_others(workflow, user)


def eyes_on_copy(page: Page, parent: Page, user, *, title: str, recursive: bool) -> Eyes:
    """Return who looked at the text of a copy that is public at once.

    Wagtail copies what is public, and takes the newest draft for it: both have to be the same.
    """
    copied = page.get_descendants(inclusive=True) if recursive else Page.objects.filter(pk=page.pk)
    has_drafts = copied.filter(live=True, has_unpublished_changes=True).exists()
    if title == page.title and not has_drafts:
        return Eyes.TWO_PAIRS
    return eyes_below(parent, user)


def wrote_alone(page: Page, user) -> bool:
    """Return True if all that was written since the last publication is of one user."""
    unseen = _unseen(page)
    return unseen.filter(user=user).exists() and not unseen.exclude(user=user).exists()


def _unseen(page: Page):
    """Return the versions of people since the page was published last, or copied.

    Who copies a page gets its versions with it, and counts as the one who wrote its text.
    """
    live = Page.objects.filter(pk=page.pk).values_list("live_revision_id", flat=True).first()
    versions = page.revisions.filter(pk__gt=live or 0).exclude(user=None)
    copied = PageLogEntry.objects.filter(page=page.pk, action="wagtail.copy").first()
    if copied is None:
        return versions
    at_copying = page.revisions.filter(created_at__lte=copied.timestamp).order_by("-pk").first()
    return versions.filter(pk__gte=at_copying.pk) if at_copying else versions


def others_who_look(workflow: Workflow, user):
    """Return the people who can approve, other than this one."""
    groups = Group.objects.filter(groupapprovaltask__in=workflow.tasks.values("pk"))
    people = get_user_model().objects.filter(is_active=True, groups__in=groups)
    return people.exclude(pk=user.pk).distinct()


def _without_others(workflow: Workflow, user) -> Eyes:
    if user.has_perm(ALONE):
        return Eyes.ALLOWED
    return Eyes.MISSING if others_who_look(workflow, user).exists() else Eyes.NOBODY_ELSE
