"""Plan the redirects of lists: `_redirects`, `vercel.json`, `.htaccess`, CSV."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from wagtail.contrib.redirects.models import Redirect

from cms.models.redirect_address import is_entrance
from importers.files.redirect_lists import ListedRedirect, RedirectList
from importers.models import ImportRecord
from importers.planning.actions import Leave, NewRedirect
from importers.planning.aliases import MAX_ADDRESS
from importers.planning.link_targets import Target
from importers.planning.records import record_without_page
from importers.planning.site_plan import SitePlan
from importers.problems import Problem, info, warning
from web_address import plain_path, read_address

SPLAT = re.compile(r"(?<=/)(?:\*|:\w+\*|\(\.\*\)|:splat|\$1)$")
PATTERN = re.compile(r"[*(){}$]|/:\w")
MOST_STEPS = 5  # from one redirect of a list to the next
MOST_SPLATS = 10_000  # addresses that `*` stands for, all together
MAX_LINK = 255  # Redirect.redirect_link


class ListedRedirects:
    """Finds the target of each redirect of the lists.

    `taken` are the addresses at which there is something already.
    """

    def __init__(self, site: SitePlan, taken: set[str], records: Mapping[str, ImportRecord]):
        self.site = site
        self.taken = taken
        self.records = records
        self.now = {target: address for address, target in site.pages.items()}
        self.by_plain = {_plain(address): page for address, page in site.map.by_address.items()}
        self.splats = 0

    def plan(self, each: RedirectList, source: str) -> tuple[list[NewRedirect], Leave]:
        """Return the redirects of a list, and the entry of its file in the report."""
        record = self.records.get(each.path) or record_without_page(source, each.path)
        further = {_plain(one.old): one.new for one in each.redirects}
        made: list[NewRedirect] = []
        # A list that cannot be read keeps no page off the site.
        problems = [replace(problem, level="warning") for problem in each.problems]
        for one in each.redirects:
            found = self._planned(one, record, further)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                made += found
        if each.redirects:
            problems.append(info("redirects-read", count=len(each.redirects), made=len(made)))
        return made, Leave(each.path, "skipped", tuple(problems))

    def _planned(
        self, one: ListedRedirect, record: ImportRecord, further: Mapping[str, str]
    ) -> list[NewRedirect] | Problem:
        splat = SPLAT.search(one.old)
        if splat and not PATTERN.search(one.old[: splat.start()]):
            return list(self._expanded(one, record))
        if PATTERN.search(one.old.partition("?")[0]) or PATTERN.search(one.new):
            return warning("redirect-not-used", one.line, value=f"{one.old} {one.new}")
        old = Redirect.normalise_path(one.old)
        target, link = self._target(one.new, further)
        if target is None and not link:
            return warning("redirect-lost", one.line, old=one.old, new=one.new)
        if is_entrance(old) or old == "/" or len(old) > MAX_ADDRESS or len(link) > MAX_LINK:
            return warning("redirect-not-used", one.line, value=f"{one.old} {one.new}")
        return list(self._made(old, target, link, record))

    def _made(
        self, old: str, target: Target | None, link: str, record: ImportRecord
    ) -> Iterator[NewRedirect]:
        if old not in self.taken and old not in record.old_addresses:
            self.taken.add(old)
            new = link if target is None else self.now.get(target, "")
            yield NewRedirect(old, new, target, record, link)

    def _target(self, new: str, further: Mapping[str, str]) -> tuple[Target | None, str]:
        """Return the page that an address leads to, or an address on another website."""
        for _ in range(MOST_STEPS):
            address = read_address(new)
            if address is None:
                break
            page = self.by_plain.get(_plain(address.path)) if not address.query else None
            if page is not None and not address.place:
                return page, ""
            if address.is_web:
                return None, new
            if _plain(new) not in further:
                break
            new = further[_plain(new)]
        return None, ""

    def _expanded(self, one: ListedRedirect, record: ImportRecord) -> Iterator[NewRedirect]:
        """Yield a redirect for each page that `/old/* /new/:splat` speaks of."""
        begins = SPLAT.sub("", one.new)
        if begins == one.new:  # all of them lead to one address
            return
        prefix = _plain(begins)
        for address, page in self.site.pages.items():
            if not _plain(address).startswith(prefix) or self.splats >= MOST_SPLATS:
                continue
            self.splats += 1
            old = Redirect.normalise_path(SPLAT.sub("", one.old) + address[len(prefix) :])
            if len(old) <= MAX_ADDRESS and not is_entrance(old):
                yield from self._made(old, page, "", record)


def _plain(address: str) -> str:
    return plain_path("/" + unquote(address).split("#")[0].split("?")[0].strip("/"))


def plan_lists(
    lists: Sequence[RedirectList],
    site: SitePlan,
    taken: set[str],
    records: Mapping[str, ImportRecord],
    source: str,
) -> tuple[list[NewRedirect], list[Leave]]:
    """Return the redirects of all lists, and an entry in the report for each."""
    if not lists:
        return [], []
    redirects = ListedRedirects(site, taken, records)
    planned = [redirects.plan(each, source) for each in lists]
    return [one for made, _ in planned for one in made], [leave for _, leave in planned]
