"""The application of publishing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "cms.admin.publishing"
    label = "publishing"
    verbose_name = _("publishing")

    def ready(self):
        from wagtail.signals import task_approved

        from cms.admin.publishing import reviews
        from cms.admin.publishing.copying import SeenCopyForm
        from cms.compat.wagtail.admin import validate_copies_with
        from cms.compat.wagtail.workflows import choose_reviews

        choose_reviews(reviews.offered)
        validate_copies_with(SeenCopyForm)
        task_approved.connect(reviews.note_approval, dispatch_uid="approved alone")
