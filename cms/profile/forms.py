"""The forms of a new site, drafts for staff to complete.

[[forms]]
title = "Ik wil hulp"
text = "Wij bellen je binnen een week."

[[forms.questions]]
type = "short_text"
label = "Je naam"
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.profile.toml_table import Table

# What a question of each type may say beside `label`, `help` and `required`.
MORE = {
    "short_text": ("purpose",),
    "long_text": (),
    "email": (),
    "telephone": (),
    "number": (),
    "date": (),
    "choice": ("choices",),
    "choices": ("choices",),
    "checkbox": (),
    "consent": ("text",),
}
PURPOSES = (
    *("", "name", "given-name", "family-name", "street-address", "postal-code"),
    *("address-level2", "organization"),
)


@dataclass(frozen=True)
class FirstQuestion:
    type: str
    value: dict[str, object]


@dataclass(frozen=True)
class FirstForm:
    title: str
    slug: str
    text: str  # HTML
    button: str
    confirmation: str  # HTML
    questions: tuple[FirstQuestion, ...]
    door: str = ""  # the title of its card on the home page; "": it has none
    door_text: str = ""


def read_questions(table: Table) -> tuple[FirstQuestion, ...]:
    """Return the questions of a form. Errors are added to the problems of the table."""
    found = tuple(filter(None, map(_question, table.tables("questions") or ())))
    if "questions" not in table:
        table.refuse("questions", _("is missing: a form asks something"))
    return found


def _question(table: Table) -> FirstQuestion | None:
    kind = table.text("type")
    if kind not in MORE:
        names = ", ".join(f'"{name}"' for name in MORE)
        table.refuse(
            "type", _('must be one of %(names)s, not "%(type)s"') % {"names": names, "type": kind}
        )
        return None
    label = table.text("label", longest=200)
    if not label:
        table.refuse("label", _("is missing"))
    required = table.value("required")
    if required not in (None, True, False):
        table.refuse("required", _("must be true or false"))
    value: dict[str, object] = {"label": label, "required": required is not False}
    if kind != "consent":
        value["help"] = table.text("help", longest=300)
    value |= {name: _READ[name](table) for name in MORE[kind]}
    table.refuse_others()
    return FirstQuestion(kind, value)


def _purpose(table: Table) -> str:
    purpose = table.text("purpose")
    if purpose not in PURPOSES:
        names = ", ".join(f'"{name}"' for name in PURPOSES if name)
        table.refuse("purpose", _("must be one of %s") % names)
    return purpose


def _choices(table: Table) -> list[str]:
    choices = list(table.texts("choices") or ())
    if not choices:
        table.refuse("choices", _("is missing: a list of texts"))
    return choices


def _text(table: Table) -> str:
    text = table.text("text", longest=2000, lines=True)
    if not text:
        table.refuse("text", _("is missing: what somebody agrees to"))
    return text


_READ = {"purpose": _purpose, "choices": _choices, "text": _text}
