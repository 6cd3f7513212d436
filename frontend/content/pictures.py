"""Pictures for HTML: a srcset for each content type, and a fallback."""

import base64
import re
import zlib
from dataclasses import dataclass
from typing import Any

HASH = re.compile(r"[0-9a-f]{12}")
ART_VARIANTS = 4  # the number of grounds in the style sheet: art-1 … art-4


def art_for(title: str) -> int:
    """Return the number of the ground of a title without a picture, the same for the same title."""
    return zlib.crc32(title.encode()) % ART_VARIANTS + 1


@dataclass(frozen=True)
class Source:
    """The files of a picture of one content type, as `(url, width in pixels)`."""

    type: str
    files: tuple[tuple[str, int], ...]

    @property
    def srcset(self) -> str:
        return ", ".join(f"{url} {width}w" for url, width in self.files)


@dataclass(frozen=True)
class SharePicture:
    """The picture that other sites show beside a link. Width and height are in pixels."""

    url: str
    width: int
    height: int
    alt: str
    type: str = "image/jpeg"

    @classmethod
    def from_json(cls, json: dict[str, Any] | None) -> "SharePicture | None":
        if json is None:
            return None
        return cls(json["url"], json["width"], json["height"], json["alt"], json["type"])


@dataclass(frozen=True)
class Picture:
    """A picture. Width and height (pixels) give the proportions; `alt` is "" if it is decorative.

    `sources` are in the order in which browsers should try them: best compression first.
    """

    alt: str
    width: int
    height: int
    sources: tuple[Source, ...]

    @classmethod
    def from_json(cls, json: dict[str, Any] | None) -> "Picture | None":
        """Return the picture, or None if it has no renditions (yet)."""
        if not json or not json["sources"]:
            return None
        types: dict[str, list[tuple[str, int]]] = {}
        for source in json["sources"]:
            types.setdefault(source["type"], []).append((source["url"], source["width"]))
        sources = tuple(Source(type, tuple(files)) for type, files in types.items())
        return cls(json["alt"], json["width"], json["height"], sources)

    @property
    def better_sources(self) -> tuple[Source, ...]:
        return self.sources[:-1]

    @property
    def plain_source(self) -> Source:
        return self.sources[-1]

    @property
    def url(self) -> str:
        """The file of medium size of the most widely supported type."""
        files = self.plain_source.files
        return files[len(files) // 2][0]


@dataclass(frozen=True)
class Icon:
    """The icon of the site: SVG, and PNG of 512 by 512 pixels; `hash` is that of both."""

    hash: str
    svg: bytes
    png: bytes

    @classmethod
    def from_json(cls, json: dict[str, str]) -> "Icon":
        return cls(read_hash(json["hash"]), json["svg"].encode(), base64.b64decode(json["png"]))


def read_hash(text: str) -> str:
    """Return a hash that is safe in a path, or "". Raises ValueError."""
    if text and not HASH.fullmatch(text):
        raise ValueError(f"{text!r} is no hash")
    return text
