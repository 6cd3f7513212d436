"""The list of stories, in the state that the query selects."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from frontend.api.client import ContentClient
from frontend.content.pages import STORY_INDEX
from frontend.content.site import Site
from frontend.content.story_lists import ListLink, Noun, read_noun
from frontend.lists.story_list import MOST, Selection, fill
from frontend.markdown.parts import entries, plain
from frontend.page_types.base import Page, common_fields


@dataclass(frozen=True)
class StoryIndex(Page):
    type_name = STORY_INDEX
    label = gettext_lazy("List of stories")
    template = "frontend/story_index.html"
    schema_type = "CollectionPage"
    has_states = True

    introduction: str
    noun: Noun  # what its stories are called

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "StoryIndex":
        introduction = json["introduction"]
        return cls(
            **common_fields(json, description=introduction),
            introduction=introduction,
            noun=read_noun(json),
        )

    def details(self, client: ContentClient, query: QueryDict) -> dict[str, Any]:
        chosen = Selection.from_query(query, client.words())
        listing = fill(chosen, client, self.id, self.noun)
        return {"listing": listing, "missing": listing.is_unknown}

    def feeds(self, site: Site) -> tuple[ListLink, ...]:
        return (ListLink(self.id or 0, self.title, self.path, self.noun),)

    def markdown(self, client: ContentClient) -> list[str]:
        if client.site().list_with(self.id) is None:
            return [plain(self.introduction)]
        stories = client.stories(list_id=self.id, limit=MOST).stories
        return [plain(self.introduction), entries(stories, client.site())]
