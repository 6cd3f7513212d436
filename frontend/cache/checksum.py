"""Bytes with a checksum of themselves and of their name, so that damage on disk is noticed."""

import hashlib

FORMAT = b"newsroom-kept-1"  # the number changes with the serialisation


def with_checksum(name: str, body: bytes) -> bytes:
    """Return the bytes of a file that holds `body` under a name."""
    return _head(name, body) + b"\n" + body


def verified_body(name: str, data: bytes) -> bytes | None:
    """Return the body of a file, or None if it is damaged, or is not ours under this name."""
    head, _, body = data.partition(b"\n")
    return body if head == _head(name, body) else None


def _head(name: str, body: bytes) -> bytes:
    mark = hashlib.sha256(name.encode() + b"\n" + body).hexdigest()
    return FORMAT + b" " + mark.encode()
