"""Say before anything is written where each link of the run will lead."""

from collections.abc import Iterable
from dataclasses import replace

from wagtail.models import Page

from .actions import Action, Create, Move, Update
from .destination import Destination
from .links import SiteMap, Source, judge
from .models import ImportRecord


def with_links(
    actions: Iterable[Action], records: Iterable[ImportRecord], destination: Destination
) -> list[Action]:
    """Return the actions with the pages of their links, and with what there is to tell of them."""
    actions = list(actions)
    if not any(_has_links(action) for action in actions):
        return actions
    addresses = _addresses(actions, destination)
    site = _site_map(actions, records, addresses, destination)
    return [
        _linked(action, site, addresses) if _has_links(action) else action for action in actions
    ]


def _has_links(action: Action) -> bool:
    return isinstance(action, Create | Update) and bool(action.content.links)


def _linked(action: Create | Update, site: SiteMap, addresses: dict[str, str]) -> Create | Update:
    content = action.content
    source = Source(action.path, addresses[action.path], content.headings)
    targets, problems = {}, []
    for link in content.links:
        page, about = judge(link, source, site)
        problems += about
        if page is not None:
            targets[link.href] = page
    content = replace(content, targets=targets, problems=(*content.problems, *problems))
    return replace(action, content=content, problems=(*action.problems, *problems))


def _addresses(actions: list[Action], destination: Destination) -> dict[str, str]:
    """Return for each document of the run the address that its page has or will have."""
    creates = {action.path: action for action in actions if isinstance(action, Create)}
    home = destination.home.url_path

    def address(action: Create | Update) -> str:
        if isinstance(action, Update):
            return "/" + action.page.url_path.removeprefix(home)
        parent = action.parent
        above = (
            address(creates[parent])
            if isinstance(parent, str)
            else "/" + parent.url_path.removeprefix(home)
        )
        return f"{above}{action.content.slug}/"

    return {each.path: address(each) for each in actions if isinstance(each, Create | Update)}


def _site_map(
    actions: list[Action],
    records: Iterable[ImportRecord],
    addresses: dict[str, str],
    destination: Destination,
) -> SiteMap:
    by_path = {record.path: record.page_id for record in records if record.page_id}
    by_path |= {each.path: each.record.page_id for each in actions if isinstance(each, Move)}
    home = destination.home
    known = Page.objects.descendant_of(home, inclusive=True).values_list("url_path", "pk")
    by_address = {"/" + path.removeprefix(home.url_path): pk for path, pk in known.iterator()}
    created = [each.path for each in actions if isinstance(each, Create)]
    by_path |= {path: path for path in created}
    by_address |= {addresses[path]: path for path in created}
    return SiteMap(by_path, by_address)
