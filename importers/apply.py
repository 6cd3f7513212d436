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
from .written import MovedOnError, ParentMissingError, Written

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
    except KeyboardInterrupt as reason:
        if committed:  # the journal stays, by which the next run finishes the sizes
            raise SizesInterruptedError from reason
        raise
    except BaseException:
        if not committed:
            _clear(journal)
        raise
    _clear(journal)
    return result


def _write(plan: Plan, options: Options, follow: Follow, journal: Journal) -> Result:
    writer, result = Writer(plan.categories, journal, options), Result()
    todo = [action for action in plan.actions if not isinstance(action, Leave)]
    for action in follow(todo):
        try:
            with transaction.atomic() if options.keep_going else nullcontext():
                result.written[action.path] = _tried(writer, action)
            plan.categories.keep()
        except ApplyError as reason:
            if not options.keep_going:
                raise
            plan.categories.forget()
            result.failed[action.path] = reason.problem
    for action in todo:
        if action.path in result.written:
            result.written[action.path] = writer.with_aliases(action, result.written[action.path])
    return result


def _tried(writer: Writer, action: Action) -> Written:
    """Write one action, or raise an ApplyError with the reason why it cannot be."""
    try:
        return writer.write(action)
    except ValidationError as reason:
        problem = error("page-refused", reason=" ".join(reason.messages))
    except PictureError as reason:
        problem = error(reason.code, **reason.values)
    except MovedOnError:
        problem = error("edited-meanwhile")
    except ParentMissingError as reason:
        other = reason.path if isinstance(action, Create) else action.path
        problem = warning("parent-waits", other=other)
    raise ApplyError(action.path, problem)


def _clear(journal: Journal) -> None:
    journal.remove_strays()
    journal.close()
