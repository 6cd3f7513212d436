"""Show the progress of an import: a moving line on a terminal, a plain line elsewhere."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _


def labels() -> dict[str, str]:
    return {
        "read": _("Reading"),
        "check": _("Checking"),
        "compare": _("Comparing"),
        "write": _("Writing"),
    }


class Progress:
    """Shows the progress of long lists of work. `out` is Django's wrapper of the standard
    output."""

    def __init__(self, out, *, wanted: bool = True):
        self.out = out
        self.wanted = wanted

    def follow(self, items: Sequence, label: str) -> Iterable:
        """Return the items, and show on the way how many are done."""
        if not self.wanted or not items:
            return items
        if self.out.isatty():
            return self._on_terminal(items, labels()[label])
        return self._in_lines(items, labels()[label])

    def _on_terminal(self, items: Sequence, label: str) -> Iterator:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        # Not through `out`: Django's wrapper ends each write with a new line.
        console = Console(stderr=True)
        with Bars(*columns, TimeRemainingColumn(), console=console, transient=True) as bars:
            yield from bars.track(items, description=label)

    def _in_lines(self, items: Sequence, label: str) -> Iterator:
        """Yield the items; write a line for each tenth of a long list, one for a short list."""
        step = max(100, len(items) // 10)
        for number, item in enumerate(items, 1):
            yield item
            if number % step == 0 or number == len(items):
                self.out.write(f"{label}: {number}/{len(items)}")
