"""Addresses: the ones that the old site had, from the names of files and folders."""

import pytest

from importers.files.paths import place_of


@pytest.mark.parametrize(
    ("path", "section", "slug"),
    [
        ("verhalen/najib.md", "story", "najib"),
        ("Verhalen/2021/Anna Wil Weer.md", "story", "anna-wil-weer"),
        ("verhalen/anna/index.md", "story", "anna"),
        ("main/deMaatjes/index.md", "info", "de-maatjes"),
        ("main/overOns/_index.md", "info", "over-ons"),
        ("main/Mijn Eerste Pagina (kopie).MD", "info", "mijn-eerste-pagina-kopie"),
        ("main/café.md", "info", "cafe"),
        ("main/日本.md", "info", "日本"),
        ("main/Straße.md", "info", "strasse"),
        ("verhalen/Søren & Łucja.md", "story", "soren-lucja"),
        ("contact.md", None, "contact"),
        ("main/2021-06-06-nieuws.md", "info", "nieuws"),
        ("main/2021-99-99-nieuws.md", "info", "2021-99-99-nieuws"),
        ("verhalen/2025/11/26-anna.md", "story", "anna"),
        ("verhalen/2025/11/26/anna/index.md", "story", "anna"),
        ("verhalen/2025-11-26-anna/index.md", "story", "anna"),
        ("verhalen/2025/13/26-anna.md", "story", "26-anna"),
        ("main/01-overOns.md", "info", "over-ons"),
        ("main/02_basis/index.md", "info", "basis"),
        ("main/1.begin/1.index.md", "info", "begin"),
        ("main/1.2-uitgave.md", "info", "12-uitgave"),
        ("main/2021-jaarverslag.md", "info", "2021-jaarverslag"),
        ("verhalen/10-tips.md", "story", "10-tips"),
        ("_posts/2021-06-06-nieuws.md", None, "nieuws"),
        ("main/_drafts/plan.md", "info", "plan"),
        ("main/_over.md", "info", "over"),
        ("main/handleiding/README.md", "info", "handleiding"),
        ("verhalen/Mijn Verhaal.mdx", "story", "mijn-verhaal"),
    ],
)
def test_an_address_comes_from_the_name(path, section, slug):
    place = place_of(path)
    assert (place.section, place.slug("De titel", place.section or "info")) == (section, slug)


@pytest.mark.parametrize(
    "path",
    [
        "000_e10e73c19b3d4ca1.txt",
        "000_e10e73c19b3d4ca1.md",
        "notitie.txt",
        "main/index.md",
        "index.md",
        "1.index.md",
        "verhalen/😀.md",
    ],
)
def test_a_name_that_tells_nothing_leaves_it_to_the_title(path):
    assert place_of(path).slug("JobHulpMaatje: de é-titel") == "jobhulpmaatje-de-e-titel"


def test_without_a_letter_anywhere_there_is_no_address():
    assert place_of("verhalen/😀.md").slug("😀") == ""


def test_an_address_fits_its_field():
    assert len(place_of("x.txt").slug("ﷺ" * 255)) <= 255


def test_info_pages_look_for_a_parent_in_the_folders_above():
    assert place_of("main/a/b/c.md").folders_above == (("a", "b"), ("a",))
    assert place_of("main/a/index.md").folders_above == ()
