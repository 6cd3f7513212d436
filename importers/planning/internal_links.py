"""Say before anything is written where each link of the run will lead.

A file that did not change may hold a link that led nowhere when it was imported. Once its page is
there, by this run or by an editor, the file counts as changed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from importers.markdown.findings import InternalLink
from importers.planning.actions import Action, Create, Leave, Update
from importers.planning.link_targets import LinkSource, SiteMap, resolve_link
from importers.planning.site_plan import SitePlan
from importers.problems import Problem, info

DEAD = ("link-dead", "link-address-unknown")

ReadAgain = Callable[[Leave, tuple[Problem, ...]], Action]


def with_links(actions: Iterable[Action], site: SitePlan, read_again: ReadAgain) -> list[Action]:
    """Return the actions with the pages of their links, and with what there is to tell of them.

    `read_again` gives the action for an unchanged file whose links lead somewhere by now, and is
    given what to tell of them.
    """
    actions = [_mended(action, site, read_again) for action in actions]
    return [_linked(action, site) if _has_links(action) else action for action in actions]


def _has_links(action: Action) -> bool:
    return isinstance(action, Create | Update) and bool(action.content.links)


def _mended(action: Action, site: SitePlan, read_again: ReadAgain) -> Action:
    found = tuple(_found_now(action, site))
    return read_again(action, found) if found else action


def _found_now(action: Action, site: SitePlan) -> Iterator[Problem]:
    """Yield what to tell of each dead link of an unchanged file that leads somewhere by now."""
    if not isinstance(action, Leave) or action.outcome != "unchanged":
        return
    for dead in action.problems:
        if dead.code in DEAD:
            link = InternalLink(dead.values["href"], dead.line)
            source = LinkSource(action.path, site.address(action), ())
            page, _ = resolve_link(link, source, site.map)
            if page:
                yield info("link-found", link.line, href=link.href)


def _linked(action: Create | Update, site: SitePlan) -> Create | Update:
    content = action.content
    source = LinkSource(action.path, site.address(action), content.headings)
    targets, problems = _resolved_links(content.links, source, site.map)
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
