"""The application that extends Wagtail's redirects."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RedirectsConfig(AppConfig):
    name = "cms.admin.redirects"
    label = "redirects"
    verbose_name = _("redirects")

    def ready(self):
        from wagtail.signals import page_slug_changed, post_page_move

        from cms.admin.redirects.self_redirects import delete_self_redirects
        from cms.compat.wagtail.models import normalise_redirects
        from cms.compat.wagtail.redirects import create_only_fitting
        from cms.models.redirect_address import normal_address

        create_only_fitting()
        normalise_redirects(normal_address)

        for signal in (post_page_move, page_slug_changed):
            signal.connect(delete_self_redirects, dispatch_uid="self redirects")
