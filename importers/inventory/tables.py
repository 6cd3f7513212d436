"""Show an inventory: as tables on a terminal, as plain lines elsewhere, as JSON for programs."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from rich.console import Console
from rich.table import Table

from importers.files.folder_settings import NAME
from importers.inventory.build import Inventory, Use
from importers.inventory.words import in_words
from importers.reporting.messages import text_of
from importers.reporting.report import printable
from importers.reporting.report_json import message_json

LONGEST = 20  # rows of a list; the JSON has them all


@dataclass(frozen=True)
class Listing:
    title: str
    rows: list[tuple[str, str]]


def as_json(inventory: Inventory) -> dict:
    """Return the inventory in the types of JSON, in a stable order."""
    return {
        "version": 1,
        "files": dict(sorted(inventory.outcomes.items())),
        "keys": {key: dict(kinds) for key, kinds in sorted(inventory.keys.items())},
        "components": _counts(inventory, "component"),
        "modules": _counts(inventory, "module"),
        "shortcodes": _counts(inventory, "shortcode"),
        "html_tags": _counts(inventory, "tag"),
        "pictures": {
            "counts": dict(sorted(inventory.pictures.items())),
            "missing": [asdict(use) for use in inventory.pictures_missing],
        },
        "links": {
            "counts": dict(sorted(inventory.links.items())),
            "unresolved": [asdict(use) for use in inventory.links_dead],
        },
        "languages": dict(sorted(inventory.languages.items())),
        "oddities": dict(sorted(inventory.oddities.items())),
        "refused": {
            path: [message_json(problem) for problem in problems]
            for path, problems in sorted(inventory.refused.items())
        },
        "messages": dict(sorted(inventory.messages.items())),
        "proposal": _proposal(inventory),
    }


def _proposal(inventory: Inventory) -> dict[str, str] | None:
    found = inventory.proposal
    if found is None:
        return None
    return {"generator": found.generator, "folder": str(found.folder), "newsroom.toml": found.text}


def _advice(inventory: Inventory) -> Iterator[str]:
    """Yield what to report of the generator, and the settings to begin with."""
    found = inventory.proposal
    if found is None:
        return
    if found.generator:
        yield _("This site is made with %(generator)s.") % {"generator": found.generator}
    values = {"folder": printable(str(found.folder)), "name": NAME}
    yield _("Import the folder %(folder)s.") % values
    if found.text:
        yield _("Put this into it as %(name)s, and change what is not so:") % values
        yield ""
        yield from map(printable, found.text.splitlines())


def show(inventory: Inventory, stream) -> None:
    """Write the inventory; empty sections are left out."""
    is_terminal = hasattr(stream, "isatty") and stream.isatty()
    console = Console(file=stream, highlight=False, markup=False)
    for listing in _listings(inventory):
        if is_terminal:
            console.print(_table(listing))
            continue
        stream.write(f"{listing.title}\n")
        for name, value in listing.rows:
            stream.write(f"  {name}: {value}\n")
    for line in _advice(inventory):
        stream.write(f"{line}\n")


def _listings(inventory: Inventory) -> Iterator[Listing]:
    kinds = inventory.keys.items()
    titles = (
        (pgettext("inventory", "Files"), _named(inventory.outcomes)),
        (
            pgettext("inventory", "Keys of the front matter"),
            [(key, _joined(kinds)) for key, kinds in sorted(kinds)],
        ),
        (pgettext("inventory", "Components"), _counted(inventory.found["component"])),
        (pgettext("inventory", "Imported modules"), _counted(inventory.found["module"])),
        (pgettext("inventory", "Shortcodes"), _counted(inventory.found["shortcode"])),
        (pgettext("inventory", "HTML tags"), _counted(inventory.found["tag"])),
        (pgettext("inventory", "Pictures"), _named(inventory.pictures)),
        (
            pgettext("inventory", "Pictures that cannot be used"),
            _places(inventory.pictures_missing),
        ),
        (pgettext("inventory", "Links"), _named(inventory.links)),
        (pgettext("inventory", "Links that lead nowhere"), _places(inventory.links_dead)),
        (pgettext("inventory", "Languages"), _named(inventory.languages)),
        (
            pgettext("inventory", "Oddities"),
            [(in_words(name), str(len(paths))) for name, paths in inventory.oddities.items()],
        ),
        (pgettext("inventory", "Would be refused"), list(_refusals(inventory))),
        (pgettext("inventory", "Messages"), _counted(inventory.messages)),
    )
    yield from (Listing(title, _shortened(rows)) for title, rows in titles if rows)


def _table(listing: Listing) -> Table:
    table = Table(title=listing.title, title_justify="left", show_header=False, min_width=60)
    for row in listing.rows:
        table.add_row(*row)
    return table


def _counts(inventory: Inventory, kind: str) -> dict[str, int]:
    return dict(sorted(inventory.found[kind].items()))


def _counted(counter) -> list[tuple[str, str]]:
    return [(printable(name), str(count)) for name, count in counter.most_common()]


def _named(counter) -> list[tuple[str, str]]:
    return [(in_words(name), str(count)) for name, count in counter.most_common()]


def _joined(kinds) -> str:
    return ", ".join(f"{in_words(kind)} {count}" for kind, count in kinds.most_common())


def _places(uses: list[Use]) -> list[tuple[str, str]]:
    return [(f"{printable(use.path)}:{use.line}", printable(use.name)) for use in uses]


def _refusals(inventory: Inventory) -> Iterator[tuple[str, str]]:
    for path, problems in sorted(inventory.refused.items()):
        for problem in problems:
            place = f"{path}:{problem.line}" if problem.line else path
            yield printable(place), printable(f"{problem.code}: {text_of(problem)}")


def _shortened(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    left = len(rows) - LONGEST
    return rows if left <= 0 else [*rows[:LONGEST], ("…", _("%(count)s more") % {"count": left})]
