"""The palette of a site: derived from the few colours of a profile, and checked against WCAG.

Colours have the form `#rrggbb`. A palette has one colour for each name, or one for light and one
for dark mode. Colours that are not in the profile are derived from its `brand`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Pair = dict[str, str]  # {"day": "#…", "night": "#…"}
Palette = dict[str, Any]  # by name: a colour, or for those of DOUBLE a Pair

TIMES = ("day", "night")
# The brand's own colours, which are the same in light and dark mode.
SINGLE = ("brand", "accent", "highlight", "warm", "on_brand")
GROUNDS = ("paper", "surface", "quiet", "tinted")
WORDS = ("ink", "muted", "head", "link", "link_strong")
PALE = ("pale_brand", "pale_warm", "pale_highlight")  # backgrounds of drawings
DOUBLE = (*GROUNDS, "line", "control", *WORDS, "focus", *PALE, "shape", "accent_shape")

# WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (controls, fields, focus indicators).
TEXT, CONTROL = 4.5, 3.0
WHITE, BLACK = "#ffffff", "#000000"
NEUTRAL_BRAND = "#2b3a4a"  # a slate blue
STEPS = 40  # number of shades to try between a colour and white or black

_GREYS: dict[str, Pair] = {
    "paper": {"day": "#ffffff", "night": "#14171c"},
    "surface": {"day": "#ffffff", "night": "#1d2128"},
    "quiet": {"day": "#f2f3f5", "night": "#242a32"},
    "line": {"day": "#d5d8dd", "night": "#3d444e"},
    "control": {"day": "#70757e", "night": "#8f97a3"},
    "ink": {"day": "#1b1f24", "night": "#eef0f3"},
    "muted": {"day": "#535a64", "night": "#b9bfc9"},
}


@dataclass(frozen=True)
class LowContrast:
    """Two colours used on each other with too little contrast, by their dotted names."""

    front: str
    ground: str
    ratio: float
    needed: float


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """Return a mixture of two colours; `share` (0 to 1) is that of the second one."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, towards: str, grounds: Sequence[str], needed: float) -> str:
    """Return the first shade from `colour` to `towards` with this contrast on all grounds.

    If there is none, return `towards`: `low_contrasts` reports the problem.
    """
    for step in range(STEPS):
        shade = mix(colour, towards, step / STEPS)
        if all(contrast(shade, ground) >= needed for ground in grounds):
            return shade
    return towards


def complete(given: Mapping[str, str | Pair], brand: str) -> Palette:
    """Return the complete palette: the given colours, and the derived ones."""
    palette: Palette = {"brand": brand}
    for name, value in _derived(palette):
        palette[name] = given.get(name, value)
    return {name: palette[name] for name in (*SINGLE, *DOUBLE)}


def _derived(palette: Palette) -> Iterator[tuple[str, str | Pair]]:
    """Yield each name with its derived colour, which may depend on those yielded before."""
    brand = palette["brand"]
    yield "accent", readable(mix(brand, WHITE, 0.4), WHITE, [brand], TEXT + 0.5)
    yield "highlight", readable("#ffd56b", WHITE, [brand], TEXT)
    yield "warm", mix(palette["accent"], "#f0a080", 0.6)
    yield "on_brand", readable(mix(WHITE, brand, 0.1), WHITE, [brand], TEXT)
    yield from _GREYS.items()
    surface = palette["surface"]
    yield "tinted", _pair(mix(WHITE, brand, 0.08), mix(surface["night"], brand, 0.3))
    highlight = palette["highlight"]
    yield "pale_brand", _pale(brand, 0.14, surface)
    yield "pale_warm", _pale(palette["warm"], 0.14, surface)
    yield "pale_highlight", _pale(highlight, 0.3, surface)
    nights = [palette[ground]["night"] for ground in GROUNDS]
    days = [palette[ground]["day"] for ground in (*GROUNDS, *PALE)]
    head = _pair(readable(brand, BLACK, days, TEXT), readable(brand, WHITE, nights, 8))
    yield "head", head
    yield "link", _pair(head["day"], readable(brand, WHITE, nights, 6))
    link = palette["link"]
    yield "link_strong", _pair(mix(link["day"], BLACK, 0.3), mix(link["night"], WHITE, 0.4))
    yield "focus", _pair(head["day"], readable(highlight, WHITE, nights, CONTROL))
    night = readable(brand, WHITE, nights, CONTROL)
    yield "shape", _pair(brand, night)
    yield (
        "accent_shape",
        _pair(mix(palette["accent"], brand, 0.5), mix(night, palette["accent"], 0.3)),
    )


def _pale(colour: str, share: float, surface: Pair) -> Pair:
    return _pair(mix(WHITE, colour, share), mix(surface["night"], colour, 0.22))


def _pair(day: str, night: str) -> Pair:
    return {"day": day, "night": night}


def low_contrasts(palette: Palette) -> Iterator[LowContrast]:
    """Yield each pair of colours with less contrast than WCAG level AA requires."""
    for needed, fronts in ((TEXT, WORDS), (CONTROL, ("control", "focus"))):
        for front in fronts:
            for ground in GROUNDS:
                for time in TIMES:
                    names = f"{front}.{time}", f"{ground}.{time}"
                    colours = palette[front][time], palette[ground][time]
                    yield from _judged(names, colours, needed)
    for front in ("head", "link"):  # text on a share image, which has no dark mode
        for ground in PALE:
            names, colours = (
                (f"{front}.day", f"{ground}.day"),
                (palette[front]["day"], palette[ground]["day"]),
            )
            yield from _judged(names, colours, TEXT)
    for front in ("on_brand", "accent", "highlight"):
        yield from _judged((front, "brand"), (palette[front], palette["brand"]), TEXT)
    yield from _judged(("brand", "white"), (palette["brand"], WHITE), TEXT)


def _judged(
    names: tuple[str, str], colours: tuple[str, str], needed: float
) -> Iterator[LowContrast]:
    ratio = contrast(*colours)
    if ratio < needed:
        yield LowContrast(*names, ratio, needed)


NEUTRAL = complete({}, NEUTRAL_BRAND)
