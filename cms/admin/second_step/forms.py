"""Forms of the second step."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_ANSWER = 20_000  # characters of what a browser sends of a passkey


class CodeForm(forms.Form):
    """A code from an app, or a recovery code, or what a passkey answered. `wait` is in seconds."""

    wait = 0

    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        help_text=_(
            "Type the six digits that your app shows. Do you not have your telephone? Then type one"
            " of your recovery codes."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    passkey = forms.CharField(required=False, max_length=LONGEST_ANSWER, widget=forms.HiddenInput)


class AppForm(forms.Form):
    """The first code of a new app."""

    code = forms.CharField(
        label=_("Code from the app"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(forms.Form):
    """A name for a new passkey, and what the browser answered."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        max_length=60,
        help_text=_("By which you know it again, such as “Laptop” or “Key on my keyring”."),
    )
    passkey = forms.CharField(max_length=LONGEST_ANSWER, widget=forms.HiddenInput)


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": ""}),
    )
