"""Reading the HTML of a page: shared by all rules."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from cms.admin.checks.finding import Place

# Elements that the site itself adds to the main part of a page.
NOT_THE_EDITORS = "nav, .cards, .related, .side, form"
BREAK = "\0"
LONGEST_QUOTE = 80  # characters of a text that a finding quotes


def read_main(html: str) -> Tag:
    """Return the main element of a page, or the whole document if it has none."""
    page = BeautifulSoup(html, "html.parser")
    return page.find("main") or page


def place_of(element: Tag) -> Place:
    """Return the block in which an element was written."""
    block = (
        element
        if element.has_attr("data-block")
        else element.find_parent(attrs={"data-block": True})
    )
    return Place(block=str(block["data-block"])) if block else Place()


def authored_elements(main: Tag, *names: str) -> Iterator[Tag]:
    """Yield the elements of these names that the editor wrote, not the site."""
    made_by_site = {id(each) for each in main.select(NOT_THE_EDITORS)}
    for element in main.find_all(names):
        if not any(id(parent) in made_by_site for parent in element.parents):
            yield element


def lines_of(element: Tag) -> list[str]:
    """Return the text of an element, split at its `br` elements."""
    parts = (
        str(each) if not isinstance(each, Tag) else BREAK if each.name == "br" else ""
        for each in element.descendants
    )
    return [" ".join(line.split()) for line in "".join(parts).split(BREAK)]


def words_of(element: Tag) -> str:
    return " ".join(filter(None, lines_of(element)))


def quote(text: str) -> str:
    """Return a text, shortened to at most LONGEST_QUOTE characters."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"
