"""A form: questions to visitors. `frontend.views.forms` receives the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.api.client import ContentClient
from frontend.blocks.body import Body
from frontend.content.questions import Field, Question
from frontend.markdown.escaping import escaped
from frontend.page_types.base import Page, common_fields

Errors = Mapping[str, str]


@dataclass(frozen=True)
class Form(Page):
    type_name = "cms.FormPage"
    label = gettext_lazy("Form")
    template = "frontend/form.html"

    body: Body
    questions: tuple[Question, ...]
    button: str
    confirmation: Body
    days_kept: int

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Form":
        return cls(
            **common_fields(json),
            body=Body.from_json(json["body"]),
            questions=tuple(
                Question.from_json(each, number) for number, each in enumerate(json["questions"], 1)
            ),
            button=json["button"] or _("Send"),
            confirmation=Body.from_json(json["confirmation"]),
            days_kept=json["days_kept"] or 0,
        )

    def details(self, client: ContentClient, query: QueryDict) -> dict[str, Any]:
        return {"fields": self.fields()}

    def fields(
        self, typed: Mapping[str, Sequence[str]] | None = None, errors: Errors | None = None
    ) -> list[Field]:
        """Return the questions as they are shown, with what was typed and what is wrong with it."""
        typed, errors = typed or {}, errors or {}
        return [Field(each, each.read(typed), errors.get(each.name, "")) for each in self.questions]

    def answers(self, typed: Mapping[str, Sequence[str]]) -> dict[str, str | list[str]]:
        """Return the answers for the API: of questions that were answered, by their ids."""
        given = ((each, each.read(typed)) for each in self.questions)
        return {
            each.name: list(values) if each.type == "choices" else values[0]
            for each, values in given
            if values
        }

    def confirmed_at(self, number: str) -> str:
        """Return the path of the page that confirms an answer with this number."""
        return f"{self.path}verstuurd/{number}/"

    def markdown(self, client: ContentClient) -> list[str]:
        asked = "\n".join(f"- {escaped(each.label)}" for each in self.questions)
        return [self.body.markdown(self.url), asked]
