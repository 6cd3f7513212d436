"""What a new password means for the pauses of an account."""

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import MinimumLengthValidator

from cms.admin.sign_in.guesses import let_in


class EndsPauses(MinimumLengthValidator):
    """Django's check of the length. Django tells it of each new password, which ends a pause.

    It does not matter who set it: somebody with a link from a mail, a colleague, or a command.
    """

    def password_changed(self, password: str, user: AbstractBaseUser) -> None:
        let_in(user.get_username())
