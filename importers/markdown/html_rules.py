"""The elements of raw HTML that are kept, and as what. All others lose their tags, not their
text."""

from importers.markdown.html_tree import names

INLINE = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "s": "s", "strike": "s", "del": "s",
    "sup": "sup", "sub": "sub", "a": "link", "mark": "strong",
}  # fmt: skip
CODE = {"code", "kbd", "samp", "tt"}
# Removed with all that is in them: none of it is text for a visitor.
REMOVED = names(
    "script style iframe object embed form input meta base link applet frame frameset svg math"
    " template textarea select audio video canvas noscript noembed noframes title"
)
BLOCKS = names(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table details summary dl dt dd div section"
    " article main header footer nav figure figcaption aside center address tr td th thead tbody"
    " tfoot caption fieldset legend body html head"
)
KEPT_BLOCKS = names(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table tr td th thead tbody tfoot"
)
# Attributes that say something the page can hold, or that say nothing.
KEPT_ATTRIBUTES = {
    "a": {"href", "title", "rel", "target"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
}
# Where the address stands of what an element shows, or sends its answers to.
ADDRESSES = ("src", "data", "action", "href", "poster", "data-src", "srcset", "formaction")


def attributes_lost(name: str, attributes: dict[str, str]) -> list[str]:
    return sorted(attributes.keys() - KEPT_ATTRIBUTES.get(name, set()))
