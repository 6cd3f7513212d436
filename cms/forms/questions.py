"""The Django form of a form page, built by Wagtail's builder from the questions in its blocks."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import FormBuilder

from cms.models import FormPage

LONGEST = {"short_text": 255, "long_text": 10_000, "telephone": 60, "email": 254}
FEWEST_DIGITS = 6  # of a telephone number
NUMBER = re.compile(
    r"[-+]?(?:\d{1,3}(?:\.\d{3}){1,3}|\d{1,12})(?:,\d{1,4})?|[-+]?\d{1,12}\.\d{1,4}"
)
THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
DATES = ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d", "%d-%m-%y"]
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True)
class Question:
    """One question, with the names that `FormBuilder` reads of a field."""

    clean_name: str
    field_type: str
    label: str
    required: bool
    help_text: str = ""
    default_value: Any = None
    choices: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    text: str = field(default="", compare=False)  # of a consent


def questions_of(page: FormPage) -> list[Question]:
    return [_question(child.id, child.block_type, child.value) for child in page.questions]


def _question(name: str, kind: str, value: Any) -> Question:
    return Question(
        clean_name=name,
        field_type=kind,
        label=value["label"],
        required=bool(value["required"]),
        choices=tuple(value.get("choices") or ()),
        lowest=value.get("lowest"),
        highest=value.get("highest"),
        text=value.get("text", ""),
    )


class TelephoneField(forms.CharField):
    def clean(self, value):
        text = super().clean(value)
        if text and sum(sign.isdigit() for sign in text) < FEWEST_DIGITS:
            raise ValidationError(self.error_messages["invalid"])
        return text


class NumberField(forms.DecimalField):
    """A number as people here write it: 1.250,50."""

    def to_python(self, value):
        text = str(value or "").strip()
        if text and not NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"])
        whole = text.replace(".", "") if THOUSANDS.fullmatch(text) else text
        return super().to_python(whole.replace(",", "."))


class DateField(forms.DateField):
    """A date as people here write it: 3-12-1980, 3 december 1980."""

    def to_python(self, value):
        text = " ".join(str(value or "").lower().split())[:40]
        for number, month in enumerate(MONTHS, 1):
            text = text.replace(f" {month} ", f"-{number}-")
        return super().to_python(text)


class AnswerFormBuilder(FormBuilder):
    """Adds the types that Wagtail does not have, and errors that say what to do."""

    def get_field_options(self, field):
        return super().get_field_options(field) | {"error_messages": messages_for(field)}

    def create_short_text_field(self, field, options):
        return forms.CharField(max_length=LONGEST["short_text"], **options)

    def create_long_text_field(self, field, options):
        return self.create_multiline_field(field, options | {"max_length": LONGEST["long_text"]})

    def create_email_field(self, field, options):
        return super().create_email_field(field, options | {"max_length": LONGEST["email"]})

    def create_telephone_field(self, field, options):
        return TelephoneField(max_length=LONGEST["telephone"], **options)

    def create_number_field(self, field, options):
        limits = {"min_value": field.lowest, "max_value": field.highest}
        return NumberField(max_digits=16, **limits, **options)

    def create_date_field(self, field, options):
        return DateField(input_formats=DATES, **options)

    def create_choice_field(self, field, options):
        return self.create_radio_field(field, options)

    def create_choices_field(self, field, options):
        return self.create_checkboxes_field(field, options)

    def create_consent_field(self, field, options):
        return self.create_checkbox_field(field, options)

    def get_formatted_field_choices(self, field):
        return [(choice, choice) for choice in field.choices]

    def get_formatted_field_initial(self, field):
        return []


def messages_for(question: Question) -> dict[str, str]:
    """Return the errors of a question. Each names it: in a list of errors they stand alone."""
    named = {"label": question.label}
    required = {
        "choice": _("Choose an answer to “%(label)s”."),
        "choices": _("Choose at least one answer to “%(label)s”."),
        "checkbox": _("Tick “%(label)s”."),
        "consent": _("Tick “%(label)s”: without your consent we cannot receive this."),
    }
    invalid = {
        "email": _("“%(label)s” must be an email address, such as name@example.org."),
        "telephone": _("“%(label)s” must be a telephone number, such as 06 12345678."),
        "number": _("“%(label)s” must be a number, such as 12 or 12,5."),
        "date": _("“%(label)s” must be a date, such as 24-12-2026."),
    }
    general = _("We cannot read the answer to “%(label)s”.")
    unknown = _("“%(label)s” does not have this choice any more. Choose again.")
    return {
        "required": required.get(question.field_type, _("Answer “%(label)s”.")) % named,
        "invalid": invalid.get(question.field_type, general) % named,
        "invalid_choice": unknown % named,
        "invalid_list": general % named,
        "max_length": _("The answer to “%(label)s” is too long: at most %(most)s characters.")
        % (named | {"most": LONGEST.get(question.field_type, "")}),
        "min_value": _("“%(label)s” must be %(limit)s or more.")
        % (named | {"limit": question.lowest}),
        "max_value": _("“%(label)s” must be %(limit)s or less.")
        % (named | {"limit": question.highest}),
    }


def form_class(page: FormPage) -> type[forms.Form]:
    return AnswerFormBuilder(questions_of(page)).get_form_class()


def stored(value: Any) -> Any:
    """Return a valid answer as JSON."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, str | list | bool) or value is None:
        return value
    return value.isoformat()  # a date


def content_of(page: FormPage, cleaned: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what is stored of an answer: what was asked, in its words of now, and answered."""
    content = []
    for question in questions_of(page):
        entry = {"id": question.clean_name, "type": question.field_type, "label": question.label}
        if question.text:
            entry["text"] = question.text  # what was agreed to
        content.append(entry | {"answer": stored(cleaned.get(question.clean_name))})
    return content
