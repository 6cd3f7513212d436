"""What was found, for whoever asks: each person is told of the pages that are theirs."""

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.admin.checks.models import Level, PageFinding

ACTIONS = ["change", "publish"]


def findings_for(user) -> QuerySet:
    """Return the findings on pages that a person may change, of live pages and of drafts."""
    pages = PagePermissionPolicy().instances_user_has_any_permission_for(user, ACTIONS)
    # Without its order: the tree of pages says nothing here.
    ids = Page.objects.filter(pk__in=pages.order_by().values("pk")).values("pk")
    return PageFinding.objects.filter(check_of_page__page__in=ids)


def count(user) -> dict[str, int]:
    """Return `{"errors", "advice", "pages"}`: counts of findings on the site, for a dashboard.

    `pages` are those with any finding. Drafts do not count: their editors see to them.
    """
    live = findings_for(user).filter(check_of_page__of_draft=False)
    return live.aggregate(
        errors=Count("pk", filter=Q(level=Level.ERROR)),
        advice=Count("pk", filter=Q(level=Level.ADVICE)),
        pages=Count("check_of_page__page", distinct=True),
    )
