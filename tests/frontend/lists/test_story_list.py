import pytest
from django.http import QueryDict

from frontend.content.addresses import Words
from frontend.content.stories import Category
from frontend.lists.story_list import Selection, chips


def selection(query: str) -> Selection:
    return Selection.from_query(QueryDict(query), Words())


@pytest.mark.parametrize(
    "bad", ["", "0", "8", "10", "-9", "108", "999", "negen", "9.0", "٩", "9" * 99]
)
def test_an_impossible_number_to_show_is_the_default(bad):
    assert selection(f"toon={bad}").show == 9


def test_whole_steps_up_to_the_most_are_possible():
    assert selection("toon=18").show == 18
    assert selection("toon=99").show == 99


def test_words_are_trimmed_and_bounded():
    assert selection("q=+jan++piet+").search == "jan piet"
    assert len(selection("q=" + "a" * 500).search) == 100


def test_each_state_has_one_address():
    assert selection("").query == ""
    assert selection("toon=9&q=&categorie=").query == ""
    assert selection("toon=18&categorie=taal&q=jan").query == "?q=jan&categorie=taal&toon=18"


def test_a_chip_keeps_the_words_and_starts_at_the_top():
    taal, leeg = Category(1, "Taal", "taal", 3), Category(2, "Leeg", "leeg", 0)
    everything, only_taal = chips((taal, leeg), selection("q=jan&toon=27"))
    assert (everything.query, everything.current) == ("?q=jan", True)
    assert (only_taal.query, only_taal.current) == ("?q=jan&categorie=taal", False)
    assert only_taal.count is None, "the number would be that of the whole category"


def test_an_empty_category_has_a_chip_only_when_chosen():
    leeg = Category(2, "Leeg", "leeg", 0)
    assert len(chips((leeg,), selection(""))) == 1
    assert chips((leeg,), selection("categorie=leeg"))[1].current
