"""Plan which old addresses become redirects, before anything is written.

A redirect must not hide a page, lead in a circle, or replace one to another page.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeGuard

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.models.redirect_address import is_entrance, is_never_led_on
from importers.planning.actions import Action, Create, Move, Update, move_of
from importers.planning.link_targets import Target
from importers.planning.site_plan import SitePlan
from importers.problems import Problem, WorkOn, info, warning

MAX_ADDRESS = 255  # Redirect.old_path


def with_aliases(actions: Iterable[Action], site: SitePlan) -> list[Action]:
    """Return the actions with only those old addresses of their pages that can become redirects."""
    actions = list(actions)
    if not any(_has_aliases(action) for action in actions):
        return actions
    planner = _AliasPlanner(actions, site)
    return [planner.with_aliases(action) for action in actions]


def _has_aliases(action: Action) -> TypeGuard[Create | Update]:
    return isinstance(action, Create | Update) and bool(action.content.aliases)


class _AliasPlanner:
    """Holds the target of each old address: of existing redirects, and of those of this run."""

    def __init__(self, actions: Iterable[Action], site: SitePlan):
        self.site = site
        redirects = Redirect.get_for_site(Site.objects.get(is_default_site=True))
        self.taken: dict[str, Target | None] = dict(
            redirects.values_list("old_path", "redirect_page_id")
        )
        for each in actions:
            if move := move_of(each):
                self._follow(move)

    def _follow(self, move: Move) -> None:
        """Add the redirect from the old address of a page that moves, and drop one from its new
        address."""
        old, new = self.site.now(move.page), self.site.address(move)
        if old != new:
            self.taken.pop(Redirect.normalise_path(new), None)
            self.taken.setdefault(Redirect.normalise_path(old), move.page.pk)

    def with_aliases(self, action: Action) -> Action:
        if not _has_aliases(action):
            return action
        with WorkOn(action.path):
            return self._plan(action)

    def _plan(self, action: Create | Update) -> Action:
        page = action.path if isinstance(action, Create) else action.page.pk
        own = Redirect.normalise_path(self.site.address(action))
        made, refused = [], []
        for alias in dict.fromkeys(action.content.aliases):
            path = Redirect.normalise_path(alias)
            content = action.content
            if path == own and (content.slug_key or alias == content.place.numbered_address):
                continue  # it is the permalink, or nobody wrote it: its number is that of another
            reason = self._why_not(alias, path, own, page)
            if reason:
                refused.append(reason)
            elif path not in self.taken:
                self.taken[path] = page
                made.append(alias)
        lasting = tuple(refused)  # reported again when nothing changed
        new = tuple(info("alias-made", alias=alias) for alias in made)
        problems = (*action.content.problems, *lasting)
        content = replace(action.content, aliases=tuple(made), problems=problems)
        return replace(action, content=content, problems=(*action.problems, *lasting, *new))

    def _why_not(self, alias: str, path: str, own: str, page: Target) -> Problem | None:
        if len(path) > MAX_ADDRESS:
            return warning("alias-too-long", alias=alias, limit=MAX_ADDRESS)
        if is_entrance(path) or is_never_led_on(path):
            return warning("alias-not-used", value=alias)
        if path == own:
            return warning("alias-own", alias=alias)
        if path in self.taken and self.taken[path] != page:
            return warning("alias-taken", alias=alias)
        if path not in self.taken and f"{path.rstrip('/')}/" in self.site.pages:
            return warning("alias-hides-page", alias=alias)
        return None
