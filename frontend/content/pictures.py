"""A picture as HTML wants it: one srcset for each type, and a file for browsers without them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """The sizes of a picture in one type, as `(url, width in pixels)`."""

    type: str
    files: tuple[tuple[str, int], ...]

    @property
    def srcset(self) -> str:
        return ", ".join(f"{url} {width}w" for url, width in self.files)


@dataclass(frozen=True)
class SharePicture:
    """What other sites show beside a link. Width and height are pixels."""

    url: str
    width: int
    height: int
    alt: str
    type: str = "image/jpeg"


@dataclass(frozen=True)
class Picture:
    """Width and height (pixels) give the proportions. The alt of a decorative picture is empty.

    `sources` stand in the order in which a browser should try them: best compression first.
    """

    alt: str
    width: int
    height: int
    sources: tuple[Source, ...]

    @property
    def better_sources(self) -> tuple[Source, ...]:
        return self.sources[:-1]

    @property
    def plain_source(self) -> Source:
        return self.sources[-1]

    @property
    def url(self) -> str:
        """One file of the plainest type, of a middle size."""
        files = self.plain_source.files
        return files[len(files) // 2][0]
