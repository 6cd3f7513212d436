"""Let pages wait whose parent is not made in this run: it was refused, or waits itself."""

from collections.abc import Sequence

from importers.planning.actions import Action, Create, Leave, move_of
from importers.planning.story_lists import is_new_list
from importers.problems import warning


def with_waiting(actions: Sequence[Action]) -> list[Action]:
    """Return the actions, which are in order, without pages below one that is not made.

    Each of those names the file that has to be corrected, however far above it is.
    """
    made = {each.path for each in actions if isinstance(each, Create)}
    causes = {each.path: _cause(each) for each in actions if isinstance(each, Leave)}
    result: list[Action] = []
    for action in actions:
        placed = action if isinstance(action, Create) else move_of(action)
        parent = placed.parent if placed else None
        if isinstance(parent, str) and parent not in made and not is_new_list(parent):
            cause = causes[action.path] = causes.get(parent, parent)
            made.discard(action.path)
            action = _waits(action, cause)
        result.append(action)
    return result


def _cause(left: Leave) -> str:
    """Return the file because of which another one is left: itself, or what it waits for."""
    waits_for = (str(each.values["other"]) for each in left.problems if each.code == "parent-waits")
    return next(waits_for, left.path)


def _waits(action: Action, cause: str) -> Leave:
    record = None if isinstance(action, Create) else action.record
    about = warning("parent-waits", other=cause)
    return Leave(action.path, "skipped", (*action.problems, about), record)
