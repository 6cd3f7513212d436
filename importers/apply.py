"""Carry out a plan in one transaction: all of it, or nothing; or each file by itself."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction

from .actions import Action, Create, Leave, Plan
from .images import PictureError
from .journal import Journal
from .options import Options
from .problems import Problem, error, warning
from .writer import Writer
from .written import Draft, MovedOnError, ParentMissingError, Written

Follow = Callable[[Iterable], Iterable]


class ApplyError(Exception):
    """A page could not be written after all, so nothing was."""

    def __init__(self, path: str, problem: Problem):
        super().__init__(path, problem)
        self.path = path
        self.problem = problem


class SizesInterruptedError(Exception):
    """The pages are in; somebody stopped the import while it made the sizes of their pictures."""


@dataclass
class Result:
    """What became of the files by path; `failed` holds those that an import went on without."""

    written: dict[str, Written] = field(default_factory=dict)
    failed: dict[str, Problem] = field(default_factory=dict)


def apply(plan: Plan, options: Options, follow: Follow = iter) -> Result:
    """Write what is planned and return what became of it.

    Raises an ApplyError, and leaves no trace, if a page cannot be written; unless the import is to
    keep going, for then that file is left out.
    """
    journal, committed = Journal(), []
    journal.recover()
    try:
        with transaction.atomic():
            # Hooks run in order, and that of each picture, which makes its sizes, comes later.
            transaction.on_commit(partial(committed.append, True))
            result = _write(plan, options, follow, journal)
    except BaseException as reason:  # Ctrl-C too: nothing is hidden, and no file stays behind
        if not committed:
            _clear(journal)
        elif isinstance(reason, KeyboardInterrupt):
            # The journal stays, by which the next run finishes the sizes.
            raise SizesInterruptedError from reason
        raise
    _clear(journal)
    return result


def _write(plan: Plan, options: Options, follow: Follow, journal: Journal) -> Result:
    writer, result = Writer(plan.categories, journal, options), Result()
    todo = [action for action in plan.actions if not isinstance(action, Leave)]
    drafts = []
    for action in follow(todo):
        written = _one(writer.write, action, plan, options, result)
        if isinstance(written, Draft):
            drafts.append((action, written))
        elif written:
            result.written[action.path] = written
    for action, draft in drafts:
        written = _one(writer.finish, draft, plan, options, result)
        if written:
            result.written[action.path] = written
        elif isinstance(action, Create):
            draft.page.delete()  # it stands in the tree already, and is not to stay there
    for action in todo:
        if action.path in result.written:
            result.written[action.path] = writer.with_aliases(action, result.written[action.path])
    return result


def _one(write: Callable, what: Action | Draft, plan: Plan, options: Options, result: Result):
    """Return what writing one file gives; None if it failed and the import keeps going."""
    try:
        with transaction.atomic() if options.keep_going else nullcontext():
            written = _tried(write, what)
        plan.categories.keep()
    except ApplyError as reason:
        if not options.keep_going:
            raise
        plan.categories.forget()
        result.failed[what.path] = reason.problem
        return None
    return written


def _tried(write: Callable, what: Action | Draft) -> Written | Draft:
    """Write one file, or raise an ApplyError with the reason why it cannot be."""
    try:
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
    journal.remove_strays()
    journal.close()
