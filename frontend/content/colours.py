"""The colours of the site, and the style sheet that sets them."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from frontend.content.style_sheet import bundle

COLOUR = re.compile(r"#[0-9a-f]{6}")
Colour = str | tuple[str, str]  # `#rrggbb`: one colour, or those for light and dark mode

# The neutral colours of `tokens.css`, for share images.
NEUTRAL: dict[str, Colour] = {
    "brand": "#2b3a4a",
    "accent": "#a6acb3",
    "highlight": "#ffd56b",
    "warm": "#d2a594",
    "on_brand": "#eaebed",
    "paper": ("#ffffff", "#14171c"),
    "surface": ("#ffffff", "#1d2128"),
    "quiet": ("#f2f3f5", "#242a32"),
    "tinted": ("#eeeff1", "#212832"),
    "line": ("#d5d8dd", "#3d444e"),
    "control": ("#70757e", "#8f97a3"),
    "ink": ("#1b1f24", "#eef0f3"),
    "muted": ("#535a64", "#b9bfc9"),
    "head": ("#2b3a4a", "#bfc4c9"),
    "link": ("#2b3a4a", "#a5abb2"),
    "link_strong": ("#1e2934", "#c9cdd1"),
    "focus": ("#2b3a4a", "#ffd56b"),
    "pale_brand": ("#e1e3e6", "#20262f"),
    "pale_warm": ("#f9f2f0", "#453e40"),
    "pale_highlight": ("#fff2d3", "#4f4937"),
    "shape": ("#2b3a4a", "#6b7580"),
    "accent_shape": ("#68737e", "#7d868f"),
}


@dataclass(frozen=True)
class Colours:
    """The colours by the names of NEUTRAL, in that order."""

    named: tuple[tuple[str, Colour], ...]

    @classmethod
    def of(cls, given: Mapping[str, Colour]) -> "Colours":
        """Return the given colours, completed with NEUTRAL. Raises ValueError."""
        for name, colour in given.items():
            for each in (colour,) if isinstance(colour, str) else colour:
                if not COLOUR.fullmatch(each):
                    raise ValueError(f"{name}: {each!r} is no colour such as #2b3a4a")
        return cls(tuple((name, given.get(name, colour)) for name, colour in NEUTRAL.items()))

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Colours":
        return cls.of(
            {
                name: each if isinstance(each, str) else (each["day"], each["night"])
                for name, each in json.items()
            }
        )

    @property
    def is_neutral(self) -> bool:
        return self.named == tuple(NEUTRAL.items())

    @cached_property
    def css(self) -> str:
        """The custom properties of the site, as CSS."""
        tokens = "".join(f"--{name.replace('_', '-')}:{_css(each)};" for name, each in self.named)
        return f"@layer tokens{{:root{{{tokens}}}}}\n"

    @cached_property
    def style_sheet(self) -> str:
        """The whole style sheet of the site in these colours: pages need one request for it."""
        return bundle() + self.css

    @cached_property
    def path(self) -> str:
        """The path of the style sheet, which changes with its content."""
        return f"/colours-{hashlib.sha256(self.style_sheet.encode()).hexdigest()[:12]}.css"

    def by_day(self, name: str) -> str:
        colour = dict(self.named)[name]
        return colour if isinstance(colour, str) else colour[0]

    def by_night(self, name: str) -> str:
        colour = dict(self.named)[name]
        return colour if isinstance(colour, str) else colour[1]

    @property
    def paper(self) -> dict[str, str]:
        """The colour around the page (`theme-color`)."""
        return {"day": self.by_day("paper"), "night": self.by_night("paper")}


def _css(colour: Colour) -> str:
    return colour if isinstance(colour, str) else f"light-dark({colour[0]},{colour[1]})"
