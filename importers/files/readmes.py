"""Tell a README.md for the writers of a site from one that is a page of it.

A README without front matter is a page if another file links to it, or if the site's folders have
READMEs instead of index files, as VuePress and GitBook want them.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from importers.files.documents import FENCES, Document

LINK = re.compile(r"\]\(\s*<?([^\s)>]{1,2000})|\[\[([^\]|#\n]{1,500})|href=[\"']([^\"']{1,2000})")
INDEXES = ("index", "_index")


def readmes_for_writers(documents: Sequence[Document], paths: Iterable[str]) -> set[str]:
    """Return the paths of the documents that are no pages. `paths` are all files of the folder."""
    unsure = {each.path for each in documents if _is_readme(each.path) and _has_no_keys(each)}
    if not unsure or _readmes_are_indexes(paths):
        return set()
    linked = {target for each in documents for target in _targets(each) if each.path not in unsure}
    return {path for path in unsure if not linked & {path.lower(), _folder(path).lower()}}


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0].lower()


def _is_readme(path: str) -> bool:
    return _stem(path) == "readme"


def _folder(path: str) -> str:
    return posixpath.dirname(path) + "/"


def _has_no_keys(document: Document) -> bool:
    return not document.data.lstrip(b"\xef\xbb\xbf \t\n").startswith(
        (*map(str.encode, FENCES), b"{")
    )


def _readmes_are_indexes(paths: Iterable[str]) -> bool:
    stems = [(_stem(path), "/" in path) for path in paths]
    return ("readme", True) in stems and not any(stem in INDEXES for stem, _ in stems)


def _targets(document: Document) -> Iterator[str]:
    """Yield what the links of a document may mean, in small letters."""
    if not LINK.search(text := document.text):
        return
    start = posixpath.dirname(document.path)
    for match in LINK.finditer(text):
        place = unquote((match[1] or match[2] or match[3]).split("#")[0].split("?")[0])
        base = "" if place.startswith("/") or match[2] else start
        path = posixpath.normpath(posixpath.join(base, place.lstrip("/"))).lower()
        yield path
        yield path + "/"
        yield path + ".md"
