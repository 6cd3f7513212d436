"""What visitors of the old site never saw, no visitor sees here."""

import pytest

from cms.models import InfoPage
from importers.markdown.blocks import convert_body
from importers.markdown.dialects.source import as_markdown
from importers.markdown.findings import Findings
from importers.pipeline import import_folder
from tests.attacks.growth import is_linear, repeated
from tests.importers.folders import info, write
from tests.importers.markdown.dialects.looks import import_case, pages, reported, stored
from tests.importers.test_import import codes, outcomes

SECRET = "Geheim."


@pytest.mark.django_db
def test_each_spelling_of_a_draft_makes_one_and_is_reported(home):
    report = import_case("drafts-other-spellings")
    assert [page.title for page in InfoPage.objects.live()] == []
    about = {"draft-by-key", "draft-by-name", "redirect-only"}
    assert all(about & {each.code for each in file.problems} for file in report.files)


@pytest.mark.django_db
def test_comments_of_all_dialects_are_hidden_and_reported(home):
    report = import_case("comments-shown")
    text = stored(pages()["Notitie"])
    assert "Zichtbaar" in text
    assert [word for word in ("opmerking", "bedrag", "%%", "{%", "{:", "//") if word in text] == []
    lines = {line for code, line in reported(report) if code == "comment-hidden"}
    assert lines == {6, 8, 10, 12, 14, 16, 20}


@pytest.mark.parametrize(
    "comment",
    [
        "%%{}%%",
        "%%\n{}\n\n%%",
        "<!-- {} -->",
        "<!--\n{}\n\n-->",
        "{{% comment %}}{}{{% endcomment %}}",
        "{{%- comment -%}}\n\n{}\n{{%- endcomment -%}}",
        "{{::comment}}\n{}\n\n{{:/comment}}",
        "{{::comment}}\n{}\n{{:/}}",
        "{{# {} #}}",
        "{{{{/* {} */}}}}",
        "{{{{- /*\n{}\n\n*/ -}}}}",
        "{{{{< comment >}}}}{}{{{{< /comment >}}}}",
        "{{% # {} %}}",
        "[//]: # ({})",
    ],
)
@pytest.mark.parametrize("place", ["{}", "Voor.\n\n{}\n\nNa.", "- punt\n\n{}\n", "# Kop\n\n{}\n"])
def test_a_comment_is_hidden_wherever_it_stands(comment, place):
    body = convert_body(place.format(comment.format(SECRET)))
    assert SECRET not in str(body.blocks)
    assert any(SECRET in str(problem.values) for problem in body.problems)
    assert all(word in str(body.blocks) for word in ("Voor", "Na") if word in place)


@pytest.mark.parametrize(
    "text",
    [
        "```\n%% a %%\n{% comment %}b{% endcomment %}\n```",
        "Met `%% a %%` en ``{# b #}``.",
        "    %% a %%",
        "- punt\n\n  ```\n  {::comment}\n  ```",
    ],
)
def test_a_comment_in_code_is_code(text):
    assert "comment-hidden" not in [problem.code for problem in convert_body(text).problems]


@pytest.mark.parametrize("text", ["50%% van 60%% is weg", "100 %% zeker", "Een % en nog een %."])
def test_percentages_are_no_comment(text):
    assert text in str(convert_body(text).blocks)


def test_a_comment_that_is_left_open_hides_all_that_follows():
    body = convert_body("Voor.\n\n%%\nGeheim.\n\nNog meer.")
    assert str(body.blocks).count("p>") == 2


@pytest.mark.parametrize(
    "unit", ["%%", "%% ", "%%\n", "{% comment %}", "{# ", "{{/*", "`", "`a``", "<!--"]
)
def test_looking_for_comments_takes_no_longer_than_the_length_of_the_text(unit):
    assert is_linear(lambda text: as_markdown(text, Findings()), repeated(unit, "", "\n{#"))


README = "# Voor schrijvers\n\nZo schrijf je hier.\n"


@pytest.mark.django_db
def test_a_readme_for_writers_is_no_page(home, tmp_path):
    files = {"README.md": README, "main/a/index.md": info("A"), "main/a/README.md": README}
    report = import_folder(write(tmp_path, files))
    assert outcomes(report) == {
        "README.md": "skipped",
        "main/a/README.md": "skipped",
        "main/a/index.md": "created",
    }
    assert ("README.md", None, "readme") in codes(report)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "files",
    [
        {"main/a.md": info("A", body="[Lees](../README.md)"), "README.md": README},
        {"main/a.md": info("A", body="[[README]]"), "README.md": README},
        {"main/a.md": info("A"), "README.md": info("Welkom")},
        {"README.md": README, "gids/README.md": README, "gids/a.md": info("A")},
    ],
)
def test_a_readme_that_is_linked_or_an_index_is_a_page(home, tmp_path, files):
    report = import_folder(write(tmp_path, files))
    assert set(outcomes(report).values()) == {"created"}
