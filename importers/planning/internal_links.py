"""Resolve the links of the run before anything is written.

An unchanged file may have a link that found no page when it was imported. Once that page exists,
made by this run or by an editor, the file counts as changed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard

from importers.markdown.findings import InternalLink
from importers.planning.actions import Action, Create, Leave, Update
from importers.planning.link_targets import LinkSource, SiteMap, resolve_link
from importers.planning.site_plan import SitePlan
from importers.problems import Problem, WorkOn, info

DEAD = ("link-dead", "link-address-unknown")

ReadAgain = Callable[[Leave, tuple[Problem, ...]], Action]


def with_links(actions: Iterable[Action], site: SitePlan, read_again: ReadAgain) -> list[Action]:
    """Return the actions with the targets of their links, and with what there is to report of them.

    `read_again` returns the action for an unchanged file of which links now find a page; it gets
    what to report of them.
    """
    return [
        _with_links(each, site) for each in [_reread(each, site, read_again) for each in actions]
    ]


def _with_links(action: Action, site: SitePlan) -> Action:
    if not _has_links(action):
        return action
    with WorkOn(action.path):
        return _linked(action, site)


def _has_links(action: Action) -> TypeGuard[Create | Update]:
    return isinstance(action, Create | Update) and bool(action.content.links)


def _reread(action: Action, site: SitePlan, read_again: ReadAgain) -> Action:
    with WorkOn(action.path):
        found = tuple(_found_now(action, site))
        return read_again(action, found) if found and isinstance(action, Leave) else action


def _found_now(action: Action, site: SitePlan) -> Iterator[Problem]:
    """Yield what to report of each dead link of an unchanged file that now finds a page."""
    if not isinstance(action, Leave) or action.outcome != "unchanged":
        return
    for dead in action.problems:
        if dead.code in DEAD:
            link = InternalLink(str(dead.values["href"]), dead.line or 0)
            source = LinkSource(action.path, site.address(action), ())
            page, _ = resolve_link(link, source, site.map)
            if page:
                yield info("link-found", link.line, href=link.href)


def _linked(action: Create | Update, site: SitePlan) -> Create | Update:
    content = action.content
    source = LinkSource(action.path, site.address(action), content.headings)
    links = [link for link in content.links if link.href not in content.documents]
    targets, problems = _resolved_links(links, source, site.map)
    content = replace(content, targets=targets, problems=(*content.problems, *problems))
    return replace(action, content=content, problems=(*action.problems, *problems))


def _resolved_links(links: Iterable[InternalLink], source: LinkSource, site: SiteMap):
    targets, problems = {}, []
    for link in links:
        page, about = resolve_link(link, source, site)
        problems += about
        if page is not None:
            targets[link.href] = page
    return targets, problems
