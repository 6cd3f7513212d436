"""The profile of an organisation, read from `newsroom.toml`, with defaults.

`docs/profile.md` describes the sections and keys. Those of `IMPORTER` are read by the importer,
from the same file beside the content.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.profile import markdown
from cms.profile.addresses import NEUTRAL, RESERVED, Words, read_addresses
from cms.profile.colours import Palette
from cms.profile.components import Component, read_components
from cms.profile.forms import FirstForm, read_questions
from cms.profile.icon import Icon, IconError, read_png, read_svg
from cms.profile.read_colours import read_colours
from cms.profile.synonyms import Synonyms, read_synonyms
from cms.profile.toml_table import Problems, Table

IMPORTER = ("source", "language", "folders", "components")
SECTIONS = (
    *(
        "organisation",
        "colours",
        "icon",
        "addresses",
        "home",
        "stories",
        "pages",
        "forms",
        "roles",
        "synonyms",
        "videos",
    ),
    *IMPORTER,
)
MOST_BYTES = 1_000_000
LONGEST_BUTTON = 60


class ProfileError(Exception):
    """Raised for an invalid profile. Has all errors, one line each with file and key."""

    def __init__(self, file: Path, problems: list[str]):
        self.lines = [f"{file}: {problem}" for problem in problems]
        super().__init__("\n".join(self.lines))


@dataclass(frozen=True)
class Organisation:
    name: str
    tagline: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    opening_hours: str = ""
    rsin: str = ""
    kvk: str = ""
    is_anbi: bool = False
    footer: str = ""  # HTML


@dataclass(frozen=True)
class FirstHome:
    title: str
    headline: str
    lead: str = ""
    text: str = ""  # HTML


@dataclass(frozen=True)
class FirstStoryList:
    title: str
    slug: str
    introduction: str = ""
    button: str = ""


@dataclass(frozen=True)
class FirstPage:
    title: str
    slug: str
    text: str  # HTML
    at_foot: bool = False


@dataclass(frozen=True)
class RoleNames:
    writer: str = "Redacteur"
    editor: str = "Eindredacteur"
    administrator: str = "Beheerder"
    forms: str = "Formulieren"
    workflow: str = "Vier ogen"
    task: str = "Eindredactie leest mee"


@dataclass(frozen=True)
class Profile:
    """A profile. None and empty values mean: unchanged, or the default."""

    organisation: Organisation
    home: FirstHome
    stories: FirstStoryList
    roles: RoleNames = RoleNames()
    pages: tuple[FirstPage, ...] | None = None
    forms: tuple[FirstForm, ...] = ()
    synonyms: Synonyms = ()
    colours: Palette | None = None
    icon: Icon | None = None
    addresses: Words = field(default_factory=dict)
    components: dict[str, Component] = field(default_factory=dict)
    video_hosts: tuple[str, ...] | None = None


def read_profile(file: Path) -> Profile:
    """Return the profile of a file. Raises ProfileError with all errors."""
    try:
        data = file.read_bytes()
        if len(data) > MOST_BYTES:
            raise ProfileError(file, [_("is larger than %d KB") % (MOST_BYTES // 1000)])
        values = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise ProfileError(file, [_("cannot be read (%s)") % error.strerror]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(file, [_("is not TOML: %s") % error]) from error
    problems = Problems()
    profile = _read(Table(values, problems), file.parent)
    if problems:
        raise ProfileError(file, problems)
    return profile


def neutral_profile() -> Profile:
    """Return a profile with the defaults only."""
    return _read(Table({}, Problems()), Path())


def _read(table: Table, folder: Path) -> Profile:
    organisation = _organisation(table.table("organisation"), known="organisation" in table)
    profile = Profile(
        organisation=organisation,
        home=_home(table.table("home"), organisation),
        stories=_stories(table.table("stories")),
        roles=_roles(table.table("roles")),
        pages=_pages(table),
        forms=tuple(map(_form, table.tables("forms") or ())),
        synonyms=read_synonyms(table),
        colours=read_colours(table.table("colours")),
        icon=_icon(table.table("icon"), folder),
        addresses=read_addresses(table.table("addresses")),
        components=read_components(table.table("components")),
        video_hosts=_video_hosts(table.table("videos")),
    )
    for name in ("source", "language", "folders"):
        table.value(name)  # validated by the importer
    table.refuse_others()
    _refuse_shared_addresses(table, profile)
    return profile


def _refuse_shared_addresses(table: Table, profile: Profile) -> None:
    """Add a problem for each address that two first pages, or one and the search, share."""
    search = profile.addresses.get("search", NEUTRAL["search"])
    places = [("addresses.search", search), ("stories.slug", profile.stories.slug)]
    pages = enumerate(profile.pages or (), 1)
    places += [(f"pages.{number}.slug", page.slug) for number, page in pages]
    places += [(f"forms.{number}.slug", form.slug) for number, form in enumerate(profile.forms, 1)]
    taken: dict[str, str] = {}
    for key, slug in places:
        if slug in taken:
            values = {"slug": slug, "other": taken[slug]}
            table.refuse(key, _("has the address “%(slug)s”, as %(other)s has") % values)
        taken.setdefault(slug, key)


def _organisation(table: Table, *, known: bool) -> Organisation:
    name = table.text("name", longest=80)
    if known and not name:
        table.refuse("name", _("is missing: it stands at the top of every page"))
    email = table.text("email", longest=254)
    if email:
        try:
            validate_email(email)
        except ValidationError:
            table.refuse("email", _('must be an email address, not "%s"') % email)
    organisation = Organisation(
        name=name or _("Our organisation"),
        tagline=table.text("tagline", longest=160),
        email=email,
        phone=table.text("phone", longest=30),
        address=table.text("address", lines=True),
        opening_hours=table.text("opening_hours", lines=True),
        rsin=_digits(table, "rsin", 9),
        kvk=_digits(table, "kvk", 8),
        is_anbi=_yes_or_no(table, "anbi"),
        footer=_html(table, "footer"),
    )
    table.refuse_others()
    return organisation


def _digits(table: Table, name: str, count: int) -> str:
    text = table.text(name)
    if text and not re.fullmatch(rf"[0-9]{{{count}}}", text):
        table.refuse(
            name, _("must be %(count)d digits, not “%(text)s”") % {"count": count, "text": text}
        )
    return text


def _yes_or_no(table: Table, name: str) -> bool:
    value = table.value(name)
    if value not in (None, True, False):
        table.refuse(name, _("must be true or false"))
    return value is True


def _home(table: Table, organisation: Organisation) -> FirstHome:
    home = FirstHome(
        title=table.text("title", organisation.name, longest=255),
        headline=table.text("headline", organisation.name, longest=120),
        lead=table.text("lead", organisation.tagline, lines=True),
        text=_html(table, "text"),
    )
    table.refuse_others()
    return home


def _all_of(title: str) -> str:
    """Return the button to a story list, in the words of its title if it has one of its own."""
    text = _("Everything in %(title)s") % {"title": title}
    is_own = title != _("Stories") and len(text) <= LONGEST_BUTTON
    return text if is_own else _("Read the stories")


def _stories(table: Table) -> FirstStoryList:
    title = table.text("title", _("Stories"), longest=255)
    stories = FirstStoryList(
        title=title,
        slug=_slug(table, title),
        introduction=table.text("introduction", lines=True),
        button=table.text("button", _all_of(title), longest=LONGEST_BUTTON),
    )
    table.refuse_others()
    return stories


def _pages(table: Table) -> tuple[FirstPage, ...] | None:
    """Return the drafts of a new site, or None for the default ones."""
    pages = table.tables("pages")
    return None if pages is None else tuple(map(_page, pages))


def _page(table: Table) -> FirstPage:
    title = table.text("title", longest=255)
    if not title:
        table.refuse("title", _("is missing"))
    page = FirstPage(
        title, _slug(table, title), _html(table, "text"), at_foot=_yes_or_no(table, "at_foot")
    )
    table.refuse_others()
    return page


def _form(table: Table) -> FirstForm:
    title = table.text("title", longest=255)
    if not title:
        table.refuse("title", _("is missing"))
    form = FirstForm(
        title=title,
        slug=_slug(table, title),
        text=_html(table, "text"),
        button=table.text("button", longest=60),
        confirmation=_html(table, "confirmation"),
        door=table.text("door", longest=60),
        door_text=table.text("door_text", longest=140),
        questions=read_questions(table),
    )
    table.refuse_others()
    return form


def _slug(table: Table, title: str) -> str:
    slug = table.text("slug") or slugify(title)
    if slug != slugify(slug) or not slug:
        table.refuse("slug", _("must be small letters, digits and dashes, such as “our-work”"))
    elif slug in RESERVED:
        table.refuse("slug", _("must be another word: the site itself has this address"))
    return slug


def _roles(table: Table) -> RoleNames:
    names = {
        name: table.text(name, default, longest=150) for name, default in vars(RoleNames()).items()
    }
    table.refuse_others()
    groups = [names[name].lower() for name in ("writer", "editor", "administrator", "forms")]
    if len(set(groups)) < len(groups):
        table.refuse("writer", _("must differ from the other roles: each is a group of its own"))
    for name, value in names.items():
        if not value:
            table.refuse(name, _("is empty"))
    return RoleNames(**names)


def _icon(table: Table, folder: Path) -> Icon | None:
    if not table.names():
        return None
    found: dict[str, Any] = {}
    for name, read in (("svg", read_svg), ("png", read_png)):
        path = table.text(name)
        if not path:
            table.refuse(name, _("is missing: an icon has a drawing and a picture of it"))
            continue
        try:
            found[name] = read(folder / path)
        except IconError as error:
            table.refuse(name, str(error))
    table.refuse_others()
    return Icon(**found) if len(found) == 2 else None


def _video_hosts(table: Table) -> tuple[str, ...] | None:
    hosts = table.texts("hosts")
    table.refuse_others()
    for host in hosts or ():
        if "/" in host or "." not in host:
            table.refuse("hosts", _('must be names such as "vimeo.com", not "%s"') % host)
    return hosts


def _html(table: Table, name: str) -> str:
    text = table.text(name, lines=True)
    try:
        return markdown.html(text)
    except markdown.MarkdownError as error:
        table.refuse(name, str(error))
        return ""
