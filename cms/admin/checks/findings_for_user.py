"""The stored findings, limited to the pages that a user may change or publish."""

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.admin.checks.models import Level, PageFinding

ACTIONS = ["change", "publish"]


def findings_for(user) -> QuerySet:
    """Return the findings of live pages and drafts that the user may change or publish."""
    pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, ACTIONS)
    # The tree order of the subquery is irrelevant here, and dropping it is faster.
    ids = Page.objects.filter(pk__in=pages.order_by().values("pk")).values("pk")
    return PageFinding.objects.filter(check_of_page__page__in=ids)


def count(user) -> dict[str, int]:
    """Return `{"errors", "advice", "pages"}`: counts of the findings of live pages.

    `pages` is the number of pages with any finding. Drafts are not counted.
    """
    live = findings_for(user).filter(check_of_page__of_draft=False)
    return live.aggregate(
        errors=Count("pk", filter=Q(level=Level.ERROR)),
        advice=Count("pk", filter=Q(level=Level.ADVICE)),
        pages=Count("check_of_page__page", distinct=True),
    )
