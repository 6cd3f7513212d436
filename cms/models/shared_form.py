"""A form of what several people change: who saves second is told what the first one changed."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import CharField, FileField, FileInput, HiddenInput, ModelForm, PasswordInput
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.models import Collection

from cms.compat.wagtail.models import ModelLogEntry, log_registry
from cms.person_name import name_of

LOADED = "loaded"
# What changes without anybody who edits the row: the last three when others in a tree are moved.
BY_ITSELF = ("last_login", "last_used_at", "sender", "path", "depth", "numchild")
# The rows that refer to one of a model, and that its screen changes too.
SAVED_ALONG = {
    "auth.Group": ("page_permissions", "collection_permissions", "site_permissions"),
    "wagtailcore.Workflow": ("workflow_tasks", "workflow_pages", "workflow_content_types"),
}

if TYPE_CHECKING:
    Form = ModelForm
else:
    Form = object


class OvertakenError(Exception):
    """Somebody else saved the same between the validation of a form and its save."""


class Shared(Form):
    """Mixin for a form that sends along what it was loaded with, as a digest and the last line of
    the history. If the digest has changed the form is refused once.

    What was typed stays in the fields; to save again takes it.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._digest = digest_of(self.instance)
        self._last = last_change(self.instance)
        field = CharField(required=False, widget=HiddenInput, initial=self._loaded_now())
        self.fields[LOADED] = field

    def clean(self):
        cleaned = super().clean()
        name = self.add_prefix(LOADED)
        digest, _space, last = self.data.get(name, self._loaded_now()).partition(" ")
        if self.instance.pk and digest != self._digest:
            refusal = self._refusal(last)
            self.data = self.data.copy()
            self.data[name] = self._loaded_now()
            self._forget_files()
            raise ValidationError(refusal)
        return cleaned

    def save(self, commit=True):
        """Save under a lock of the row. Raise OvertakenError if it changed after validation."""
        with transaction.atomic():
            if self.instance.pk and self.add_prefix(LOADED) in self.data:
                rows = type(self.instance)._default_manager.select_for_update(of=("self",))
                stored = rows.filter(pk=self.instance.pk).first()
                if stored is None or digest_of(stored) != self._digest:
                    raise OvertakenError
            return super().save(commit)

    def _forget_files(self) -> None:
        """Leave the instance its file: Wagtail would say of the new one, unsaved, that it is gone
        from the server, and offer to delete the whole."""
        for name, field in self.fields.items():
            if isinstance(field, FileField):
                self.cleaned_data.pop(name, None)

    def _loaded_now(self) -> str:
        return f"{self._digest} {self._last.pk if self._last else ''}"

    def _refusal(self, last: str) -> list[str]:
        """Return what to tell the second one, who loaded the form after a line of the history."""
        known = self._last.user if self._last and str(self._last.pk) != last else None
        who = name_of(known) if known else _("Somebody else")
        told = [
            _(
                "%(who)s changed this while you had it open. What you typed is still here. Look "
                "in another window at what they changed, then save again."
            )
            % {"who": who}
        ]
        changed = [self.fields[each] for each in self.changed_data if each != LOADED]
        labels = ", ".join(str(each.label) for each in changed if each.label)
        if labels:
            told.append(_("This differs from what is stored now: %(fields)s.") % {"fields": labels})
        if any(isinstance(each.widget, FileInput | PasswordInput) for each in changed):
            told.append(_("Choose the file or type the password again."))
        return told


def shared(form: type[ModelForm]) -> type[ModelForm]:
    """Return a form class that is also shared."""
    if issubclass(form, Shared):
        return form
    metaclass: Any = type(form)
    return metaclass(form.__name__, (Shared, form), {})


def digest_of(instance: Model) -> str:
    """Return a digest of the values that people change, before a form has changed any."""
    fields = [each for each in instance._meta.concrete_fields if each.editable]
    values: list = [each.value_to_string(instance) for each in fields if each.name not in BY_ITSELF]
    if instance.pk:
        values += [sorted(rows, key=repr) for rows in _related(instance)]
    return salted_hmac("shared form", repr(values), algorithm="sha256").hexdigest()


def _related(instance: Model) -> Iterator[Iterable]:
    """Yield what is stored of the rows that a row is edited with."""
    for field in instance._meta.many_to_many:
        yield getattr(instance, field.name).values_list("pk", flat=True)
    for name in SAVED_ALONG.get(instance._meta.label, ()):
        relation: Any = instance._meta.get_field(name)
        rows = relation.related_model._default_manager.filter(**{relation.field.name: instance})
        yield rows.values_list()
    if isinstance(instance, Collection):
        parent = instance.get_parent()
        yield [parent.pk] if parent else []


def last_change(instance: Model) -> ModelLogEntry | None:
    """Return the last line of the history, or None."""
    return log_registry.get_logs_for_instance(instance).first() if instance.pk else None
