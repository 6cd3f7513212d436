"""What the site takes of WhiteNoise beyond its documentation does what it did."""

import os

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
        reported = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": "/x.txt", "HTTP_RANGE": wanted}
        body = b"".join(files(environ, lambda *start: reported.extend(start)))
        return reported[0], dict(reported[1]), body

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


def test_a_file_is_compressed_once_by_the_name_that_browsers_ask_for(tmp_path):
    hashed, plain = (tmp_path / name for name in ("site.0123456789ab.js", "site.js"))
    for path in (hashed, plain):
        path.write_text("let words = 1;\n" * 1000)
    compressor = whitenoise.CompressOnce(quiet=True)
    assert compressor.compress(str(plain)) == []
    made = compressor.compress(str(hashed))
    assert made == [f"{hashed}.br", f"{hashed}.gz"]
    inodes = [os.stat(path).st_ino for path in made]
    assert compressor.compress(str(hashed)) == made
    assert [os.stat(path).st_ino for path in made] == inodes


def test_a_compression_that_was_interrupted_is_done_again(tmp_path, monkeypatch):
    hashed = tmp_path / "site.0123456789ab.js"
    hashed.write_text("let words = 1;\n" * 1000)
    compressor = whitenoise.CompressOnce(quiet=True)
    with monkeypatch.context() as full:
        full.setattr(os, "utime", refuse)
        with pytest.raises(OSError, match="full"):
            compressor.compress(str(hashed))
    assert compressor.compress(str(hashed)) == [f"{hashed}.br", f"{hashed}.gz"]


def refuse(*arguments) -> None:
    raise OSError("full")
