"""The mail that invites a colleague: with a link to choose a password, for a few days."""

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.models.site_details import organisation_name

INVITED = "people.invited"
DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)


def is_waiting(account: User) -> bool:
    """Return True if somebody was invited, and did not choose a password yet."""
    return account.is_active and not account.has_usable_password()


def invite(account: User, by: User) -> None:
    """Send the link, and note who did. A former link goes on working until it is too old."""
    address = reverse(
        "wagtailadmin_password_reset_confirm",
        args=[
            urlsafe_base64_encode(force_bytes(account.pk)),
            default_token_generator.make_token(account),
        ],
    )
    context = {
        "account": account,
        "by": by.get_full_name() or by.get_username(),
        "organisation": organisation_name(),
        "days": DAYS,
        "link": f"{settings.WAGTAILADMIN_BASE_URL}{address}",
        "sign_in": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_home')}",
    }
    subject = _("Write along at %(organisation)s") % context
    text = render_to_string("cms/people/invitation.txt", context)
    log(account, INVITED, user=by)
    send_mail(subject, text, None, [account.email])
