"""Read the colours of a profile, and reject those with too little contrast."""

import re

from django.utils.translation import gettext as _

from cms.profile.colours import DOUBLE, SINGLE, TIMES, Pair, Palette, complete, low_contrasts
from cms.profile.toml_table import Table, shown

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def read_colours(table: Table) -> Palette | None:
    """Return the palette, or None if there are no colours. Errors are added to the problems."""
    if not table.names():
        return None
    known = len(table.problems)
    given: Palette = {
        name: colour for name in SINGLE if (colour := _colour(table, name)) is not None
    }
    given |= {name: pair for name in DOUBLE if (pair := _pair(table, name)) is not None}
    table.refuse_others()
    if "brand" not in table:
        table.refuse("brand", _("is missing: the other colours follow from it"))
    if len(table.problems) > known:
        return None
    palette = complete(given, given["brand"])
    lows = list(low_contrasts(palette))
    # A derived colour that is too light is reported as a problem of the brand.
    for low in [low for low in lows if low.front == "brand"] or lows:
        values = {"ground": low.ground, "ratio": low.ratio, "needed": low.needed}
        message = _("contrast with %(ground)s is %(ratio).2f, and must be at least %(needed).1f")
        table.refuse(low.front, message % values)
    return palette


def _pair(table: Table, name: str) -> Pair | None:
    if name not in table:
        return None
    inner = table.table(name)
    given = {time: _colour(inner, time) for time in TIMES}
    inner.refuse_others()
    colours = {time: colour for time, colour in given.items() if colour is not None}
    if len(colours) < len(TIMES):
        missing = [time for time in TIMES if time not in inner]
        if missing:
            table.refuse(name, _("must have a colour for “day” and one for “night”"))
        return None
    return colours


def _colour(table: Table, name: str) -> str | None:
    """Return a colour as `#rrggbb`, or None if it is missing or invalid."""
    value = table.value(name)
    if value is None:
        return None
    if not isinstance(value, str) or not COLOUR.fullmatch(value):
        message = _('must be a colour such as "#2b3a4a", not %s') % shown(value)
        table.refuse(name, message)
        return None
    digits = value[1:].lower()
    return "#" + ("".join(2 * digit for digit in digits) if len(digits) == 3 else digits)
