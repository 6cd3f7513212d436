"""Receivers of signals for saved pictures and moved pages."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.signals import pre_page_move

from cms.models import SiteImage
from cms.models.addresses import refuse_reserved_slug


def enqueue_renditions(instance: SiteImage, **kwargs) -> None:
    from cms.background.tasks import make_first_renditions, make_renditions

    for task in (make_first_renditions, make_renditions):
        transaction.on_commit(partial(task.enqueue, instance.pk))


def refuse_reserved_address(instance, parent_page_after, **kwargs) -> None:
    """Prevent a move to a reserved address: moving does not validate the page."""
    refuse_reserved_slug(instance.slug, parent_page_after)


def connect() -> None:
    post_save.connect(enqueue_renditions, sender=SiteImage, dispatch_uid="renditions")
    pre_page_move.connect(refuse_reserved_address, dispatch_uid="reserved addresses")
