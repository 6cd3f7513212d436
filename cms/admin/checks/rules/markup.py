"""Ways through the HTML of a page that all rules share."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag

from cms.admin.checks.finding import Place

# What the site itself puts into the main part of a page.
NOT_THE_EDITORS = "nav, .cards, .related, .side, form"
BREAK = "\0"
LONGEST_QUOTE = 80  # characters of a text that a finding repeats


def read_main(html: str) -> Tag:
    """Return the main part of a page, or the whole where there is none."""
    page = BeautifulSoup(html, "html.parser")
    return page.find("main") or page


def place_of(element: Tag) -> Place:
    block = (
        element if element.has_attr("data-block") else element.find_parent(**{"data-block": True})
    )
    return Place(block=str(block["data-block"])) if block else Place()


def written(main: Tag, *names: str) -> Iterator[Tag]:
    """Go through the elements of these names that came from what the editor wrote."""
    made_by_site = {id(each) for each in main.select(NOT_THE_EDITORS)}
    for element in main.find_all(names):
        if not any(id(parent) in made_by_site for parent in element.parents):
            yield element


def lines_of(element: Tag) -> list[str]:
    """Return the text of an element, cut where the site breaks the line."""
    parts = (
        BREAK if each.name == "br" else each if isinstance(each, NavigableString) else ""
        for each in element.descendants
    )
    return [" ".join(line.split()) for line in "".join(parts).split(BREAK)]


def words_of(element: Tag) -> str:
    return " ".join(filter(None, lines_of(element)))


def quote(text: str) -> str:
    """Return a text short enough to be repeated in a finding."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"
