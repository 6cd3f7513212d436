"""Apply a plan in one transaction: all of it or nothing; or each file in a savepoint of its own."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction

from cms.models.version import hold_version
from importers.files.pictures import PictureError
from importers.options import Follow, Options, silently
from importers.planning.actions import Action, Create, Leave, Plan, Update
from importers.planning.story_lists import is_new_list
from importers.problems import Problem, WorkOn, error, warning
from importers.writing import redirects
from importers.writing.context import WriteContext
from importers.writing.journal import Journal
from importers.writing.library import Library
from importers.writing.lists import make_list
from importers.writing.new_pages import BATCH, NewPages
from importers.writing.records import learn
from importers.writing.results import (
    MovedOnError,
    NewPage,
    PageResult,
    ParentMissingError,
    PendingUpdate,
)
from importers.writing.writer import Writer


class ApplyError(Exception):
    """A page could not be written, so nothing was."""

    def __init__(self, path: str, problem: Problem):
        super().__init__(path, problem)
        self.path = path
        self.problem = problem


class AfterwardsError(Exception):
    """The pages are written; what follows upon that failed, such as making sizes of pictures."""


class SizesInterruptedError(Exception):
    """The pages are written; the import was interrupted while it made renditions of pictures."""


@dataclass
class ApplyResult:
    """The results by the paths of files; `failed` holds the files that were left out."""

    pages: dict[str, PageResult] = field(default_factory=dict)
    failed: dict[str, Problem] = field(default_factory=dict)


def apply(plan: Plan, options: Options, follow: Follow = silently) -> ApplyResult:
    """Write what is planned and return the results.

    Raise an ApplyError, and write nothing, if a page cannot be written; unless the options say to
    keep going: then that file is left out.
    """
    journal = Journal()
    committed: list[bool] = []
    journal.recover()
    try:
        with transaction.atomic():
            hold_version()
            # Hooks run in order, and that of each picture, which makes its sizes, comes later.
            transaction.on_commit(partial(committed.append, True))
            result = _write(plan, options, follow, journal)
    except BaseException as reason:  # Ctrl-C too: nothing is hidden, and no file stays behind
        if not committed:
            _clear(journal)
        elif isinstance(reason, KeyboardInterrupt):
            # The journal stays, by which the next run finishes the sizes.
            raise SizesInterruptedError from reason
        elif isinstance(reason, Exception):
            raise AfterwardsError from reason
        raise
    _clear(journal)
    return result


def _write(plan: Plan, options: Options, follow: Follow, journal: Journal) -> ApplyResult:
    work = _Work(plan, options, journal)
    todo = [action for action in plan.actions if not isinstance(action, Leave)]
    work.make_lists(plan.lists)
    work.check([action for action in todo if isinstance(action, Create)])
    for action in follow(todo, "write"):
        work.write(action)
    work.finish()
    learn(each for each in plan.actions if isinstance(each, Leave))
    return work.result


class _Work:
    """The writing of one run, in the order in which pages depend on each other."""

    def __init__(self, plan: Plan, options: Options, journal: Journal):
        self.context = WriteContext(plan.categories, Library(journal), options)
        self.new_pages, self.writer = NewPages(self.context), Writer(self.context)
        self.result = ApplyResult()
        self.checked: dict[str, NewPage] = {}
        self.batch: list[NewPage] = []
        self.pending: list[PendingUpdate] = []
        self.redirects = plan.redirects
        self.with_aliases: list[Create | Update] = []

    def make_lists(self, titles: Mapping[str, str]) -> None:
        """Make the story lists that the site does not have yet."""
        for key, title in titles.items():
            self.context.pages[key] = make_list(title, is_draft=self.context.options.draft)

    def check(self, actions: Sequence[Create]) -> None:
        """Check all new pages, parents first, and insert those that pass in the tree."""
        checked = (self._try(self.new_pages.check, action) for action in actions)
        self.checked = {new.path: new for new in checked if new}
        self.new_pages.insert(self.checked.values())

    def write(self, action: Action) -> None:
        """Carry out an action, or collect it: new pages are written many at a time."""
        if isinstance(action, Create | Update) and action.content.aliases:
            self.with_aliases.append(action)
        if isinstance(action, Create):
            if action.path in self.checked:
                self.batch.append(self.checked.pop(action.path))
            if len(self.batch) == BATCH:
                self._write_batch()
            return
        self._write_batch()  # the others may move a page under a new one
        written = self._try(self.writer.write, action)
        if isinstance(written, PendingUpdate):
            self.pending.append(written)
        elif written:
            self.result.pages[action.path] = written

    def finish(self) -> None:
        self._write_batch()
        for pending in self.pending:
            written = self._try(self.writer.finish, pending)
            if written:
                self.result.pages[pending.path] = written
        for action in self.with_aliases:
            written = self.result.pages.get(action.path)
            if written:
                self.result.pages[action.path] = self.writer.with_aliases(action, written)
        pages = {path: page.pk for path, page in self.context.pages.items() if is_new_list(path)}
        pages |= {path: each.page for path, each in self.result.pages.items()}
        redirects.add_old_addresses(self.redirects, pages)

    def _write_batch(self) -> None:
        if self.batch:
            self.result.pages |= self.new_pages.write(self.batch)
            self.batch = []

    def _try(self, write: Callable, what: Action | PendingUpdate):
        """Return the result of writing one file; None if it failed and the import keeps going."""
        kept = (self.context.categories, self.context.files)
        keep_going = self.context.options.keep_going
        try:
            with transaction.atomic() if keep_going else nullcontext():
                written = _tried(write, what)
        except ApplyError as reason:
            if not keep_going:
                raise
            for each in kept:
                each.rollback()
            self.result.failed[what.path] = reason.problem
            return None
        for each in kept:
            each.commit()
        return written


def _tried(write: Callable, what: Action | PendingUpdate) -> PageResult | PendingUpdate | NewPage:
    """Write one file, or raise an ApplyError with the reason why it cannot be."""
    try:
        with WorkOn(what.path):
            return write(what)
    except ValidationError as reason:
        problem = error("page-refused", reason=" ".join(reason.messages))
    except PictureError as reason:
        problem = error(reason.code, **reason.values)
    except MovedOnError:
        problem = error("edited-meanwhile")
    except ParentMissingError as reason:
        other = reason.path if isinstance(what, Create) else what.path
        problem = warning("parent-waits", other=other)
    raise ApplyError(what.path, problem)


def _clear(journal: Journal) -> None:
    journal.remove_orphans()
    journal.close()
