"""Read the tag of a shortcode, a Liquid tag or an include: its name and its parameters."""

import re
from dataclasses import dataclass

TAG = re.compile(
    r"\{(?:\{[<%]?|%)-?\s*(?P<end>/|end)?\s*(?P<name>[\w./-]*)(?P<rest>.*?)[-%>/]*\}?\}\Z",
    re.DOTALL,
)
PARAMETER = re.compile(
    r"""(?:(?P<key>[\w-]+)\s*[=:]\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))"""
)


@dataclass(frozen=True)
class Parameters:
    """`named` are by their names in small letters, `plain` those without a name."""

    name: str
    named: dict[str, str]
    plain: tuple[str, ...]
    closing: bool = False

    def get(self, *names: str, plain: int = -1) -> str:
        """Return the first of these parameters that there is, else the one at that place."""
        found = next((self.named[name] for name in names if self.named.get(name)), "")
        return found or (self.plain[plain] if 0 <= plain < len(self.plain) else "")


def read_tag(source: str) -> Parameters | None:
    """Return the parameters of a tag, or None if it has no name."""
    match = TAG.match(source)
    if match is None or not match["name"]:
        return None
    named, plain = {}, []
    for each in PARAMETER.finditer(match["rest"]):
        value = next(v for v in (each["double"], each["single"], each["bare"]) if v is not None)
        if each["key"]:
            named[each["key"].lower()] = value
        else:
            plain.append(value)
    name = match["name"].lower()
    if name in ("include", "include_relative", "include_cached", "render") and plain:
        name = plain.pop(0).rpartition("/")[2].partition(".")[0].lower()
    return Parameters(name, named, tuple(plain), bool(match["end"]))
