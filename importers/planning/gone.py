"""Plan what happens to the pages of files that are gone.

The pages stay, and the report names them. On request they are unpublished, but never deleted; and
never so many at once that the folder is probably the wrong one.
"""

from collections.abc import Sequence

from cms.models import HomePage
from importers.models import ImportRecord
from importers.options import Options
from importers.planning.actions import Action, Leave, TakeOffline
from importers.planning.page_state import edited_since, in_use
from importers.problems import error, info, warning

MOST_PAGES = 10
MOST_PERCENT = 20


def plan_gone(
    records: Sequence[ImportRecord], known: int, is_this_folder: bool, options: Options
) -> list[Action]:
    """Return an action for each record whose file is gone; `known` counts all records.

    If `is_this_folder` is false, no known file can be read, and no page is unpublished.
    """
    actions = [_gone(each, options) for each in records if options.includes(each.path)]
    leaving = [action for action in actions if isinstance(action, TakeOffline)]
    limit = max(MOST_PAGES, known * MOST_PERCENT // 100)
    if leaving and (len(leaving) > limit or not is_this_folder):
        about = error("prune-too-many", count=len(leaving), limit=limit if is_this_folder else 0)
        return [_refused(action, about) for action in actions]
    return actions


def _gone(record: ImportRecord, options: Options) -> Action:
    if record.page is None:
        raise ValueError(f"{record.path}: a record without a page has nothing to take offline")
    page, path = record.page.specific, record.path
    if not page.live:
        return Leave(path, "skipped", (info("gone-offline"),), record)
    if edited_since(page, record) and path not in options.overwrite:
        return Leave(path, "conflict", (warning("gone-edited"),), record)
    if not options.prune or isinstance(page, HomePage):  # which a site has
        return Leave(path, "skipped", (warning("gone"),), record)
    busy = in_use(page)
    if busy:
        return Leave(path, "skipped", (warning("gone"), busy), record)
    return TakeOffline(path, record, page, (warning("pruned"),))


def _refused(action: Action, about) -> Action:
    if isinstance(action, TakeOffline):
        return Leave(action.path, "refused", (about,), action.record)
    return action
