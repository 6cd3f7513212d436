"""An error that nobody foresaw: the file is named, and everything stays as it was."""

import io

import pytest
from django.core.management import CommandError, call_command

from importers.content import content
from importers.inventory import build
from importers.planning import aliases, internal_links
from importers.writing import apply, new_pages, writer
from tests.importers.folders import info, story, write
from tests.importers.test_import_content import contents, failure, run

pytestmark = pytest.mark.django_db

# Where it may happen: in the conversion, the plan, and each step of the writing.
PLACES = [
    (content, "read_content"),
    (internal_links, "resolve_link"),
    (aliases._AliasPlanner, "_why_not"),
    (new_pages, "fill"),
    (new_pages, "fill_body"),
]


@pytest.fixture
def folder(home, tmp_path):
    text = "Zie [anders](anders.md).\n\n![Foto](a.png)"
    files = {"main/mis.md": info(extra="aliases: [/oud]\n", body=text), "main/anders.md": info()}
    return write(tmp_path, {**files, "verhalen/a.md": story()})


def fails_for(word: str, function):
    """Return the function, which fails if one of its arguments is about this file."""

    def failing(*args, **kwargs):
        if word in repr((args, kwargs)):
            raise ZeroDivisionError("door nul")
        return function(*args, **kwargs)

    return failing


@pytest.mark.parametrize(("owner", "name"), PLACES)
@pytest.mark.parametrize("flags", [(), ("--keep-going",)])
def test_the_file_is_named_and_nothing_is_written(folder, monkeypatch, owner, name, flags):
    before = contents()
    monkeypatch.setattr(owner, name, fails_for("mis.md", getattr(owner, name)))
    reason = failure(folder, *flags)
    assert reason.returncode == 4
    assert "main/mis.md: " in str(reason)
    assert "ZeroDivisionError: door nul" in str(reason)
    assert contents() == before
    monkeypatch.undo()
    assert "gemaakt: main/mis.md" in run(folder)


def test_a_changed_file_too(folder, monkeypatch):
    run(folder)
    before = contents()
    write(folder, {"main/mis.md": info(body="Nieuw.")})
    monkeypatch.setattr(writer, "fill", fails_for("mis.md", writer.fill))
    assert "main/mis.md: " in str(failure(folder))
    assert contents() == before


def test_what_fails_after_the_pages_are_in_does_not_say_that_nothing_is(folder, monkeypatch):
    monkeypatch.setattr("importers.pipeline.save_conflicts", fails_for("", None))
    reason = failure(folder)
    assert (reason.returncode, "De pagina's zijn binnen" in str(reason)) == (4, True)
    monkeypatch.undo()
    assert "ongewijzigd: 3" in run(folder)


@pytest.mark.parametrize("command", ["import_content", "inspect_content"])
def test_a_check_and_an_inventory_name_the_file_as_well(folder, monkeypatch, command):
    monkeypatch.setattr(build, "read_content", fails_for("mis.md", build.read_content))
    monkeypatch.setattr("importers.check.read_content", build.read_content)
    flags = ["--check"] if command == "import_content" else []
    with pytest.raises(CommandError) as caught:
        call_command(command, str(folder), *flags, stdout=io.StringIO())
    assert caught.value.returncode == 4
    assert "main/mis.md: " in str(caught.value)


def test_ctrl_c_is_no_error(folder, monkeypatch):
    def interrupted(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(apply, "_write", interrupted)
    assert failure(folder).returncode == 130
