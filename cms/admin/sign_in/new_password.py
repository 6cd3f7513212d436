"""What a new password means for the lockouts of an account."""

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import MinimumLengthValidator

from cms.admin.sign_in.guesses import unlock


class EndsLockouts(MinimumLengthValidator):
    """Django's check of the length. Django reports each new password to it, which ends a lockout.

    It does not matter who set it: somebody with a link from a mail, a colleague, or a command.
    """

    def password_changed(self, password: str, user: AbstractBaseUser) -> None:
        unlock(user.get_username())
