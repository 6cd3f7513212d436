"""Checking the files alone: any query would fail here, for no test asks for a database."""

import io

from tests.importers.folders import info, story, write
from tests.importers.test_import_content import failure, run


def test_good_files_are_only_read(tmp_path):
    write(tmp_path, {"main/a.md": info(), "verhalen/b.md": story(extra="thumb: weg.jpg\n")})
    output = run(tmp_path, "--check")
    assert "verhalen/b.md:5:8: waarschuwing picture-missing" in output


def test_what_is_wrong_is_named_with_its_line(tmp_path):
    write(tmp_path, {"main/a.md": info(extra="order: eerst\n"), "verhalen/b.md": story()})
    write(tmp_path, {"verhalen/c/b.md": story()})
    out = io.StringIO()
    assert failure(tmp_path, "--check", out=out).returncode == 1
    assert "main/a.md:3:8: fout order" in out.getvalue()
    assert "verhalen/c/b.md: fout address-twice" in out.getvalue()


def test_names_that_differ_in_their_dates_only_are_no_rivals(tmp_path):
    write(tmp_path, {f"verhalen/{year}-01-01-b.md": story() for year in (2021, 2022)})
    assert "address-twice" not in run(tmp_path, "--check")


def test_an_empty_folder_is_wrong_use(tmp_path):
    assert failure(tmp_path, "--check").returncode == 2
