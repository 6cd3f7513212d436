"""Undocumented methods of WhiteNoise: ranges as RFC 9110 has them, and compression done once."""

import os
import re
from collections.abc import Iterable, Mapping
from email.utils import parsedate
from http import HTTPStatus
from pathlib import Path
from typing import Any

from whitenoise.compress import Compressor
from whitenoise.responders import Response, SlicedFile, StaticFile

Headers = Iterable[tuple[str, str]]
whole_response = StaticFile.get_response
# One range of bytes (RFC 9110, 14.1.2): from a byte on, perhaps up to another, or the last ones.
RANGE = re.compile(r"bytes=(?:([0-9]+)-([0-9]*)|-([0-9]+))")
HAS_HASH = re.compile(r"\.[0-9a-f]{12}(\.[^/.]*)?$")  # as Django puts it into a name


class CompressOnce(Compressor):  # type: ignore[misc]  # has no types
    """Compress what browsers ask for, the names with a hash, unless it was done before.

    WhiteNoise compresses both names of each file, each time: 25 seconds of a processor instead of
    12 the first time, and 1 after that.
    """

    def compress(self, path: str) -> list[str]:
        if not HAS_HASH.search(path):
            return []
        there = [path + suffix for suffix in (".br", ".gz") if Path(path + suffix).exists()]
        return there or super().compress(path)

    def write_data(self, path: str, data: bytes, suffix: str, stat_result: os.stat_result) -> str:
        """Write a whole file or none: what is there is not written again."""
        written = Path(super().write_data(path, data, f"{suffix}.part", stat_result))
        return str(written.replace(path + suffix))


def correct_ranges() -> None:
    """Let `Range: bytes=0-0` be a range, with which players ask, and send the whole file if that of
    `If-Range` is another, or if there is no such range as `bytes=1-0`. WhiteNoise 6.12 responds
    with 416, with a part of the new file, and with 416 or some part.
    """

    def response(static: Any, method: str, request: Mapping[str, str]) -> Any:
        if not is_same(static, request.get("HTTP_IF_RANGE")):
            request = {name: value for name, value in request.items() if name != "HTTP_RANGE"}
        return whole_response(static, method, request)

    def range_response(static: Any, wanted: str, headers: Headers, file: Any) -> Any:
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        size = int(dict(headers)["Content-Length"])
        start, end = byte_range(wanted, size)
        if start > end:
            return static.get_range_not_satisfiable_response(file, size)
        part = [
            ("Content-Range", f"bytes {start}-{end}/{size}"),
            ("Content-Length", str(end - start + 1)),
        ]
        body = SlicedFile(file, start, end) if file is not None else None
        return Response(HTTPStatus.PARTIAL_CONTENT, [*kept, *part], body)

    StaticFile.get_response = response
    StaticFile.get_range_response = range_response


def byte_range(wanted: str, size: int) -> tuple[int, int]:
    """Return the first and the last byte that are wanted of a file of a size; the first lies behind
    the last if the file has none of them. Raise ValueError for what is no range: it is ignored."""
    found = RANGE.fullmatch(wanted.strip())
    if found is None:
        raise ValueError(f"no range of bytes: {wanted!r}")
    first, last, length = found.groups()
    if length:
        return max(size - int(length), 0), size - 1
    if last and int(last) < int(first):
        raise ValueError(f"a range that ends before it begins: {wanted!r}")
    return int(first), min(int(last), size - 1) if last else size - 1


def is_same(static: Any, validator: str | None) -> bool:
    """Return True if a file is the one that `If-Range` means (RFC 9110, 13.1.5): a strong entity
    tag, or exactly the date of its change. Without `If-Range` any file is."""
    if validator is None:
        return True
    if validator.startswith(('"', "W/")):
        return validator == static.etag and not validator.startswith("W/")
    date = parsedate(validator)
    return date is not None and date == static.last_modified
