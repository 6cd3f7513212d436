"""Which languages a folder has, and which of its files come in."""

import pytest

from importers.files.languages import Languages, find_languages, language_of, without_language


@pytest.mark.parametrize(
    ("paths", "counts", "chosen"),
    [
        (["a.md", "b/c.md"], {"": 2}, ""),
        (["a.md", "a.nl.md", "b.nl.md"], {"": 1, "nl": 2}, "nl"),
        (
            ["base/a.md", *(f"en/{n}.md" for n in range(3)), "de/a.md"],
            {"": 1, "en": 3, "de": 1},
            "en",
        ),
        (["a.md", "a.fr.md", "_index.md"], {"": 2, "fr": 1}, ""),
        (["_index.fr.md", "_index.en.md", "a.en.md"], {"en": 2, "fr": 1}, "en"),
        (["a.pt-br.md", "a.md"], {"": 1, "pt-br": 1}, ""),
        (["a.md", "en/a.md", "en/b.md"], {"": 1, "en": 2}, ""),
        (["nl/a.md", "en/a.md", "colofon.md"], {"": 1, "nl": 1, "en": 1}, "nl"),
        (["it/a.md", "over.md"], {"": 2}, ""),
        (["it/over.md", "over.md"], {"": 1, "it": 1}, ""),
        (["nl/a.md", "nl/b.md"], {"nl": 2}, "nl"),
        (["en/a.md", "en/b.md"], {"en": 2}, "en"),
        (["it/a.md", "it/b.md"], {"": 2}, ""),
        (["main.rs.md", "main.md", "x.py.md"], {"": 3}, ""),
        (["nieuws.md", "x/en/a.md"], {"": 2}, ""),
    ],
)
def test_the_languages_of_a_folder(paths, counts, chosen):
    found = find_languages(paths, "", "nl")
    assert (dict(found.counts), found.chosen) == (counts, chosen)


def test_one_that_is_asked_for_comes_in_and_one_without_a_mark_is_the_rest():
    paths = ["a.md", "a.nl.md"]
    assert find_languages(paths, "nl", "fr").chosen == "nl"
    assert find_languages(paths, "en", "nl").chosen == ""
    assert find_languages(paths, "en", "nl").others == [("nl", 1)]


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("a/index.nl.md", "a/index.md"),
        ("nl/a.md", "a.md"),
        ("nl/a.nl.md", "a.md"),
        ("a.en.md", "a.en.md"),
        ("nl.md", "nl.md"),
        ("nl/blog/", "blog/"),
    ],
)
def test_a_path_without_its_language(path, plain):
    assert without_language(path, "nl") == plain
    assert without_language(path, "") == path


def test_capitals_make_no_difference():
    assert language_of("NL/a.md", frozenset({"nl"})) == "nl"


@pytest.mark.parametrize(
    "paths",
    [
        ["404.md", "nl/a.md", "nl/b.md", "en/a.md"],
        ["a.nl.md", "a.en.md", "los.md", "nl.md"],
        ["404.md", "nl/a.md", "b.en.md", "b.nl.md"],
    ],
)
def test_each_file_is_of_the_language_that_counts_it(paths):
    languages = find_languages(paths, "", "nl")
    for language, count in languages.counts.items():
        chosen = Languages(languages.counts, language)
        assert sum(map(chosen.includes, paths)) == count
