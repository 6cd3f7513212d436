"""Tell people by mail what changed in how they sign in, and note it in the log."""

import logging

from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def notify(user: User, what: str) -> None:
    """Send a mail about a change, in case somebody else made it."""
    log.warning("The second step of %s changed", ascii(user.get_username()))
    address = getattr(user, user.get_email_field_name())
    if not address:
        return
    text = _(
        "%(what)s\n\nAccount: %(account)s\n\nWas this not you? Then ask an administrator for help"
        " at once."
    )
    account = {"what": what, "account": user.get_username()}
    send_mail(_("How you sign in has changed"), text % account, None, [address])
