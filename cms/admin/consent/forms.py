"""The forms in which a consent is recorded and a person gets another name."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.admin.consent.access import may_see
from cms.admin.consent.models import Consent, Person
from cms.admin.consent.proofs import ENDINGS, LARGEST, store
from cms.models.shared_form import Shared


def day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class PersonForm(Shared, forms.ModelForm):
    class Meta:
        model = Person
        fields = ["name"]


class ConsentForm(Shared, forms.ModelForm):
    """What somebody agreed to, and how that can be proven: with a file, or by who heard it."""

    proof_file = forms.FileField(
        label=_("Signed form"),
        required=False,
        validators=[FileExtensionValidator(ENDINGS)],
        help_text=_("A scan, a photograph or a mail. Only who may see the register can open it."),
    )

    class Meta:
        model = Consent
        fields = ["purpose", "until", "told_to", "told_on"]
        widgets = {"until": day_input(), "told_on": day_input()}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.order_fields(["purpose", "until", "proof_file", "told_to", "told_on"])

    def clean_proof_file(self):
        file = self.cleaned_data["proof_file"]
        if file and file.size > LARGEST:
            raise ValidationError(_("This file is larger than 10 MB. Scan it with fewer dots."))
        return file

    def clean(self):
        cleaned = super().clean()
        signed = cleaned.get("proof_file") or self.instance.proof_id
        if not signed and not cleaned.get("told_to") and not self.errors:
            self.add_error(
                "told_to", _("Add the signed form, or say which colleague heard it and when.")
            )
        if cleaned.get("told_to") and not cleaned.get("told_on"):
            cleaned["told_on"] = timezone.localdate()
        return cleaned

    def filled(self) -> Consent:
        """Return the consent, not stored yet, with its proof, which is."""
        consent = self.save(commit=False)
        if self.cleaned_data["proof_file"]:
            consent.proof = store(self.cleaned_data["proof_file"], self.user)
        return consent


class NewConsentForm(ConsentForm):
    """Asks for the person as well: one of the register, or a new name."""

    person = forms.ModelChoiceField(
        Person.objects.all(), label=_("Somebody of the register"), required=False
    )
    name = forms.CharField(
        label=_("Name or initials"),
        max_length=255,
        required=False,
        help_text=_("No more than you need to find the person by."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(["person", "name", *self.fields])
        if may_see(self.user):
            self.fields["name"].label = _("Or somebody new")
        else:
            del self.fields["person"]

    def clean(self):
        cleaned = super().clean()
        person, name = cleaned.get("person"), cleaned.get("name")
        if bool(person) == bool(name):
            self.add_error("name", _("Say who is in the picture: choose somebody, or type a name."))
        elif person and Consent.objects.filter(image=self.instance.image, person=person).exists():
            self.add_error("person", _("This person is recorded for this picture already."))
        return cleaned

    def filled(self) -> Consent:
        consent = super().filled()
        person = cast(Person | None, self.cleaned_data.get("person"))
        consent.person = person or Person.objects.create(name=self.cleaned_data["name"])
        return consent
