"""What the site takes of WhiteNoise beyond its documentation does what it did."""

import pytest
from whitenoise import WhiteNoise

from frontend.compat import whitenoise


@pytest.fixture
def ask(tmp_path):
    """Ask for a range of a file of ten bytes."""
    whitenoise.allow_one_byte_ranges()
    (tmp_path / "x.txt").write_bytes(b"0123456789")
    files = WhiteNoise(lambda environ, start: [], root=str(tmp_path))

    def ask(wanted: str, method: str = "GET") -> tuple[str, dict, bytes]:
        told = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": "/x.txt", "HTTP_RANGE": wanted}
        body = b"".join(files(environ, lambda *start: told.extend(start)))
        return told[0], dict(told[1]), body

    return ask


@pytest.mark.parametrize(
    ("wanted", "status", "body"),
    [
        ("bytes=0-0", 206, b"0"),
        ("bytes=9-9", 206, b"9"),
        ("bytes=9-", 206, b"9"),
        ("bytes=-1", 206, b"9"),
        ("bytes=9-99", 206, b"9"),
        ("bytes=0-4", 206, b"01234"),
        ("bytes=0-9", 206, b"0123456789"),
        ("bytes=10-", 416, b""),
        ("bytes=99-99", 416, b""),
        ("bytes=x-y", 200, b"0123456789"),
        ("items=0-0", 200, b"0123456789"),
    ],
)
def test_ranges_of_a_file(ask, wanted, status, body):
    found, fields, part = ask(wanted)
    assert int(found[:3]) == status
    assert part == body
    if status == 206:
        assert int(fields["Content-Length"]) == len(body)
        assert fields["Content-Range"].startswith("bytes ")
