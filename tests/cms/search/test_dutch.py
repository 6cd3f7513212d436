"""Forms of one Dutch word have one stem, and other words have another."""

import pytest

from cms.search.dutch import fold, stem, words
from cms.search.spelling import variants

ALIKE = [
    "solliciteren solliciteert sollicitatie sollicitaties solliciteer solliciteerde",
    "verhaal verhalen verhaaltje verhaaltjes",
    "werk werken werkt werkte werkten werker werkers",
    "man mannen mannetje",
    "huis huizen huisje huisjes",
    "brief brieven briefje",
    "kind kinderen",
    "vrijwilliger vrijwilligers",
    "gemeente gemeenten gemeentes",
    "ervaring ervaringen",
    "mogelijkheid mogelijkheden",
    "organisatie organisaties organiseren organiseert",
    "lezen leest lees",
    "vinden vindt vind",
    "leren leert leer",
    "veranderen verandert verandering veranderingen",
    "luisteren luistert luister",
    "groot grote groter",
    "vertellen vertelt vertelde",
    "cursus cursussen",
    "dag dagen",
    "weg wegen",
    "verdeel verdelen verdeelt",
    "handel handelen handelt",
    "proberen probeert probeerde",
    "sociaal sociale",
    "individueel individuele",
    "officieel officiele",
    "komen kom",
    "langzaam langzamer langzame",
    "motor motoren",
    "kantoor kantoren",
    "boer boeren",
]
APART = [("hart", "haar"), ("sport", "spoor"), ("mens", "men"), ("hand", "han"), ("bed", "beter")]
# One vowel and the same twice: with the forms of each.
SHORT_AND_LONG = [
    ("man mannen mannetje", "maan manen maantje"),
    ("bom bommen", "boom bomen boompje"),
    ("ban bannen", "baan banen baantje"),
    ("tak takken", "taak taken taakje"),
    ("zon zonnen", "zoon zonen zoontje"),
    ("ram rammen", "raam ramen raampje"),
    ("mat matten", "maat maten maatje"),
    ("zak zakken", "zaak zaken zaakje"),
    ("kop koppen", "koop kopen koopt"),
    ("pot potten", "poot poten pootje"),
    ("bon bonnen", "boon bonen boontje"),
    ("vak vakken", "vaak"),
    ("ben", "been benen beentje"),
    ("wet wetten", "weet weten"),
    ("tol tollen", "tool"),
    ("les lessen", "lees lezen leest"),
    ("stal stallen", "staal"),
    ("war", "waar"),
]


@pytest.mark.parametrize("forms", ALIKE)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", APART)
def test_other_words_have_other_stems(pair):
    assert stem(pair[0]) != stem(pair[1])


@pytest.mark.parametrize(("short", "long"), SHORT_AND_LONG)
def test_how_long_a_vowel_is_makes_another_word(short, long):
    stems = [{stem(form) for form in forms.split()} for forms in (short, long)]
    assert [len(each) for each in stems] == [1, 1]
    assert stems[0] != stems[1]


@pytest.mark.parametrize("short", ["a", "en", "je", "er", "jes", "2026", "b2b"])
def test_what_is_nothing_but_an_ending_stays(short):
    assert stem(short) == short


def test_accents_and_capitals_do_not_matter():
    assert fold("CAFÉ") == fold("cafe\u0301") == "cafe"
    assert words("Zoë’s coördinator, (2x)!") == ["zoe", "s", "coordinator", "2x"]


def test_one_error_is_a_letter_more_or_less_or_another_or_two_that_changed_places():
    near = set(variants("maat"))
    assert {"mat", "maatj", "maan", "mata", "amat", "xmaat"} <= near
    assert not {"ma", "taam", "maatje"} & near
