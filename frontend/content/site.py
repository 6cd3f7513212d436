"""The data of all pages: the organisation, its contact details, and the menu."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.content.addresses import Words
from frontend.content.colours import Colours
from frontend.content.pages import Link
from frontend.content.pictures import SharePicture, read_hash
from frontend.content.rich_text import clean
from frontend.content.story_lists import ListLink
from web_address import join_address


@dataclass(frozen=True)
class MenuEntry:
    title: str
    path: str
    at_foot: bool  # and not in the menu at the top

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "MenuEntry":
        return cls(json["title"], json["html_path"], at_foot=json.get("at_foot", False))

    def link_from(self, path: str) -> Link:
        below = "true" if path.startswith(self.path) else ""
        return Link(self.title, self.path, "page" if path == self.path else below)


@dataclass(frozen=True)
class Contact:
    email: str
    phone: str
    address: str
    opening_hours: str

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Contact":
        return cls(json["email"], json["phone"], json["address"], json.get("opening_hours", ""))

    def __bool__(self) -> bool:
        return bool(self.email or self.phone or self.address or self.opening_hours)

    @property
    def phone_link(self) -> str:
        return "tel:" + "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True)
class Registration:
    """The numbers by which an organisation can be looked up, "" if not known."""

    rsin: str = ""
    kvk: str = ""
    is_anbi: bool = False

    def __bool__(self) -> bool:
        return bool(self.rsin or self.kvk)


@dataclass(frozen=True)
class Site:
    name: str
    tagline: str
    contact: Contact
    registration: Registration
    footer: SafeString
    language: str
    menu: tuple[MenuEntry, ...]
    story_lists: tuple[ListLink, ...]  # those at the top level first
    root_url: str  # without a slash at its end
    share_picture: SharePicture | None
    colours: Colours
    icon: str  # the hash of its content, or "" without an icon
    words: Words  # in addresses

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Site":
        return cls(
            name=json["name"],
            tagline=json["tagline"],
            contact=Contact.from_json(json["contact"]),
            registration=Registration(**json.get("registration", {})),
            footer=clean(json["footer"]),
            language=json["language"],
            menu=tuple(map(MenuEntry.from_json, json["menu"])),
            # The details that an earlier release stored on disk have none of these.
            story_lists=tuple(map(ListLink.from_json, json.get("story_lists", []))),
            root_url=json.get("root_url", ""),
            share_picture=SharePicture.from_json(json.get("share_picture")),
            colours=Colours.from_json(json.get("colours", {})),
            icon=read_hash(json.get("icon", "")),
            words=Words.from_json(json.get("addresses", {}), json.get("former_addresses", {})),
        )

    @property
    def has_several_lists(self) -> bool:
        return len(self.story_lists) > 1

    @property
    def newest_stories(self) -> str:
        """What stands above the newest stories of the site."""
        return _("New stories") if len(self.story_lists) != 1 else self.story_lists[0].newest

    def list_above(self, path: str) -> ListLink | None:
        """Return the story list in which the page at a path is, or None."""
        above = [
            each for each in self.story_lists if path.startswith(each.path) and path != each.path
        ]
        return max(above, key=lambda each: len(each.path), default=None)

    def list_with(self, list_id: int | None) -> ListLink | None:
        """Return the public story list with an id, or None."""
        return next((each for each in self.story_lists if each.id == list_id), None)

    def icon_path(self, form: str) -> str:
        """Return the path of a format of the icon, which changes with its content."""
        return f"/icon-{self.icon}{form}"

    def navigation(self, path: str) -> dict[str, tuple[Link, ...]]:
        """Return the context of header and footer on the page at a path, which is marked in it."""
        links = [(entry.at_foot, entry.link_from(path)) for entry in self.menu]
        return {
            "menu": tuple(link for at_foot, link in links if not at_foot),
            "foot_links": tuple(link for at_foot, link in links if at_foot),
        }

    def absolute(self, path: str) -> str:
        """Return an absolute URL for a path; an absolute URL is returned unchanged."""
        return join_address(self.root_url + "/", path) or path
