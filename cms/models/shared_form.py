"""A form of what several people change: who saves second is told what the first one changed."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import CharField, HiddenInput
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

LOADED = "loaded"


class SharedForm(WagtailAdminModelForm):
    """Sends along what it was loaded with, as a digest, and is refused once if that has changed.

    What was typed stays in the fields; to save again takes it.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = digest_of(self.instance)
        field = CharField(required=False, widget=HiddenInput, initial=self.stored)
        self.fields[LOADED] = field

    def clean(self):
        cleaned = super().clean()
        name = self.add_prefix(LOADED)
        if self.instance.pk and self.data.get(name, self.stored) != self.stored:
            self.data = self.data.copy()
            self.data[name] = self.stored
            raise ValidationError(
                _(
                    "Somebody else changed this while you had it open. What you typed is still "
                    "here. Look in another window at what they changed, then save again."
                )
            )
        return cleaned


def digest_of(instance: Model) -> str:
    """Return a digest of the values of all fields, before a form has changed any."""
    values: list = [field.value_to_string(instance) for field in instance._meta.concrete_fields]
    if instance.pk:
        related = (getattr(instance, field.name) for field in instance._meta.many_to_many)
        values += [sorted(each.values_list("pk", flat=True)) for each in related]
    return salted_hmac("shared form", repr(values), algorithm="sha256").hexdigest()
