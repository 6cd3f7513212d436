"""The application of the second step."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class SecondStepConfig(AppConfig):
    name = "cms.admin.second_step"
    label = "second_step"
    verbose_name = _("second step")

    def ready(self):
        from cms.admin.second_step.sessions import note_sign_in

        user_logged_in.connect(note_sign_in, dispatch_uid="proof of who it is")
