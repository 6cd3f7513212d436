"""Old addresses: what a path and a pattern give."""

import datetime

import pytest

from importers.files.old_addresses import Facts, old_addresses, unknown_names

FACTS = Facts("een", "Eén dag", datetime.date(2020, 1, 3), ("ons-nieuws",))


@pytest.mark.parametrize(
    ("path", "addresses"),
    [
        ("blog/een.md", ["/blog/een/"]),
        ("blog/Mijn dag.md", ["/blog/Mijn-dag/"]),
        ("overOns/index.md", ["/overOns/"]),
        ("GroteDag/KidsHoek/_index.md", ["/GroteDag/KidsHoek/"]),
        ("GroteDag/", ["/GroteDag/"]),
        ("main/deMaatjes/index.md", ["/deMaatjes/"]),
        (
            "blog/2020-01-03-een.md",
            ["/blog/2020-01-03-een/", "/blog/een/", "/blog/2020/01/03/een/"],
        ),
        (
            "blog/2019/12/31-een.md",
            ["/blog/2019/12/31-een/", "/blog/2019/12/een/", "/blog/2019/12/31/een/"],
        ),
        ("blog/1.v3-3.md", ["/blog/1.v3-3/", "/blog/v3-3/", "/blog/1-v3-3/"]),
        (
            "1_docker/02-Déploiement.md",
            ["/1_docker/02-Déploiement/", "/docker/Déploiement/", "/1-docker/02-Déploiement/"],
        ),
        ("docs/1.begin/1.index.md", ["/docs/1.begin/", "/docs/begin/", "/docs/1-begin/"]),
        ("themes/papier_2.1/index.md", ["/themes/papier_2.1/", "/themes/papier-2-1/"]),
        ("blog/2020-13-41-een.md", ["/blog/2020-13-41-een/"]),
        ("_people/anna.md", ["/people/anna/"]),
        ("index.md", []),
        ("_index.md", []),
        (
            "_posts/2020-01-03-een.md",
            [
                "/2020/01/03/een/",
                "/2020/01/03/een-dag/",
                "/ons-nieuws/2020/01/03/een/",
                "/ons-nieuws/2020/01/03/een-dag/",
            ],
        ),
    ],
)
def test_a_path_alone(path, addresses):
    assert list(old_addresses(path, FACTS, {})) == addresses


@pytest.mark.parametrize(
    ("pattern", "addresses"),
    [
        ("/:year/:month/:day/:name/", ["/2020/01/03/een/"]),
        ("/:year/:i_month/:i_day/:name.html", ["/2020/1/3/een/"]),
        ("/kennisbank/:path/", ["/kennisbank/deel/2020-01-03-een/"]),
        ("/:sections/:name/", ["/deel/een/"]),
        ("/:section/:name/", ["/docs/een/"]),
        ("/:categories/:slug:output_ext", ["/ons-nieuws/een/", "/ons-nieuws/een-dag/"]),
        ("/:name/index.html", ["/een/"]),
    ],
)
def test_a_pattern_for_the_folder(pattern, addresses):
    found = old_addresses("docs/deel/2020-01-03-een.md", FACTS, {"docs": (pattern,)})
    assert list(found) == addresses


def test_the_nearest_folder_counts_and_may_have_several():
    known = {"": ("/x/:name/",), "docs/deel": ("/a/:name/", "/b/:name/")}
    assert old_addresses("Docs/Deel/een.md", FACTS, known) == ("/a/een/", "/b/een/")
    assert old_addresses("elders/een.md", FACTS, known) == ("/x/een/",)


def test_the_day_may_be_that_of_the_key_or_of_the_name():
    known = {"": ("/:year/:month/:day/:name/",)}
    found = old_addresses("2020-01-02-een.md", FACTS, known)
    assert found == ("/2020/01/03/een/", "/2020/01/02/een/")


def test_without_a_day_there_is_no_address_with_one():
    known = {"": ("/:year/:name/",)}
    assert old_addresses("een.md", Facts("een", "Een"), known) == ()


def test_names_that_stand_for_nothing():
    assert unknown_names("/:jaar/:title/:auteur/") == ["jaar", "auteur"]


@pytest.mark.parametrize("path", ["/" * 400 + "a.md", "a" * 490 + ".md", "a-" * 240 + "/b.md"])
def test_no_path_makes_more_than_a_few(path):
    assert len(old_addresses(path, FACTS, {"": ("/:path/:path/:path/",)})) <= 3
