"""An info page, with links to its siblings and children."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from frontend.api.client import ContentClient
from frontend.blocks.body import Body
from frontend.content.dates import read_date
from frontend.content.pages import Link
from frontend.markdown.parts import entries
from frontend.page_types.base import Page, common_fields

SECTION_DEPTH = 2  # pages above one that is in a section: the home page and the section's own


@dataclass(frozen=True)
class InfoPage(Page):
    type_name = "cms.InfoPage"
    label = gettext_lazy("Page")
    template = "frontend/info.html"

    parent_id: int | None
    date: date | None
    body: Body

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "InfoPage":
        parent = json["meta"]["parent"]
        return cls(
            **common_fields(json),
            parent_id=parent and parent["id"],
            date=read_date(json["date"]),
            body=Body.from_json(json["body"]),
        )

    def details(self, client: ContentClient, query: QueryDict) -> dict[str, Any]:
        """Return the pages around it. Those of the menu are no series: they have no neighbours.

        A draft that is not public is not among its siblings, and its children are not public.
        """
        if not self.parent_id or len(self.ancestors) < SECTION_DEPTH:
            is_public = any(entry.path == self.path for entry in client.site().menu)
            return {
                "siblings": (Link(self.title, self.path),),
                "children": client.info_pages(self.id) if self.id and is_public else (),
            }
        siblings = client.info_pages(self.parent_id)
        at = next((n for n, link in enumerate(siblings) if link.path == self.path), None)
        if at is None or self.id is None:
            return {"siblings": siblings, "children": ()}
        return {
            "siblings": siblings,
            "children": client.info_pages(self.id),
            "previous": siblings[at - 1] if at else None,
            "next": siblings[at + 1] if at + 1 < len(siblings) else None,
        }

    @property
    def shown_date(self) -> str | None:
        return self.date.isoformat() if self.date else None

    @property
    def date_published(self) -> str | None:
        return self.shown_date or super().date_published

    def markdown(self, client: ContentClient) -> list[str]:
        children = client.info_pages(self.id) if self.id else ()
        return [self.body.markdown(self.url), entries(children, client.site())]
