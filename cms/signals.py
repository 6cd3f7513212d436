"""What happens by itself when something is saved."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save

from cms.models import SiteImage


def enqueue_renditions(instance: SiteImage, **kwargs) -> None:
    from cms.tasks import make_renditions

    transaction.on_commit(partial(make_renditions.enqueue, instance.pk))


def connect() -> None:
    post_save.connect(enqueue_renditions, sender=SiteImage, dispatch_uid="renditions")
