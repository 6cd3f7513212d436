"""One small style sheet is collected, and everything in it leads to a file with a lasting name."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import override_settings

from frontend.content.style_sheet import one_sheet


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    backend = {"BACKEND": "frontend.serving.static_files.StaticFiles"}
    static = (Path(app.path, "static") for app in apps.get_app_configs())
    folders = {each.name for folder in static if folder.exists() for each in folder.iterdir()}
    others = sorted(folders - {"frontend"})
    with override_settings(STATIC_ROOT=folder, STORAGES={"staticfiles": backend}):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=others)
    return folder / "frontend"


def test_the_style_sheet_is_one_small_file(collected):
    (sheet,) = collected.glob("site.*.css")
    css = sheet.read_text()
    assert "@import" not in css
    assert "  " not in css
    fonts = re.findall(r'url\("?(figtree[\w.-]+)"?\)', css)
    assert len(fonts) == 2, "upright and italic"
    for font in fonts:
        assert (collected / font).exists()
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", font)


def test_what_would_break_the_sheet_is_refused():
    with pytest.raises(ValueError, match=r"css/a\.css: addresses"):
        one_sheet('@import url("css/a.css");', lambda name: "p{background:url(x.png)}")
    with pytest.raises(ValueError, match="an import is written"):
        one_sheet("@import 'css/a.css';", str)


def test_the_sums_of_lengths_keep_their_spaces():
    css = one_sheet("p { width: calc(1rem + 2vi - 3px) }", str)
    assert "calc(1rem + 2vi - 3px)" in css.replace(" )", ")")
