"""What becomes of a page in the plain cases: nothing changed, a clash, an address that stays."""

from wagtail.models import Page

from importers.content.content import Content
from importers.models import ImportRecord
from importers.planning.actions import Action, Leave
from importers.planning.page_state import looks_touched
from importers.problems import Problem, info, warning


def refuse_clash(action: Action, clashes: dict[str, Problem]) -> Action:
    if action.path not in clashes:
        return action
    return Leave(action.path, "refused", (*action.problems, clashes[action.path]))


def about_address(content: Content, page: Page, record: ImportRecord) -> tuple[Problem, ...]:
    """Warn if a page does not get the address that its file requests, unless an editor gave it
    another."""
    key = content.slug_key
    if key is None or page.slug != record.slug or page.slug == content.slug:
        return ()
    return (warning("address-stays", key.line, slug=page.slug, wanted=content.slug),)


def leave_unchanged(record: ImportRecord, converted: Content | None = None) -> Leave:
    """Report again what the last import did, and whether an editor changed the page.

    `converted` is what a newer importer makes of the file, if it read that again.
    """
    known = [Problem.from_json(stored) for stored in record.problems]
    problems = list(converted.problems) if converted else known
    if looks_touched(record.page, record):
        problems.append(info("edited"))
    return Leave(record.path, "unchanged", tuple(problems), record, converted=converted)
