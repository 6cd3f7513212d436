"""The small style sheet of a real site says what its readable sources say."""

import json
from collections.abc import Iterator

import pytest

from tests import servers

# Two servers, and every style of every element, for what makes the sheet small and seldom changes.
pytestmark = [pytest.mark.any_database, pytest.mark.long]

SELECTORS = """() => {
    const walk = rules => [...rules].flatMap(rule =>
        rule.styleSheet ? walk(rule.styleSheet.cssRules)
        : rule.selectorText ? [rule.selectorText]
        : rule.cssRules ? walk(rule.cssRules) : []);
    return [...document.styleSheets].flatMap(sheet => walk(sheet.cssRules));
}"""
# As one text: Playwright passes a value with its type, and takes seconds for all of these.
LOOK = """() => JSON.stringify([...document.body.querySelectorAll("*")].map(element => [
    element.tagName + "." + element.className,
    Object.fromEntries(Array.from(getComputedStyle(element), name =>
        [name, getComputedStyle(element)[name]]))]))"""


@pytest.fixture(scope="module")
def in_use() -> Iterator[servers.Server]:
    """A server of its own, with the content of the other: no other test has added to it."""
    with servers.cms() as running:
        yield running


@pytest.mark.parametrize("path", ["/", "/verhalen/", "/verhalen/najib/", "/de-maatjes/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_element_looks_the_same(path, scheme, open_page, in_use, in_development):
    small, readable = (
        open_page(path, host, color_scheme=scheme, reduced_motion="reduce")
        for host in (in_use, in_development)
    )
    assert small.evaluate(SELECTORS) == readable.evaluate(SELECTORS)
    looks = zip(*(json.loads(page.evaluate(LOOK)) for page in (small, readable)), strict=True)
    assert [different(one, other) for one, other in looks if one != other] == []


def different(one: list, other: list) -> tuple:
    """Name the element, and what its properties are in the one and in the other."""
    return one[0], [
        (name, one[1][name], other[1][name]) for name in one[1] if one[1][name] != other[1][name]
    ]
