"""The inventory of a folder: what a person reads before deciding to migrate it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from importers.inventory.build import build_inventory
from importers.inventory.oddities import WORDS
from importers.inventory.tables import show
from importers.inventory.values import KINDS
from importers.inventory.words import in_words
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write

ROOT = Path(__file__).parents[3]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


BODY = """
    import Kaart from "~/components/Kaart.vue"

    <Kaart naam="x" />

    {{< youtube abc >}}

    <table><tr><td>cel</td></tr></table>

    [ja](../verhalen/anna.md) [ook](/verhalen/anna/) [nee](weg.md) [uit](https://example.org)

    ![ja](../thumbs/anna.jpg) ![nee](weg.jpg)

    ```html
    <Nep> {{< nep >}} <video>
    ```
"""


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "site", {"main/b.md": "x", "thumbs/anna.jpg": jpeg()})
    write(
        tmp_path / "site", {"verhalen/anna.md": story(extra="thumb: anna.jpg\ndate: 2020-01-01\n")}
    )
    text = "---\ntitle: Over ons\norder: 1\nlayout: default\n---\n" + BODY.replace("\n    ", "\n")
    return write(tmp_path / "site", {"main/a.md": text.replace("\n", "\r\n").encode()})


def inventory(folder) -> dict:
    out = io.StringIO()
    call_command("inspect_content", str(folder), json="-", stdout=out)
    return json.loads(out.getvalue())


def test_keys_are_counted_with_the_kinds_of_their_values(folder):
    keys = inventory(folder)["keys"]
    assert keys["title"] == {"text": 2}
    assert (keys["order"], keys["date"]) == ({"whole number": 1}, {"date": 1})
    assert (keys["thumb"], keys["layout"]) == ({"picture": 1}, {"text": 1})


def test_components_shortcodes_and_tags_are_counted_but_not_those_in_code(folder):
    found = inventory(folder)
    assert found["components"] == {"Kaart": 1}
    assert found["modules"] == {"~/components/Kaart.vue": 1}
    assert found["shortcodes"] == {"youtube": 1}
    assert found["html_tags"] == {"table": 1, "td": 1, "tr": 1}


def test_links_and_pictures_that_lead_nowhere_are_named_with_their_lines(folder):
    found = inventory(folder)
    assert found["links"]["counts"] == {"dead": 1, "elsewhere": 1, "resolved": 2}
    assert found["links"]["unresolved"] == [{"path": "main/a.md", "line": 15, "name": "weg.md"}]
    assert found["pictures"]["counts"] == {"found": 2, "picture-missing": 1}
    assert found["pictures"]["missing"] == [{"path": "main/a.md", "line": 17, "name": "weg.jpg"}]


def test_links_are_judged_as_an_import_does(tmp_path):
    body = "[a](/oud/) [b](B.MD) [c](/gids/b/) [d](../gids) [e](/) [f](b.pdf) [g](#kop) [h](/x/)"
    write(
        tmp_path,
        {
            "main/gids/index.md": info(extra="aliases: /oud/\n"),
            "main/gids/01-b.md": info(),
            "main/gids/b.pdf": b"%PDF",
            "main/gids/c.md": info(body=body.replace("B.MD", "01-B.MD")),
        },
    )
    links = inventory(tmp_path)["links"]
    assert links["counts"] == {"dead": 1, "elsewhere": 1, "resolved": 6}
    assert [each["name"] for each in links["unresolved"]] == ["/x/"]


def test_dates_keep_two_addresses_apart_as_in_an_import(tmp_path):
    names = ("verhalen/2021-01-01-anna.md", "verhalen/2022-01-01-anna.md")
    write(tmp_path, {name: story() for name in names})
    assert inventory(tmp_path)["refused"] == {}


def test_oddities_and_refusals_are_named(folder):
    write(folder, {"main/c.md": b"\xef\xbb\xbf" + info().encode(), "main/d.md": b"---\n\xe9"})
    write(folder, {"verhalen/een/bo.md": story(), "verhalen/twee/bo.md": story()})
    found = inventory(folder)
    assert found["oddities"]["CRLF line ends"] == ["main/a.md"]
    assert found["oddities"]["byte order mark"] == ["main/c.md"]
    refused = {path: [each["code"] for each in why] for path, why in found["refused"].items()}
    assert refused["main/d.md"] == ["not-utf8"]
    assert refused["verhalen/twee/bo.md"] == ["address-twice"]


def test_the_inventory_is_the_same_each_time(folder):
    assert json.dumps(inventory(folder)) == json.dumps(inventory(folder))


def test_a_person_gets_a_table_and_a_program_a_file(folder, tmp_path):
    out = io.StringIO()
    call_command("inspect_content", str(folder), json=str(tmp_path / "x.json"), stdout=out)
    assert "Kaart: 1" in out.getvalue()
    assert "main/a.md:15: weg.md" in out.getvalue()
    assert json.loads((tmp_path / "x.json").read_text()) == inventory(folder)


def test_a_person_reads_no_names_of_the_code(folder):
    write(folder, {"main/c.md": "---\ntitle: C\norder: eerst\nslug: Ä b\n---\n"})
    out = io.StringIO()
    show(build_inventory(folder), out)
    for name in ("found", "dead", "elsewhere", "resolved", "whole number", "CRLF line ends", " ?:"):
        assert f" {name}" not in out.getvalue(), name
    refused = out.getvalue().partition("Zou geweigerd worden")[2].partition("Meldingen")[0]
    assert "main/c.md" in refused
    assert "read-as" not in refused


def test_every_name_that_is_counted_has_words():
    counted = {name for name, _ in KINDS} | {"text", "table", "list", "?", *WORDS}
    with translation.override("nl"):
        assert {name for name in counted - {"text"} if in_words(name) == name} == set()


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(CommandError) as caught:
        call_command("inspect_content", str(tmp_path / "weg"))
    assert caught.value.returncode == 2


def test_a_terminal_gets_tables(folder):
    out = Terminal()
    show(build_inventory(folder), out)
    assert "┃" in out.getvalue() or "│" in out.getvalue()
    assert "Kaart" in out.getvalue()


def test_hostile_names_and_links_are_reported_like_others(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.md")).write_text(info())
    write(tmp_path, {"b.md": info(body="[x](http://[) [y](../../etc/passwd) ![z](%00) \x1b[31m")})
    os.mkfifo(tmp_path / "c.md")
    (tmp_path / "d.md").symlink_to("/etc/hostname")
    found = inventory(tmp_path)
    codes = {path: why[0]["code"] for path, why in found["refused"].items()}
    assert codes["c.md"] == "not-a-file"
    assert codes["d.md"] == "link-outside"
    assert codes["a\udcff.md"] == "path-characters"
    out = io.StringIO()
    call_command("inspect_content", str(tmp_path), stdout=out)
    assert "\x1b" not in out.getvalue()


def test_a_file_that_cannot_be_written_is_wrong_use(folder):
    with pytest.raises(CommandError) as caught:
        call_command("inspect_content", str(folder), json="/no/such/folder/x.json")
    assert caught.value.returncode == 2


def test_no_database_is_needed(folder):
    command = [sys.executable, "manage.py", "inspect_content", str(folder), "--json", "-"]
    nowhere = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}
    done = subprocess.run(command, cwd=ROOT, env=nowhere, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["files"]["story"] == 1


def test_a_folder_without_an_index_is_part_of_addresses(tmp_path):
    body = "[a](/gids/deel/b/) [b](/b/)"
    write(tmp_path, {"gids/01-deel/a.md": info(body=body), "gids/01-deel/b.md": info()})
    links = inventory(tmp_path)["links"]
    assert [each["name"] for each in links["unresolved"]] == ["/b/"]
