"""Receivers of signals for saved pages, pictures and documents, and for moved pages."""

import logging
from functools import partial

from django.apps import apps
from django.contrib.auth.signals import user_login_failed
from django.db import DatabaseError, transaction
from django.db.models.signals import post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.search import index
from wagtail.signals import page_unpublished, pre_page_move

from cms.compat.django import is_stored
from cms.models import SiteImage, tree_position
from cms.models.addresses import refuse_reserved_slug
from cms.models.base import SitePage
from cms.models.content_names import with_content_hash
from cms.models.gone_addresses import note_gone

log = logging.getLogger(__name__)


def index_with_the_page(instance: SitePage, raw=False, update_fields=None, **kwargs) -> None:
    """Index a published page within the transaction that saves it.

    Search results change together with the page then, and the content version increases once. The
    task that Wagtail enqueues for the background process finds nothing to change afterwards, and
    tries again if this failed.
    """
    from cms.background.queue import is_deferred

    if raw or update_fields is not None or not instance.live or not is_deferred():
        return
    try:
        with transaction.atomic():
            index.insert_or_update_object(instance)
    except DatabaseError:
        log.exception("The search index waits for the background process: %s", instance)


def enqueue_renditions(instance: SiteImage, **kwargs) -> None:
    from cms.background.tasks import make_first_renditions, make_renditions

    for task in (make_first_renditions, make_renditions):
        transaction.on_commit(partial(task.enqueue, instance.pk))


def name_after_content(instance, raw=False, **kwargs) -> None:
    """Name a document that is about to be stored after its bytes, so that others have another
    address."""
    file = instance.file
    if file and not raw and not is_stored(file):
        file.name = with_content_hash(file.name, file.file)


def refuse_reserved_address(instance, parent_page_after, **kwargs) -> None:
    """Prevent a move to a reserved address: moving does not validate the page."""
    refuse_reserved_slug(instance.slug, parent_page_after)


def connect() -> None:
    from cms.admin.sign_in.forms import log_failed_login

    tree_position.connect()
    user_login_failed.connect(log_failed_login, dispatch_uid="failed logins")
    for model in apps.get_models():
        if issubclass(model, SitePage):
            post_save.connect(index_with_the_page, sender=model, dispatch_uid="index")
    post_save.connect(enqueue_renditions, sender=SiteImage, dispatch_uid="renditions")
    pre_save.connect(name_after_content, sender=get_document_model(), dispatch_uid="names")
    page_unpublished.connect(note_gone, dispatch_uid="gone addresses")
    pre_page_move.connect(refuse_reserved_address, dispatch_uid="reserved addresses")
