"""Let the index at the top of a folder fill the home page, or report why it does not.

Its title is the headline and its summary the introduction; its text is that of the home page. What
editors wrote there, and what another folder put there, stays: then the file becomes an information
page. A file that is not for visitors now becomes one too, as a draft.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cms.models import HomePage
from importers.content.content import Content
from importers.front_matter.fields import BY_NAME, HOME_FIELDS
from importers.front_matter.schedule import Schedule
from importers.models import ImportRecord
from importers.planning.actions import Action, Leave, Update
from importers.planning.page_state import in_use
from importers.problems import Problem, info, warning

KEYS = ("key-not-here", "near-key", "unknown-key")  # what is reported of a key that has no field
AT_THE_TOP = "top-index"  # the conversion reports it of each index at the top
HEADLINE = HOME_FIELDS[0].limit


class HomeIndex:
    """The file of a run that fills the home page. `records` are those of its folder, `source`."""

    def __init__(self, home: HomePage, records: Iterable[ImportRecord], source: str):
        self.home = home
        self.source = source
        self.record = next((each for each in records if each.page_id == home.pk), None)

    def place(self, content: Content) -> Action | Content:
        """Return the action by which a new file fills the home page; the content as that of the
        home page if it did so before; else the content of an information page."""
        known = self.record if self.record and self.record.path == content.path else None
        if known is None and not _is_index(content):
            return content
        if not content.blocks:
            about = info("home-without-text")
            return Leave(content.path, "skipped", (*_others(content), about), known)
        if known:
            if _is_public(content):
                return as_home(content)
            about = warning("home-stays")
            return Leave(content.path, "skipped", (*_others(content), about), known)
        kept = self._kept() if _is_public(content) else info(AT_THE_TOP)
        if kept:
            return replace(content, problems=(*_others(content), kept))
        filled, record = as_home(content), ImportRecord(source=self.source, path=content.path)
        return Update(filled, record, self.home, (*filled.problems, info("home-filled")))

    def _kept(self) -> Problem | None:
        """Return why the home page stays as it is, or None."""
        if self.record or ImportRecord.objects.filter(page=self.home).exists():
            return warning("home-taken")
        is_edited = self.home.revisions.exclude(user=None).exists()
        return warning("home-edited") if is_edited or in_use(self.home) else None


def fills_home(content: Content) -> bool:
    """Return True if a file fills a home page that nobody wrote yet."""
    return _is_index(content) and bool(content.blocks) and _is_public(content)


def on_new_site(content: Content) -> Content:
    """Return the content as an import into a new site takes it, for who does not know the site."""
    if fills_home(content):
        filled = as_home(content)
        return replace(filled, problems=(*filled.problems, info("home-filled")))
    if _is_index(content) and not content.blocks:
        return replace(content, problems=(*_others(content), info("home-without-text")))
    return content


def as_home(content: Content) -> Content:
    """Return the content of an information page as that of the home page."""
    title = content.fields["title"]
    key, lead = _summary(content.unknown_keys)
    problems = tuple(each for each in _others(content) if not _is_about(each, key))
    if len(title) > HEADLINE:
        short = title[:HEADLINE].rpartition(" ")[0] or title[:HEADLINE]
        left = title[len(short) :].strip()
        problems = (*problems, warning("headline-cut", limit=HEADLINE, words=left))
        title = short
    return replace(
        content,
        kind="home",
        fields={"hero_title": title, "hero_lead": lead},
        slug_key=None,
        schedule=Schedule(changed_at=content.schedule.changed_at),
        problems=problems,
    )


def _is_index(content: Content) -> bool:
    return (
        content.kind == "info"
        and content.place.is_top_index
        and content.place.names[0].lower() != "readme"
    )


def _is_public(content: Content) -> bool:
    """Return True if visitors may see the page from today on, without an end."""
    schedule = content.schedule
    return not (schedule.draft or schedule.go_live_at or schedule.expire_at)


def _others(content: Content) -> tuple[Problem, ...]:
    return tuple(each for each in content.problems if each.code != AT_THE_TOP)


def _is_about(problem: Problem, key: str) -> bool:
    """Return True for a report that a key is not used, of which the home page shows the value."""
    return bool(key) and problem.code in KEYS and problem.values.get("key") == key


def _summary(keys: Mapping[str, object]) -> tuple[str, str]:
    """Return the first of the keys with a summary that information pages do not have, and that."""
    hero = keys.get("hero")
    inner = hero if isinstance(hero, dict) else {}
    known = {name: (name, text) for name, text in keys.items()}
    known |= {name: (f"hero.{name}", text) for name, text in inner.items()}
    found = (known.get(key, ("", "")) for key in (*BY_NAME["excerpt"].keys, "tagline"))
    texts = ((name, text.strip()) for name, text in found if isinstance(text, str))
    return next((each for each in texts if each[1]), ("", ""))
