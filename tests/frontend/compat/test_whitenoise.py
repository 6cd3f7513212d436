"""What the site takes of WhiteNoise beyond its documentation does what it did."""

import os

import pytest
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from frontend.compat import whitenoise


@pytest.fixture
def ask(tmp_path):
    """Ask for a range of a file of ten bytes."""
    whitenoise.correct_ranges()
    (tmp_path / "x.txt").write_bytes(b"0123456789")
    files = WhiteNoise(lambda environ, start: [], root=str(tmp_path))

    def ask(wanted: str, method: str = "GET", **fields: str) -> tuple[str, dict, bytes]:
        reported = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": "/x.txt", "HTTP_RANGE": wanted} | fields
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
        ("bytes=-0", 416, b""),
        ("bytes=-99", 206, b"0123456789"),
        ("bytes=1-0", 200, b"0123456789"),
        ("bytes=99-5", 200, b"0123456789"),
        ("bytes=--5", 200, b"0123456789"),
        ("bytes=5--2", 200, b"0123456789"),
        ("bytes=+1-2", 200, b"0123456789"),
        ("bytes=1_0-", 200, b"0123456789"),
        ("bytes=-", 200, b"0123456789"),
        ("bytes=0-0,2-3", 200, b"0123456789"),
        (f"bytes=0-{'9' * 5000}", 200, b"0123456789"),
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


def test_a_range_of_an_empty_file_has_no_byte():
    for wanted in ("bytes=0-", "bytes=0-0", "bytes=-1"):
        first, last = whitenoise.byte_range(wanted, 0)
        assert first > last


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_a_range_of_the_same_file_is_a_part(ask, name):
    _status, fields, _body = ask("bytes=0-4")
    found, _fields, part = ask("bytes=5-", HTTP_IF_RANGE=fields[name])
    assert (found[:3], part) == ("206", b"56789")


@pytest.mark.parametrize(
    "validator",
    [
        '"0-a"',
        'W/"0-a"',
        "W/{ETag}",
        "{ETag}, {ETag}",
        "*",
        "",
        "yesterday",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 01 Jan 2100 00:00:00 GMT",
    ],
)
@pytest.mark.parametrize("wanted", ["bytes=5-", "bytes=0-0", "bytes=99-"])
def test_a_range_of_another_file_is_the_whole_file(ask, validator, wanted):
    _status, fields, _body = ask("bytes=0-4")
    found, _fields, body = ask(wanted, HTTP_IF_RANGE=validator.format(**fields))
    assert (found[:3], body) == ("200", b"0123456789")


def test_a_file_that_tells_no_date_is_none_that_a_date_means(tmp_path):
    """Not even where neither can be read: some file systems tell no time."""
    (tmp_path / "x.txt").write_bytes(b"0123456789")
    file = StaticFile(str(tmp_path / "x.txt"), [("Last-Modified", ""), ("ETag", '"1"')])
    assert file.last_modified is None
    assert not whitenoise.is_same(file, "yesterday")
    assert whitenoise.is_same(file, '"1"')
    assert whitenoise.is_same(file, None)


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
