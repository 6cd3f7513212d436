"""Keys of other generators: the same fields, and not a word lost."""

import datetime

import pytest

from importers.front_matter.metadata import Metadata, read_metadata
from importers.front_matter.split import split_document
from importers.problems import DocumentError

PLAIN = "title: Anna\ncategory: Nieuws\nexcerpt: Kort.\n"


def read(head: str, kind: str = "story", *, strict: bool = False) -> Metadata:
    return read_metadata(split_document(f"---\n{head}---\n"), kind, strict=strict)


def reported(reading: Metadata) -> list[tuple]:
    return [(problem.line, problem.level, problem.code) for problem in reading.problems]


def refused(head: str, kind: str = "story", *, strict: bool = False) -> list[tuple]:
    with pytest.raises(DocumentError) as caught:
        read(head, kind, strict=strict)
    return [(problem.line, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "line",
    [
        *("hidden: false", "publish: true", "visibility: public", "private: no", "password: ''"),
        *("_build: {render: always}", "unlisted: false", "wip: nee", "status: published"),
    ],
)
def test_a_page_that_was_public_stays_public(line):
    reading = read(f"{PLAIN}{line}\n")
    assert (reading.schedule.draft, reported(reading), reading.unknown_keys) == (False, [], {})


def test_each_key_that_hides_a_page_counts():
    assert read(f"{PLAIN}hidden: false\nunlisted: true\n").schedule.draft


def test_a_word_that_is_no_flag_hides_nothing():
    reading = read(f"{PLAIN}concept: Samen wonen\n")
    assert (reading.schedule.draft, reading.unknown_keys) == (False, {"concept": "Samen wonen"})


@pytest.mark.parametrize(
    "key", ["excerpt", "summary", "description", "deck", "lead", "Summary", "Description"]
)
def test_a_summary_has_many_names(key):
    reading = read(f"title: Anna\ncategory: Nieuws\n{key}: Kort.\n")
    assert (reading.fields["excerpt"], reported(reading)) == ("Kort.", [])


@pytest.mark.parametrize(
    "lines",
    [
        "thumb: a.jpg\nthumbalt: Anna\n",
        "image: a.jpg\nimage_alt: Anna\n",
        "image: {src: a.jpg, alt: Anna}\n",
        "hero:\n  image: a.jpg\n  image_alt: Anna\n",
        "graphic: {src: a.jpg, alt: Anna}\n",
        "cover: {image: a.jpg, alt: Anna}\n",
        "featured_image: a.jpg\nfeatured_image_alt: Anna\n",
    ],
)
def test_a_picture_and_its_description_have_many_names(lines):
    reading = read(PLAIN + lines)
    assert (reading.fields["thumb"].text, reading.fields["thumb_alt"]) == ("a.jpg", "Anna")
    assert (reported(reading), reading.unknown_keys) == ([], {})


@pytest.mark.parametrize("key", ["order", "weight", "sidebar_position", "nav_order"])
def test_the_order_has_many_names(key):
    reading = read(f"title: Anna\n{key}: 3\n", "info")
    assert (reading.fields["order"], reported(reading)) == (3, [])


def test_a_number_with_zeros_before_it_is_reported_as_it_is_read():
    reading = read("title: Anna\nweight: 010\n", "info")
    assert (reading.fields["order"], reported(reading)) == (10, [(3, "warning", "read-as")])


@pytest.mark.parametrize("key", ["date", "Date", "pubDate", "publishDate", "published_at"])
def test_the_date_has_many_names(key):
    assert read(f"{PLAIN}{key}: 3 februari 2021\n").fields["date"] == datetime.date(2021, 2, 3)


def test_of_two_keys_for_one_field_the_other_is_named_and_kept():
    reading = read(PLAIN + "description: Langer.\n")
    assert reading.fields["excerpt"] == "Kort."
    assert reported(reading) == [(5, "warning", "two-keys")]
    assert reading.unknown_keys == {"description": "Langer."}


def test_two_keys_that_say_the_same_are_no_news():
    assert reported(read(PLAIN + "description: Kort.\n")) == []


def test_an_empty_key_leaves_it_to_the_next():
    assert read("title: Anna\ncategory: Nieuws\nexcerpt:\nsummary: Kort.\n").fields["excerpt"] == (
        "Kort."
    )


@pytest.mark.parametrize("lines", ["category: [Nieuws]\n", "categories:\n  - Nieuws\n"])
def test_a_list_of_one_category_is_one_category(lines):
    assert read(f"title: Anna\nexcerpt: Kort.\n{lines}").fields["category"].text == "Nieuws"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[Nieuws, Blog]", "one-category"),
        ("Nieuws, Blog", "one-category"),
        ("Nieuws; Blog", "one-category"),
        ("[a, [b]]", "one-category"),
        ("[]", "empty-value"),
        ("{a: b}", "not-one-text"),
    ],
)
def test_a_strict_run_refuses_anything_but_one_category(value, code):
    head = f"title: Anna\nexcerpt: Kort.\ncategories: {value}\n"
    assert refused(head, strict=True) == [(4, code)]


@pytest.mark.parametrize("value", ["[Nieuws, Blog]", "Nieuws, Blog", "Nieuws; Blog"])
def test_the_first_of_several_categories_counts(value):
    reading = read(f"title: Anna\nexcerpt: Kort.\ncategories: {value}\n")
    assert reading.fields["category"].text == "Nieuws"
    assert reported(reading) == [(4, "warning", "categories-left")]
    assert list(reading.unknown_keys) == ["categories"]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "draft: true",
            "published: false",
            "Status: draft",
            "draft: yes",
            "DRAFT: True",
        ),
        *("publish: false", "hidden: true", "hidden: 2031", "visibility: private", "private: yes"),
        *("headless: true", "unlisted: true", "permalink: false", "password: geheim", "wip: ja"),
        *("_build: {render: never}", "build: {list: never}", "render: false", "visible: nee"),
        *("dg-publish: false", "status: pending", "access: members", "routable: false"),
    ],
)
def test_a_draft_has_many_names(line):
    reading = read(f"{PLAIN}{line}\n")
    assert (reading.schedule.draft, reported(reading)) == (True, [(5, "info", "draft-by-key")])


