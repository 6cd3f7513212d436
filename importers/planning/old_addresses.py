"""Plan redirects from the addresses that pages had on the old site, before anything is written.

Nobody wrote these down, so one that cannot be is left out without a word: where another page or
redirect is, and at the page's own address. The record of a file holds those that were made, so that
one which an editor deletes does not come back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.models import StoryPage
from cms.models.redirect_address import is_entrance, is_never_led_on
from importers.files.folder_settings import FolderSettings
from importers.files.languages import without_language
from importers.files.old_addresses import Facts, category_paths, old_addresses
from importers.files.paths import place_of
from importers.formats.values import Scalar
from importers.models import ImportRecord
from importers.planning.actions import (
    Action,
    Create,
    Leave,
    Move,
    NewRedirect,
    Parent,
    TakeOffline,
    Update,
    move_of,
)
from importers.planning.aliases import MAX_ADDRESS
from importers.planning.link_targets import Target
from importers.planning.records import record_without_page
from importers.planning.site_plan import SitePlan
from importers.planning.story_lists import StoryLists


@dataclass(frozen=True)
class _Page:
    """A page of the run, and the addresses that it had."""

    action: Action
    record: ImportRecord
    target: Target
    addresses: tuple[str, ...]


class OldAddresses:
    """The old addresses of all pages that the files of a run have, or will have."""

    def __init__(
        self,
        actions: Sequence[Action],
        settings: FolderSettings,
        lists: StoryLists,
        records: Mapping[str, ImportRecord],
        source: str,
    ):
        self.settings = settings
        self.story_lists = lists
        self.stories = _stories(actions)
        self.pages = [page for action in actions if (page := self._page(action))]
        self.lists = self._lists(records, source)

    def _lists(self, records: Mapping[str, ImportRecord], source: str) -> dict[str, ImportRecord]:
        """Return the folders of stories in use: at their addresses was a list of stories.

        Each has a record without a page, under a path that no file can have.
        """
        paths = [without_language(each.action.path, self.settings.language) for each in self.pages]
        folders = {str(above).lower() for path in paths for above in PurePosixPath(path).parents}
        names = [name for name, kind in self.settings.sections.items() if kind == "story"]
        return {
            name: records.get(f"{name}/*") or record_without_page(source, f"{name}/*")
            for name in names
            if name in folders and not name.startswith("_")
        }

    @property
    def targets(self) -> Iterable[tuple[str, Target]]:
        for folder in self.lists:
            for old in self._addresses_of_list(folder):
                yield f"{old}/", self._target(folder)
        for page in self.pages:
            for address in page.addresses:
                yield address, page.target

    def _list(self, folder: str) -> Parent:
        """Return the story list of a folder of stories."""
        return self.story_lists.parent_for(self.settings.list_of(f"{folder}/*"))

    def _target(self, folder: str) -> Target:
        found = self._list(folder)
        return found if isinstance(found, str) else found.pk

    def _addresses_of_list(self, folder: str) -> list[str]:
        """Return the addresses at which the list of a folder was, also in that of its language."""
        language = self.settings.language
        return [f"/{folder}", *([f"/{language}/{folder}"] if language else [])]

    def _page(self, action: Action) -> _Page | None:
        record = action.record
        if record is None or isinstance(action, TakeOffline):
            return None
        if place_of(action.path, self.settings.sections).unpublished:
            return None
        target = action.path if isinstance(action, Create) else record.page_id
        facts = self._facts(action, record)
        if target is None or facts is None:
            return None
        plain = without_language(action.path, self.settings.language)
        paths = dict.fromkeys((plain, action.path) if _in_folder(plain, action.path) else (plain,))
        known = self.settings.addresses
        found = tuple(each for path in paths for each in old_addresses(path, facts, known))
        return _Page(action, record, target, found)

    def _facts(self, action: Action, record: ImportRecord) -> Facts | None:
        if isinstance(action, Create | Update):
            content = action.content
            category = content.fields.get("category")
            name = category.text if isinstance(category, Scalar) else ""
            paths = category_paths(name, _all_categories(content.unknown_keys))
            title = content.fields.get("title", "")  # the home page has none
            return Facts(content.slug, title, content.schedule.day, paths)
        if record.page is None:
            return None
        day, category = self.stories.get(record.page.pk, (None, ""))
        paths = category_paths(category, _all_categories(record.unknown_keys))
        return Facts(record.page.slug, record.page.title, day, paths)

    def plan(self, site: SitePlan, taken: set[str]) -> list[NewRedirect]:
        """Return the redirects to make, and add them to the addresses that are taken."""
        wanted = [(each, _normal(each.addresses)) for each in self.pages]
        wanted = [(each, new) for each, new in wanted if set(new) - set(each.record.old_addresses)]
        made: list[NewRedirect] = []
        for folder, record in self.lists.items():
            for old in map(Redirect.normalise_path, self._addresses_of_list(folder)):
                if old in taken or old in record.old_addresses or len(old) > MAX_ADDRESS:
                    continue
                taken.add(old)
                new = site.where(self._list(folder))
                if Redirect.normalise_path(new) != old:
                    made.append(NewRedirect(old, new, self._target(folder), record))
        for each, addresses in wanted:
            for old in addresses:
                if old in taken or old in each.record.old_addresses:
                    continue
                if len(old) > MAX_ADDRESS or is_entrance(old) or is_never_led_on(old):
                    continue
                taken.add(old)
                made.append(NewRedirect(old, site.address(each.action), each.target, each.record))
        return made


def _all_categories(keys: Mapping[str, object]) -> object:
    """Return what a file said of its categories, if its page has the first of them only."""
    return next((keys[name] for name in ("categories", "category") if name in keys), None)


def _in_folder(plain: str, path: str) -> bool:
    """Return True if the language of a file is the folder that it is in, which has an address."""
    return path.count("/") > plain.count("/")


def _normal(addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(Redirect.normalise_path(each) for each in addresses))


def taken_addresses(site: SitePlan, actions: Iterable[Action]) -> set[str]:
    """Return all addresses at which there is something, or will be.

    `actions` are those with the old addresses that files name.
    """
    redirects = Redirect.get_for_site(Site.objects.get(is_default_site=True))
    taken = set(redirects.values_list("old_path", flat=True))
    taken.update(map(Redirect.normalise_path, site.pages))
    for action in actions:
        if isinstance(action, Create | Update):
            taken.update(map(Redirect.normalise_path, action.content.aliases))
        if move := move_of(action):
            taken.add(Redirect.normalise_path(site.now(move.page)))
    return taken


def _stories(actions: Iterable[Action]) -> dict[int, tuple]:
    """Return day and category of the stories that are left as they are, by their numbers."""
    left = [
        each.record.page_id
        for each in actions
        if isinstance(each, Leave | Move) and each.record and each.record.page_id
    ]
    if not left:
        return {}
    rows = StoryPage.objects.values_list("pk", "date", "category__name")
    return {pk: (day, category or "") for pk, day, category in rows.iterator()}
