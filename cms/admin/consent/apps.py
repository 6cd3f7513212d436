"""The application of consent."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    name = "cms.admin.consent"
    label = "consent"
    verbose_name = _("consent")

    def ready(self):
        from wagtail.documents import get_document_model
        from wagtail.permissions import register_permission_policy

        from cms.admin.consent import state
        from cms.admin.consent.proofs import PolicyWithoutProofs

        # In place of that of Wagtail's application, which comes before this one in the settings.
        document = get_document_model()
        policy = PolicyWithoutProofs(
            document, auth_model="wagtaildocs.Document", owner_field_name="uploaded_by_user"
        )
        register_permission_policy(document, policy)
        state.connect()
