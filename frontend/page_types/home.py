"""The home page: introduction of the organisation, and the newest stories."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from frontend.api.client import ContentClient
from frontend.blocks.body import Body
from frontend.blocks.button import Button
from frontend.blocks.door import Door
from frontend.content.pictures import Picture, SharePicture
from frontend.content.site import Site
from frontend.content.stories import CARDS_IN_A_ROW
from frontend.markdown.escaping import escaped
from frontend.markdown.parts import absolute_from, entries, joined, picture_link, plain
from frontend.page_types.base import Page, common_fields
from frontend.page_types.schema_org import organization, organization_id, without_empty


@dataclass(frozen=True)
class Home(Page):
    type_name = "cms.HomePage"
    label = gettext_lazy("Home page")
    template = "frontend/home.html"

    headline: str
    lead: str
    picture: Picture | None
    buttons: tuple[Button, ...]
    doors: tuple[Door, ...]
    body: Body

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Home":
        buttons = (Button.from_json(item["value"]) for item in json["calls_to_action"])
        # A page that an earlier release stored on disk has no doors.
        doors = (Door.from_json(item["value"]) for item in json.get("doors", ()))
        return cls(
            **common_fields(json, description=json["hero_lead"]),
            headline=json["hero_title"],
            lead=json["hero_lead"],
            picture=Picture.from_json(json["hero_picture"]),
            buttons=tuple(filter(None, buttons)),
            doors=tuple(filter(None, doors)),
            body=Body.from_json(json["body"]),
        )

    def details(self, client: ContentClient, query: QueryDict) -> dict[str, Any]:
        return {"newest": client.stories(limit=CARDS_IN_A_ROW).stories}

    @property
    def heading(self) -> str:
        return self.headline

    def schema_org(
        self, site: Site, picture: SharePicture, url: str, title: str
    ) -> list[dict[str, Any]]:
        """Return the organisation and its website; the home page has no breadcrumbs."""
        about = {
            **organization(site),
            "description": site.tagline,
            "logo": site.absolute("/apple-touch-icon.png"),
            "email": site.contact.email,
            "telephone": site.contact.phone,
            "address": ", ".join(site.contact.address.split("\n")),
        }
        website = {
            "@type": "WebSite",
            "@id": f"{site.root_url}/#site",
            "name": site.name,
            "url": url,
            "inLanguage": site.language,
            "publisher": {"@id": organization_id(site)},
        }
        return [without_empty(about), website]

    def markdown(self, client: ContentClient) -> list[str]:
        absolute = absolute_from(self.url)
        site = client.site()
        newest = entries(client.stories(limit=CARDS_IN_A_ROW).stories, site)
        return [
            plain(self.lead),
            picture_link(self.picture, absolute),
            *(button.markdown(absolute) for button in self.buttons),
            *(door.markdown(absolute) for door in self.doors),
            joined([f"## {escaped(site.newest_stories)}", newest]) if newest else "",
            self.body.markdown(self.url),
        ]
