"""Pass on files of a CMS on another host, and keep them for when it is unavailable.

A kept file is served as long as the content version is the one in which the CMS gave it to
visitors: whether a file is public can only change together with that number. In another version the
CMS is asked again, and a file that it does not give any more is removed. While the CMS is
unavailable, kept files are served in any version.
"""

import logging
from collections.abc import Callable, Iterator, Set
from functools import cache
from typing import Any
from urllib.parse import quote

import httpx2
from django.conf import settings
from django.http import FileResponse, Http404, StreamingHttpResponse

from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.cache.content_version import Known
from frontend.cache.files.note import Note
from frontend.cache.files.store import FileStore, KeptFile
from frontend.cache.files.writing import Writing

logger = logging.getLogger(__name__)

# The headers of responses that say what a file is, and the conditions that are made of them.
CONDITIONS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}


@cache
def kept_files() -> FileStore | None:
    """Return the files that all workers of this site keep, or None if the settings say so."""
    folder, limit = settings.DELIVERY_DIR, settings.DELIVERY_FILES
    return FileStore(folder / "files", limit) if folder and limit else None


def proxied(path: str, types: Set[str] | None = None) -> StreamingHttpResponse:
    """Return a public file of the CMS. Raises Http404 if it is not of the given content types."""
    store = kept_files()
    known = content_client().freshness.current()
    kept = store.find(path) if store else None
    if kept and (not known.answering or kept.version == known.version):
        return _from_disk(kept)
    try:
        answer = _ask(path, kept.note if kept else None, types)
    except ContentUnavailable as error:
        if kept is None:
            raise
        logger.info("%r is served as it was kept: %s", path, error)
        return _from_disk(kept)
    if answer is None:
        if store:
            store.remove(path)
        raise Http404
    if kept and store and answer.status_code == 304:
        answer.close()
        store.confirm(path, known.version)
        return _from_disk(kept)
    return _as_it_comes(answer, _keeping(store, path, answer, known))


def ask_again(store: FileStore, note: Note, version: int) -> None:
    """Ask the CMS about a kept file, and remove it if it is not public or not the same any more.

    `version` is the current content version. Raises ContentUnavailable.
    """
    if store.is_confirmed(note.name, version):
        return
    answer = _ask(note.name, note, None)
    if answer:
        answer.close()
    if answer and answer.status_code == 304:
        store.confirm(note.name, version)
    else:
        store.remove(note.name)


def _ask(path: str, note: Note | None, types: Set[str] | None) -> httpx2.Response | None:
    """Return the response of the CMS, or None if it has no such file for all visitors."""
    answer = content_client().open_file(quote(path), note.validators if note else None)
    if answer is None or _is_public(answer, types):
        return answer
    answer.close()
    return None


def _is_public(answer: httpx2.Response, types: Set[str] | None) -> bool:
    directives = answer.headers.get("Cache-Control", "").replace(" ", "").split(",")
    if {"private", "no-store"} & set(directives):
        return False  # such as the form for the password of a document
    if answer.status_code == 304 or types is None:
        return True
    return answer.headers.get("Content-Type") in types


def _from_disk(kept: KeptFile) -> FileResponse:
    try:
        file = kept.path.open("rb")
    except OSError as error:  # it was there a moment ago
        raise ContentUnavailable(f"{kept.note.name!r}: {error}") from error
    response = FileResponse(file, content_type=kept.note.content_type)
    del response.headers["Content-Disposition"]  # names the file on this disk
    return response


def _keeping(
    store: FileStore | None, path: str, answer: httpx2.Response, known: Known
) -> Writing | None:
    """Return what keeps the file as it passes, or None if it will not be kept.

    `known` is what was known of the content version before the CMS was asked.
    """
    length = answer.headers.get("Content-Length", "")
    if store is None or not known.answering or known.version is None:
        return None
    if not length.isdecimal() or int(length) > store.longest:
        return None
    found = {name: answer.headers.get(header) for header, name in CONDITIONS.items()}
    validators = {name: value for name, value in found.items() if value}
    note = Note(path, answer.headers.get("Content-Type", ""), validators)
    return store.writing(note, int(length), known.version)


def _as_it_comes(answer: httpx2.Response, writing: Writing | None) -> StreamingHttpResponse:
    response = StreamingHttpResponse(
        StoredWhileSent(answer, writing, lambda: content_client().freshness.known.version),
        content_type=answer.headers.get("Content-Type"),
    )
    if "Content-Length" in answer.headers:
        response.headers["Content-Length"] = answer.headers["Content-Length"]
    return response


class StoredWhileSent:
    """The bytes of a response of the CMS, which are kept on the way.

    They are kept only if the content version, which `version` returns, is the same at the end: the
    file may have become private meanwhile.
    """

    def __init__(
        self,
        answer: httpx2.Response,
        writing: Writing | None,
        version: Callable[[], int | None],
    ):
        self._answer, self._writing, self._version = answer, writing, version

    def __iter__(self) -> Iterator[bytes]:
        stream: Any = self._answer.stream
        for piece in stream:
            if self._writing:
                self._writing.add(piece)
            yield piece
        if self._writing and self._writing.version == self._version():
            self._writing.finish()

    def close(self) -> None:
        self._answer.close()
        if self._writing:
            self._writing.discard()
