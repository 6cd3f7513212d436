"""Content encodings: compression, and negotiation by Accept-Encoding."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli

BEST_FIRST = ("br", "gzip")
IDENTITY = "identity"
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    # Without a time stamp, so that the same body gives the same bytes in every process.
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/feed+json",
    "application/ld+json",
    "application/manifest+json",
    "image/svg+xml",
)
SMALLEST = 200  # bytes; compressing less has no benefit


@lru_cache(maxsize=256)
def choose_encoding(accept_encoding: str) -> str:
    """Return the best encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3)."""
    weights = weights_of(accept_encoding)
    for encoding in BEST_FIRST:
        if weights.get(encoding, weights.get("*", 0)) > 0:
            return encoding
    return IDENTITY


def weights_of(header: str) -> dict[str, float]:
    """Return the weight of each name in a header with alternatives (RFC 9110, 12.4.2)."""
    weights = {}
    for part in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights[name] = _weight(parameters)
    return weights


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:])
            except ValueError:
                return 0
    return 1


def is_compressible(content_type: str, body: bytes) -> bool:
    return len(body) >= SMALLEST and content_type.startswith(COMPRESSIBLE)


def compress_best(body: bytes) -> bytes:
    """Return the best brotli compression, which takes about 40 ms for a page."""
    return bytes(brotli.compress(body, quality=11))
