"""A new password by mail, which takes the same time whether there is such an account or not.

The answer comes before anybody looks for the account: that is a task of the background process.
"""

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm as DjangoPasswordResetForm
from django.utils.translation import get_language, override
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's form, which only notes that somebody asked."""

    def save(self, *, subject_template_name: str, email_template_name: str, **options) -> None:
        send_link.enqueue(
            self.cleaned_data["email"], get_language(), subject_template_name, email_template_name
        )


@task()
def send_link(email: str, language: str, subject_template: str, text_template: str) -> None:
    """Send a link to everybody who has this mail address, and may sign in with a password."""
    form = DjangoPasswordResetForm({"email": email})
    if not form.is_valid():
        return
    with override(language):
        form.save(
            domain_override=settings.WAGTAILADMIN_BASE_URL,  # which the text names itself
            subject_template_name=subject_template,
            email_template_name=text_template,
        )
