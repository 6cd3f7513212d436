"""The questions of a form, and what somebody typed as an answer to each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KEYBOARDS = {"email": "email", "telephone": "tel", "number": "decimal", "date": "numeric"}
TYPES = {"email": "email", "telephone": "tel"}  # a number or a date is text: each writes it so
PURPOSES = {"email": "email", "telephone": "tel"}
FEW = 8  # choices that are shown one below the other; more are a list to open
LONGEST = 20_000  # characters of one answer that are sent on; the API refuses less


@dataclass(frozen=True)
class Question:
    """One question. `name` is that of its field, by which the API knows the answer."""

    name: str
    type: str
    label: str
    help: str
    required: bool
    text: str  # of a consent
    choices: tuple[str, ...]
    purpose: str

    @classmethod
    def from_json(cls, json: dict[str, Any], number: int) -> "Question":
        return cls(
            name=json["id"] or f"q{number}",  # a draft that was never stored has no ids
            type=json["type"],
            label=json["label"],
            help=json.get("help", ""),
            required=bool(json["required"]),
            text=json.get("text", ""),
            choices=tuple(json.get("choices", ())),
            purpose=json.get("purpose", "") or "",
        )

    @property
    def template(self) -> str:
        return f"frontend/questions/_{self.kind}.html"

    @property
    def kind(self) -> str:
        """How the question is asked: by a line, an area, choices, a list or a box."""
        if self.type == "long_text":
            return "area"
        if self.type == "choices":
            return "choices"
        if self.type == "choice":
            return "choices" if len(self.choices) <= FEW else "list"
        return "box" if self.type in ("checkbox", "consent") else "line"

    @property
    def input_type(self) -> str:
        if self.kind == "choices":
            return "checkbox" if self.type == "choices" else "radio"
        return TYPES.get(self.type, "text")

    @property
    def keyboard(self) -> str:
        return KEYBOARDS.get(self.type, "")

    @property
    def autocomplete(self) -> str:
        return PURPOSES.get(self.type, self.purpose)

    def read(self, typed: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """Return what was typed or chosen, cut where nobody types any more."""
        values = typed.get(self.name, ())
        most = len(self.choices) if self.type == "choices" else 1
        return tuple(value[:LONGEST] for value in values[: max(most, 1)])


@dataclass(frozen=True)
class Field:
    """A question as it is shown: with what was typed, and with the error of that."""

    question: Question
    typed: tuple[str, ...] = ()
    error: str = ""

    @property
    def value(self) -> str:
        return self.typed[0] if self.typed else ""

    @property
    def is_ticked(self) -> bool:
        return bool(self.typed)

    @property
    def options(self) -> list[tuple[str, bool]]:
        """The choices, each with whether it was chosen."""
        return [(choice, choice in self.typed) for choice in self.question.choices]

    @property
    def described_by(self) -> str:
        """The ids of the texts that describe the field. No heading has two hyphens in a row."""
        name = self.question.name
        parts = ("text", self.question.text), ("help", self.question.help), ("error", self.error)
        return " ".join(f"{part}--{name}" for part, text in parts if text)
