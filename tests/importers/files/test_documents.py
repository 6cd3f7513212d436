"""Reading files: what comes in is text with its true lines, or a refusal that names the place."""

import os

import pytest

from importers.files import documents
from importers.problems import DocumentError
from tests.importers.folders import write


def read_one(folder):
    (found,) = documents.find_files(folder)
    return documents.read_document(found, folder)


def refusal(folder):
    with pytest.raises(DocumentError) as caught:
        read_one(folder)
    (problem,) = caught.value.problems
    return problem


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path):
    plain = read_one(write(tmp_path / "a", {"x.md": b"een\ntwee\ndrie\n"}))
    other = read_one(write(tmp_path / "b", {"x.md": b"\xef\xbb\xbfeen\r\ntwee\rdrie\n"}))
    assert other == plain
    assert other.hash == plain.hash


def test_a_second_byte_order_mark_is_none_of_the_text(tmp_path):
    assert read_one(write(tmp_path, {"x.md": b"\xef\xbb\xbf" * 2 + b"tekst\n"})).text == "tekst\n"


def test_a_link_to_itself_is_unreadable(tmp_path):
    (tmp_path / "x.md").symlink_to("x.md")
    assert "links" in refusal(tmp_path).values["reason"]


def test_files_come_in_a_fixed_order_without_hidden_ones(tmp_path):
    names = ["b.md", "a/z.MD", "a.markdown", "note.txt", ".git/x.md", ".x.md", "thumbs/p.jpg"]
    names += ["node_modules/x/README.md"]
    write(tmp_path, dict.fromkeys(names, "tekst"))
    paths = [found.path for found in documents.find_files(tmp_path)]
    assert paths == ["a.markdown", "a/z.MD", "b.md", "note.txt"]


def test_a_path_is_the_same_however_the_disk_spells_its_accents(tmp_path):
    write(tmp_path, {"cafe\u0301.md": "tekst"})
    assert [found.path for found in documents.find_files(tmp_path)] == ["café.md"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark_is_read(tmp_path, encoding):
    plain = read_one(write(tmp_path / "a", {"x.md": "één\ntwee\n"}))
    data = "\ufeffeen\r\ntwee\r\n".replace("een", "één").encode(encoding)
    assert read_one(write(tmp_path / "b", {"x.md": data})) == plain


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "empty-file", (None, None)),
        (b" \n\n", "empty-file", (None, None)),
        (b"een\ntwee\xe9n\n", "not-utf8", (2, 5)),
        (b"een\r\ndrie\rtwee\xe9n\n", "not-utf8", (3, 5)),
        ("één\0".encode(), "nul", (1, 4)),
        ("\ufeffeen\r\ntwee".encode("utf-16-le") + b"\x00\xd8", "not-utf8", (2, 5)),
        ("een\n".encode("utf-16-le"), "nul", (1, 2)),
        (b"x" * (documents.MAX_BYTES + 1), "too-large", (None, None)),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_its_place(tmp_path, data, code, place):
    problem = refusal(write(tmp_path, {"x.md": data}))
    assert (problem.code, (problem.line, problem.column)) == (code, place)


def test_a_file_of_exactly_the_limit_is_read(tmp_path):
    write(tmp_path, {"x.md": b"x" * documents.MAX_BYTES})
    assert len(read_one(tmp_path).text) == documents.MAX_BYTES


def test_a_link_out_of_the_folder_is_not_read(tmp_path):
    write(tmp_path, {"secret.md": "geheim", "content/niets.jpg": b""})
    (tmp_path / "content" / "x.md").symlink_to(tmp_path / "secret.md")
    assert refusal(tmp_path / "content").code == "link-outside"


def test_a_link_to_itself_is_refused(tmp_path):
    (tmp_path / "x.md").symlink_to(tmp_path / "x.md")
    assert refusal(tmp_path).code == "unreadable"


def test_a_linked_folder_is_named_and_not_followed(tmp_path):
    write(tmp_path, {"a/x.md": "tekst"})
    (tmp_path / "a" / "lus").symlink_to(tmp_path)
    found = list(documents.find_files(tmp_path))
    assert [each.path for each in found] == ["a/lus", "a/x.md"]
    assert [documents.is_linked_folder(each) for each in found] == [True, False]


def test_a_named_pipe_does_not_keep_the_import_waiting(tmp_path):
    os.mkfifo(tmp_path / "x.md")
    assert refusal(tmp_path).code == "not-a-file"


def test_a_name_that_is_no_text_is_refused(tmp_path):
    (tmp_path / os.fsdecode(b"a\xff.md")).write_text("tekst")
    assert refusal(tmp_path).code == "path-characters"


@pytest.mark.parametrize(("text", "counts"), [("---\ntitle: x\n---\n", True), ("Let op", False)])
def test_a_txt_file_counts_if_it_opens_as_a_page_does(tmp_path, text, counts):
    document = read_one(write(tmp_path, {"x.txt": text}))
    assert (documents.why_ignored(document) is None) is counts
