"""Keep the pictures of a run in the picture library, each once, and look up none of them twice."""

from wagtail.images.models import AbstractImage

from importers.files.pictures import Picture, store
from importers.writing.journal import Journal


class Library:
    """Stores pictures; `keep` and `forget` say whether the page that asked for them stands."""

    def __init__(self, journal: Journal):
        self.journal = journal
        self.known: dict[str, AbstractImage] = {}
        self.unsure: list[str] = []

    def store(self, picture: Picture, description: str) -> AbstractImage:
        """Return the picture of the library with these bytes; raises a PictureError."""
        if picture.hash not in self.known:
            self.known[picture.hash] = store(picture, description, self.journal)
            self.unsure.append(picture.hash)
        return self.known[picture.hash]

    def keep(self) -> None:
        self.unsure.clear()

    def forget(self) -> None:
        """The database rolled back, and the rows of the newest pictures with it."""
        for name in self.unsure:
            del self.known[name]
        self.unsure.clear()
