"""Turn a file without a text, that only led visitors to another page of its site, into a redirect.

Zola's `redirect_to` and the like. A folder of which it is the index gets a page that lists what is
in it, as any folder without an index does. A file that led to another website stays a draft.
"""

from collections.abc import Sequence
from dataclasses import replace

from importers.content.content import Content
from importers.files.folder_settings import FolderSettings
from importers.files.languages import without_language
from importers.files.old_addresses import Facts, old_addresses
from importers.files.redirect_lists import ListedRedirect, RedirectList
from importers.formats.values import Scalar
from importers.planning.actions import Action, Leave
from importers.problems import info
from web_address import read_address

FOR_PAGES = ("redirect-only", "top-index")
ENDING = "/*"  # of the path of a record that no file can have


def target_of(content: Content) -> Scalar | None:
    """Return where a file without a text led visitors, if that was a page of its own site."""
    address = read_address(content.led_to.text.strip()) if content.led_to else None
    is_own = address is not None and not address.scheme and not address.place and address.path
    return content.led_to if is_own else None


def redirects_of(content: Content, target: Scalar, settings: FolderSettings) -> RedirectList:
    """Return the redirects from the addresses of the file, as a list of redirects has them."""
    facts = Facts(content.slug, content.fields["title"], content.schedule.day)
    paths = dict.fromkeys((content.path, without_language(content.path, settings.language)))
    old = [each for path in paths for each in old_addresses(path, facts, settings.addresses)]
    new = "/" + target.text.strip().lstrip("/")
    addresses = dict.fromkeys((*old, *content.aliases))
    lines = tuple(ListedRedirect(each, new, target.line) for each in addresses)
    return RedirectList(content.path + ENDING, lines)


def left_out(content: Content, target: Scalar) -> Leave:
    """Return the action for the file itself."""
    about = [each for each in content.problems if each.code not in FOR_PAGES]
    led = info("leads-on", target.line, target=target.text)
    return Leave(content.path, "skipped", (*about, led))


def with_lists(actions: Sequence[Action], read: Sequence[Leave]) -> list[Action]:
    """Return the actions with those for lists; what is said of a file stands with that."""
    own = {each.path.removesuffix(ENDING): each for each in read if each.path.endswith(ENDING)}
    lists = (each for each in read if not each.path.endswith(ENDING))
    return [*(_with(each, own.get(each.path)) for each in actions), *lists]


def _with(action: Action, about: Leave | None) -> Action:
    if about is None:
        return action
    lost = [each for each in about.problems if each.code == "redirect-lost"][:1]
    return replace(action, problems=(*action.problems, *lost))
