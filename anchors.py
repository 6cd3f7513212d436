"""Name the headings of a page as URL fragments, for the site and for the importer.

The site sets them as ids, and the importer looks for them in links. Neither knows the other, so
this stands beside both, and imports nothing of either.
"""

from collections.abc import Iterable

from django.utils.text import slugify

# The ids that the site's templates use, which no heading may have as well.
TEMPLATE_IDS = frozenset(
    {
        "chips",
        "delen",
        "formulier",
        "fouten",
        "inhoud",
        "jaren",
        "lijst",
        "lijst-blok",
        "lijst-soorten",
        "lijst-vak",
        "meer",
        "menu",
        "mislukt",
        "naam-hier-niets",
        "niet-verstuurd",
        "nieuw",
        "ook",
        "op-deze-pagina",
    }
    | {"q", "status", "zoekform"}
)
WITHOUT_LETTERS = "kop"  # of a heading that has no Latin letter


class Anchors:
    """Names the headings of one page, in their order: none twice, and none as in `taken`."""

    def __init__(self, taken: Iterable[str] = TEMPLATE_IDS):
        self._taken = set(taken)

    def name(self, text: str) -> str:
        """Return the words of a heading as an anchor, with a number if it is taken."""
        name = wanted = slugify(text) or WITHOUT_LETTERS
        number = 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name


def anchors_by_link(headings: Iterable[str]) -> dict[str, str]:
    """Return the anchor on the site for each one that a link in a document may use.

    Who writes the document counts its headings only, and cannot know that the site has a menu:
    a link to `menu` is one to `menu-2`. A link may use the site's own names as well.
    """
    in_document, on_site = Anchors(taken=()), Anchors()
    texts = [text for text in headings if text.strip()]
    names = {in_document.name(text): on_site.name(text) for text in texts}
    return {name: name for name in names.values()} | names
