"""Fields: each value by its field's type, and every mistake of a file reported at once."""

import datetime

import pytest
from django.utils.translation import override

from importers.front_matter.metadata import FieldValues, read_metadata
from importers.front_matter.split import split_document
from importers.problems import DocumentError
from importers.reporting.messages import text_of
from tests.importers.folders import info, story


def read_story(text: str) -> FieldValues:
    return read_metadata(split_document(text), "story").fields


def read_info(text: str) -> FieldValues:
    return read_metadata(split_document(text), "info").fields


def read_strictly(text: str) -> FieldValues:
    return read_metadata(split_document(text), "story", strict=True).fields


def reported(read, text: str) -> list[str]:
    with override("en"), pytest.raises(DocumentError) as caught:
        read(text)
    with override("en"):
        return [f"{problem.line}: {text_of(problem)}" for problem in caught.value.problems]


def test_a_story_has_its_fields():
    found = read_story(story(extra="thumb: anna.jpg\nthumbalt: Anna lacht\ndate: 2021-02-03\n"))
    assert (found["title"], found["category"].text) == ("Anna", "Ervaringen")
    assert found["thumb"].text == "anna.jpg"
    assert (found["thumb_alt"], found["date"]) == ("Anna lacht", datetime.date(2021, 2, 3))


def test_a_story_without_a_date_gets_none():
    assert read_story(story())["date"] is None


def test_every_mistake_is_reported_with_its_line():
    text = "---\ntitle: ''\ncategory: [a, b]\ndate: 2021-02-30\n---\n"
    assert reported(read_strictly, text) == [
        "1: excerpt is missing",
        "2: title must not be empty",
        "3: category must be one category, not 2",
        "4: date must be a day such as 2021-02-03, not '2021-02-30'",
    ]


@pytest.mark.parametrize(
    ("text", "number"), [("1", 1), ("010", 10), ("0", 0), ("~", None), ("-1", -1), ("3.0", 3)]
)
def test_order_is_a_whole_number(text, number):
    assert read_info(info(extra=f"order: {text}\n"))["order"] == number


@pytest.mark.parametrize("text", ["eerst", "1.5", "--1", "1e3", "99999999999", "²", "1" * 5000])
def test_order_can_be_nothing_else(text):
    (message,) = reported(read_info, info(extra=f"order: {text}\n"))
    assert message.startswith("3: order must be a whole number, not '")


@pytest.mark.parametrize(
    "text", ["2021-02-03", "2021-02-03 7:37:00 -0400", "2021-02-03T10:00", "2021-02-03 10:00"]
)
def test_a_time_after_a_date_is_no_obstacle(text):
    assert read_story(story(extra=f"date: {text}\n"))["date"] == datetime.date(2021, 2, 3)


def test_a_title_longer_than_its_field_is_refused_and_not_cut():
    (message,) = reported(read_info, info("x" * 256))
    assert message == "2: title is too long: 256 characters, and at most 255 are allowed"
