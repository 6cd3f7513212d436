"""The form in which a colleague is invited."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, transaction
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.admin.people.roles import explained_roles

LONGEST = 150  # characters: the address is also the name to sign in with


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("Email address"),
        max_length=LONGEST,
        help_text=_("The invitation goes there. It is also the name to sign in with."),
    )
    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    role = forms.TypedChoiceField(label=_("Role"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [
            (key, format_html("<b>{}</b> {}", name, text)) for key, name, text in explained_roles()
        ]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        accounts = get_user_model().objects
        if accounts.filter(email__iexact=email).exists() or _has_name(email):
            raise forms.ValidationError(_taken())
        return email

    def save(self) -> User | None:
        """Make the account and return it, or None: somebody else made one at this moment."""
        given = self.cleaned_data
        email = given["email"]
        try:
            with transaction.atomic():
                account = get_user_model().objects.create_user(
                    email, email, first_name=given["first_name"], last_name=given["last_name"]
                )
                account.groups.add(Group.objects.get(pk=given["role"]))
        except IntegrityError:
            self.add_error("email", _taken())
            return None
        return account


def _has_name(name: str) -> bool:
    return get_user_model().objects.filter(username__iexact=name).exists()


def _taken() -> str:
    return gettext("A colleague with this address is there already.")