@pytest.mark.parametrize("line", ["draft: false", "published: true", "Status: published", "draft:"])
def test_what_is_no_draft_is_none(line):
    reading = read(f"{PLAIN}{line}\n")
    assert (reading.schedule.draft, reported(reading)) == (False, [])


def test_the_text_false_is_not_true():
    reading = read(f'{PLAIN}draft: "false"\n')
    assert (reading.schedule.draft, reported(reading)) == (False, [(5, "warning", "read-as")])


def test_a_draft_that_is_neither_yes_nor_no_is_refused():
    assert refused(f"{PLAIN}draft: misschien\n") == [(5, "not-yes-or-no")]


def test_a_date_to_come_schedules_the_page():
    reading = read(f"{PLAIN}date: 2099-01-01\n")
    assert reading.schedule.go_live_at.isoformat() == "2099-01-01T00:00:00+01:00"
    assert reported(reading) == [(5, "warning", "scheduled")]


@pytest.mark.parametrize("key", ["expirydate", "expiryDate", "unpublishdate"])
def test_a_page_may_have_a_last_day(key):
    assert read(f"{PLAIN}{key}: 2099-01-01\n").schedule.expire_at.year == 2099


def test_what_is_over_comes_as_a_draft():
    reading = read(f"{PLAIN}expiryDate: 2001-01-01\n")
    assert (reading.schedule.draft, reading.schedule.expire_at) == (True, None)
    assert reported(reading) == [(5, "warning", "expired")]


def test_a_page_cannot_go_before_it_comes():
    assert (6, "expires-too-soon") in refused(f"{PLAIN}date: 2099-01-02\nexpiryDate: 2099-01-01\n")


@pytest.mark.parametrize(
    ("line", "slug", "aliases"),
    [
        ("slug: mijn-pad", "mijn-pad", ()),
        ("permalink: /2021/02/oud.html", "oud", ("/2021/02/oud.html",)),
        ("path: over/ons", "ons", ("/over/ons",)),
        ("url: /contact/", "contact", ("/contact/",)),
        ("url: contact", "contact", ()),
    ],
)
def test_an_address_of_its_own(line, slug, aliases):
    address = read(f"{PLAIN}{line}\n")
    assert (address.slug.text, address.aliases) == (slug, aliases)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("path: 2015/01/09/Rust-1.0", datetime.date(2015, 1, 9)),
        ("permalink: /nieuws/2015/1/9/oud/", datetime.date(2015, 1, 9)),
        ("permalink: /2015/01/09/oud/\ndate: 2014-12-31", datetime.date(2014, 12, 31)),
        ("permalink: /2015/99/99/oud/", None),
        ("permalink: /2015/01/oud/", None),
    ],
)
def test_the_day_in_an_address_counts_if_no_key_gives_one(lines, day):
    assert read(f"{PLAIN}{lines}\n").schedule.day == day


@pytest.mark.parametrize("value", ["/:year/:title/", "true", "https://elders.nl/x", "/"])
def test_an_address_for_the_generator_only_is_reported_and_not_used(value):
    reading = read(f"{PLAIN}permalink: {value}\n")
    assert (reading.slug, reported(reading)) == (None, [(5, "warning", "address-not-used")])


def test_an_address_that_changes_is_reported():
    reading = read(f"{PLAIN}slug: Mijn Pad!\n")
    assert (reading.slug.text, reported(reading)) == ("mijn-pad", [(5, "warning", "read-as")])


@pytest.mark.parametrize("value", ["😀", "../x"])
def test_an_address_without_letters_is_refused(value):
    assert refused(f"{PLAIN}slug: {value}\n") == [(5, "address-without-letters")]


def test_old_addresses_are_kept_as_paths():
    reading = read(f"{PLAIN}aliases: [/oud/, ouder, 'https://x.nl/a', ../b]\n")
    assert reading.aliases == ("/oud/", "/ouder")
    assert reported(reading) == [(5, "warning", "alias-not-used")] * 2


def test_tags_are_kept_without_a_warning():
    reading = read(f"{PLAIN}tags: [a, b]\n")
    assert (reading.unknown_keys, reported(reading)) == (
        {"tags": ["a", "b"]},
        [(5, "info", "key-recorded")],
    )


def test_a_key_that_nobody_knows_is_reported_and_a_near_miss_is_recognised():
    reading = read(f"{PLAIN}thumbAlt: Anna\nlayout: post\n")
    assert reported(reading) == [(5, "warning", "near-key"), (6, "warning", "unknown-key")]
    assert reading.problems[0].values["known"] == "thumbalt"


def test_a_key_of_a_story_is_told_on_an_info_page():
    reading = read("title: Anna\nthumb: a.jpg\n", "info")
    assert reported(reading) == [(3, "warning", "key-not-here")]


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("\u200bOnzichtbaar\u200b\u00ad teken\ufeff", "Onzichtbaar teken"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("\U0001f468\u200d\U0001f467 de\u200d vader", "\U0001f468\u200d\U0001f467 de vader"),
    ],
)
def test_characters_that_nobody_sees_are_taken_out(title, seen):
    reading = read(f"title: {title}\n", "info")
    assert (reading.fields["title"], reported(reading)) == (
        seen,
        [(2, "warning", "invisible-characters")],
    )
