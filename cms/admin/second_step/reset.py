"""Take away the second step of somebody who lost it: the telephone, and the recovery codes too."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.admin.second_step.models import CodeApp, Passkey, RecoveryCode
from cms.admin.second_step.notices import notify
from cms.admin.second_step.sessions import end_all_of

RESET = "second_step.reset"


def may_reset(user, of) -> bool:
    """Return True if a user may do this for a colleague. Only superusers may for a superuser."""
    if user.pk == of.pk or (of.is_superuser and not user.is_superuser):
        return False
    return user.has_perm("auth.change_user")


def take_away(user: User, by: User | None) -> None:
    """Delete all that somebody has for a second step, and end all sessions."""
    with transaction.atomic():
        for model in (CodeApp, Passkey, RecoveryCode):
            model._default_manager.filter(user=user.pk).delete()
        log(user, RESET, user=by)
        end_all_of(user)
        notify(user, _("An administrator took your second step away. Set up a new one."))
