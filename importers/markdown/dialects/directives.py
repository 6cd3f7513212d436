"""Rewrite the components that Nuxt and remark write with colons: `::name` … `::`, `:name[words]`.

A callout becomes a box. Of any other component its title and what is in it stay; its attributes are
reported. What is in a component loses the indentation that it has for being there.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from importers.markdown.block_structure import FENCE
from importers.markdown.callouts import KINDS
from importers.markdown.dialects.code import Code
from importers.markdown.dialects.rewriting import replaced
from importers.markdown.findings import Findings

MAY_HOLD = re.compile(r"^[ \t]*::[A-Za-z]|:[a-z][\w-]*[\[{]", re.MULTILINE)
OPENING = re.compile(
    r"(?P<colons>:{2,})(?P<name>[A-Za-z][\w-]{0,60})"
    r"(?:\[(?P<label>[^\]\n]{0,300})\])?(?:\{(?P<said>[^\n]{0,1000})\})?"
)
INLINE = re.compile(
    r"(?<![\w:/\[(]):(?P<name>[a-z][\w-]{0,60})(?=[\[{])"
    r"(?:\[(?P<label>[^\[\]\n]{0,300})\](?!\())?(?:\{(?P<said>[^{}\n]{0,300})\})?"
)
TITLE = re.compile(r"(?:\A|(?<=\s))title(?:=|:\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'][^\n,]*))")
LINK = re.compile(r"(?:\A|(?<=\s))(?:to|href)=[\"']?([^\s\"'<>]+)")
KIND = re.compile(r"(?:\A|(?<=\s))(?:type|color)(?:=|:\s*)[\"']?(\w+)")
SLOT = re.compile(r"#[a-z][\w-]*(?:\{[^}\n]*\})?")
FAMILY = re.compile(r"(?:prose|u)-")  # of components of Nuxt
MOST_COLONS = 12


@dataclass
class _Component:
    """A component from one line to another. `said` is what is known of its attributes."""

    name: str
    label: str
    said: list[str] = field(default_factory=list)
    indent: int = 0
    end: int = 0
    text: int = 0  # the line at which what is in it begins

    @property
    def kind(self) -> str:
        """The kind of its box, empty if it is no callout."""
        name = FAMILY.sub("", self.name.lower())
        asked = next((found[1] for each in self.said if (found := KIND.search(each))), "").lower()
        if name in ("callout", "alert"):
            return asked if asked in KINDS else KINDS.get(name, "note")
        return name if name in KINDS else ""

    def take_title(self) -> str:
        """Return its title, which does not count as an attribute any more."""
        for number, each in enumerate(self.said):
            if found := TITLE.search(each):
                self.said[number] = (each[: found.start()] + each[found.end() :]).strip()
                return next(filter(None, found.groups()), "").strip()
        return self.label.strip()


def rewrite_directives(text: str, findings: Findings) -> str:
    """Return the text without the marks of such components."""
    if not MAY_HOLD.search(text):
        return text
    lines = text.split("\n")
    ends = _ends(lines)
    if ends:
        text = "\n".join(_Rewriting(lines, ends, findings).lines())
    return replaced(text, INLINE, Code(text), lambda match, line: _inline(match, line, findings))


def _ends(lines: list[str]) -> dict[int, int]:
    """Return the line that ends each component, by that at which it begins."""
    ends: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    times: Counter[int] = Counter()
    for number, words in _outside_code(lines):
        opening = OPENING.fullmatch(words)
        if opening and (opening["colons"] == "::" or opened):
            opened.append((len(opening["colons"]), number))
            times[len(opening["colons"])] += 1
        elif words and not words.strip(":") and times[len(words)]:
            while opened:
                colons, start = opened.pop()
                times[colons] -= 1
                if colons == len(words):
                    ends[start] = number
                    break
    return ends


def _outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the number and the words of each line that is in no fenced code."""
    fence = ""
    for number, line in enumerate(lines):
        words = line.strip(" \t")
        if fence:
            fence = "" if words.startswith(fence) and not words.strip(fence[0]) else fence
        elif match := FENCE.match(words):
            fence = match[1]
        else:
            yield number, words


class _Rewriting:
    def __init__(self, lines: list[str], ends: dict[int, int], findings: Findings):
        self.source = lines
        self.ends = ends
        self.findings = findings
        self.open: list[_Component] = []

    def lines(self) -> Iterator[str]:
        outside = dict(_outside_code(self.source))
        for number, line in enumerate(self.source):
            opening = OPENING.fullmatch(line.strip(" \t")) if number in self.ends else None
            if opening:
                yield self._opened(opening, number)
                continue
            around = self.open[-1] if self.open else None
            if around is None:
                yield line
            elif number == around.end:
                yield self._closed()
            elif number < around.text or SLOT.fullmatch(outside.get(number, "")):
                yield ""
            else:
                yield _unindented(line, around.indent)

    def _opened(self, found: re.Match, number: int) -> str:
        component = _Component(found["name"], found["label"] or "")
        component.said = [found["said"]] if found["said"] else []
        component.end = self.ends[number]
        component.text = self._after_properties(number + 1, component)
        component.indent = self._indent(component)
        title = component.take_title()
        said = ", ".join(filter(None, component.said))
        self.open.append(component)
        if component.kind:
            if said:
                self.findings.warn("component-attributes", number + 1, attributes=said)
            return f"{self._colons()} {component.kind} {title}".rstrip()
        _report(component.name, said, number + 1, self.findings)
        return f"**{title}**  " if title else ""  # what follows is on a line of its own

    def _closed(self) -> str:
        colons = self._colons()
        return colons if self.open.pop().kind else ""

    def _colons(self) -> str:
        """Return the mark of a box: one within another has fewer."""
        return ":" * max(MOST_COLONS - len(self.open), 3)

    def _after_properties(self, start: int, component: _Component) -> int:
        """Return the line after the properties between `---`, and note them."""
        if self.source[start].strip() != "---":
            return start
        for end in range(start + 1, component.end):
            if self.source[end].strip() == "---":
                component.said += [line.strip() for line in self.source[start + 1 : end]]
                return end + 1
        return start

    def _indent(self, component: _Component) -> int:
        within = self.source[component.text : component.end]
        return min((len(line) - len(line.lstrip()) for line in within if line.strip()), default=0)


def _unindented(line: str, columns: int) -> str:
    return line[columns:] if not line[:columns].strip() else line.lstrip()


def _inline(match: re.Match, line: int, findings: Findings) -> str:
    said, label = match["said"] or "", match["label"] or ""
    link = LINK.search(said) if label else None
    if link:
        return f"[{label}](<{link[1]}>)"
    _report(match["name"], said, line, findings)
    return label


def _report(name: str, said: str, line: int, findings: Findings) -> None:
    if said:
        findings.warn("component-unknown", line, name=name, attributes=said)
    else:
        findings.warn("component-left-out", line, name=name)
