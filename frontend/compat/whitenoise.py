"""An undocumented method of WhiteNoise, in which one byte of a file is a range too.

WhiteNoise 6.12 answers 416 to `Range: bytes=0-0`, with which players and download programs ask
whether a server knows ranges.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from whitenoise.responders import Response, SlicedFile, StaticFile

Headers = Iterable[tuple[str, str]]


def allow_one_byte_ranges() -> None:
    def range_response(static: Any, wanted: str, headers: Headers, file: Any) -> Any:
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        size = int(dict(headers)["Content-Length"])
        start, end = static.get_byte_range(wanted, size)
        if start > end:
            return static.get_range_not_satisfiable_response(file, size)
        part = [
            ("Content-Range", f"bytes {start}-{end}/{size}"),
            ("Content-Length", str(end - start + 1)),
        ]
        body = SlicedFile(file, start, end) if file is not None else None
        return Response(HTTPStatus.PARTIAL_CONTENT, [*kept, *part], body)

    StaticFile.get_range_response = range_response
