"""The content version: one number in the database, raised by any change that a visitor could see.

It is raised inside the transaction that makes the change, so nobody can read the new number and
the old content. Whatever was made under an older number is out of date; nothing else is.
"""

from django.db.models import F
from django.db.models.signals import post_delete, post_save

from cms.models import Category, ContentVersion, SiteDetails, SiteImage

THE_ROW = 1


def current_version() -> int:
    """Return the number now: one query."""
    return ContentVersion.objects.values_list("number", flat=True).filter(pk=THE_ROW).first() or 0


def raise_version(**kwargs) -> None:
    """Add one. Takes a signal's arguments, so that it can be connected as it is."""
    if not ContentVersion.objects.filter(pk=THE_ROW).update(number=F("number") + 1):
        ContentVersion.objects.get_or_create(pk=THE_ROW)


def page_saved(sender, instance, update_fields=None, **kwargs) -> None:
    """A draft is saved unpublished or by `update_fields`; whatever else is saved live shows."""
    from wagtail.models import Page

    if issubclass(sender, Page) and instance.live and update_fields is None:
        raise_version()


def connect() -> None:
    """Connect the signals that tell of changes. Called once, when all models are known."""
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.documents import get_document_model
    from wagtail.models import Page, PageViewRestriction, Site
    from wagtail.signals import page_published, page_unpublished, post_page_move

    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(raise_version, dispatch_uid="content version")
    post_save.connect(page_saved, dispatch_uid="content version of pages")
    post_delete.connect(raise_version, sender=Page, dispatch_uid="content version")
    for model in (
        Category,
        SiteImage,
        SiteDetails,
        Redirect,
        PageViewRestriction,
        Site,
        get_document_model(),
    ):
        for signal in (post_save, post_delete):
            signal.connect(raise_version, sender=model, dispatch_uid=f"content version {model}")
