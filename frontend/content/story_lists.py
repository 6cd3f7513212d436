"""The story lists of the site, such as Stories and News, and the words for what is in them."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STORIES = "stories"


@dataclass(frozen=True)
class Noun:
    """What the stories of a list are called, in the middle of a sentence."""

    one: Promise
    many: Promise

    def __str__(self) -> str:
        return str(self.many)


# By their names in the API's JSON.
NOUNS = {
    STORIES: Noun(gettext_lazy("story"), gettext_lazy("stories")),
    "posts": Noun(gettext_lazy("post"), gettext_lazy("posts")),
    "articles": Noun(gettext_lazy("article"), gettext_lazy("articles")),
}


def read_noun(json: dict[str, Any]) -> Noun:
    """Return the word for what is in a list; that of stories if this site does not know it."""
    return NOUNS.get(json.get("noun", STORIES), NOUNS[STORIES])


@dataclass(frozen=True)
class ListLink:
    """A public story list: what lists, feeds and cards need to know of it."""

    id: int
    title: str
    path: str
    noun: Noun

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "ListLink":
        return cls(json["id"], json["title"], json["html_path"], read_noun(json))

    @property
    def everything(self) -> str:
        """What a link to all of the list says."""
        if self._has_own_words:
            return _("Everything in %(title)s") % {"title": self.title}
        return _("All %(noun)s") % {"noun": self.noun}

    @property
    def newest(self) -> str:
        """What stands above the newest of the list."""
        if self._has_own_words:
            return _("New in %(title)s") % {"title": self.title}
        return _("New %(noun)s") % {"noun": self.noun}

    @property
    def _has_own_words(self) -> bool:
        """Return True for a list with a title of its own, such as News, and no word for what is in
        it but that which every list begins with."""
        return self.noun is NOUNS[STORIES] and self.title.lower() != str(self.noun)
