import logging

from frontend.api.body_json import read_body, read_button, read_picture
from frontend.content import blocks

FILES = {"width": 640, "height": 800, "id": 1, "alt": "Anna", "decorative": False}
SOURCES = [
    {"type": "image/avif", "url": "/media/images/a.avif", "width": 320, "height": 400},
    {"type": "image/webp", "url": "/media/images/a.webp", "width": 320, "height": 400},
    {"type": "image/webp", "url": "/media/images/b.webp", "width": 640, "height": 800},
]


def body(name: str, value) -> blocks.Body:
    return read_body([{"type": name, "value": value, "id": "x"}])


def test_an_unknown_block_is_skipped_and_logged(caplog):
    with caplog.at_level(logging.WARNING):
        found = read_body([{"type": "nieuw", "value": 1}, {"type": "text", "value": "<p>a</p>"}])
    assert found.blocks == (blocks.Text("<p>a</p>"),)
    assert "nieuw" in caplog.text


def test_empty_required_values_of_a_draft_do_no_harm():
    draft = [
        ("text", None),
        ("picture", {"picture": None, "caption": None}),
        ("quote", {"quote": None, "attribution": None}),
        ("call_to_action", {"text": None, "button": {"label": None, "href": None}}),
        ("person_card", {"name": None, "picture": None, "starting_date": None, "hobbies": None}),
        ("table", {"caption": None, "columns": [], "rows": []}),
        ("embed", {"url": None, "title": None}),
        ("code", {"code": None, "language": None}),
    ]
    found = read_body([{"type": type, "value": value} for type, value in draft])
    assert not any(isinstance(block, blocks.Figure | blocks.Video) for block in found.blocks)


def test_a_picture_groups_its_files_by_type_with_the_plainest_last():
    picture = read_picture({**FILES, "sources": SOURCES})
    assert [source.type for source in picture.better_sources] == ["image/avif"]
    assert picture.plain_source.srcset == "/media/images/a.webp 320w, /media/images/b.webp 640w"
    assert picture.url == "/media/images/b.webp"


def test_a_picture_whose_sizes_are_being_made_is_no_picture_yet():
    assert read_picture({**FILES, "sources": []}) is None


def test_a_button_needs_words_and_a_place_to_lead_to():
    assert read_button({"label": "Lees", "href": "/x/"}) == blocks.Button("Lees", "/x/")
    assert read_button({"label": "Lees", "href": ""}) is None
    assert read_button({"label": "Lees", "href": "javascript:x"}) is None


def test_a_video_is_a_link_to_a_web_address():
    [video] = body("embed", {"url": "https://www.youtube.com/watch?v=x", "title": "Kijk"}).blocks
    assert video.host == "youtube.com"
    assert body("embed", {"url": "/intern/", "title": "Kijk"}).blocks == ()


def test_headings_of_texts_and_calls_to_action_are_one_outline():
    found = read_body(
        [
            {"type": "text", "value": "<h2>Een</h2>"},
            {"type": "call_to_action", "value": {"text": "<h3>Een</h3>", "button": NO_BUTTON}},
        ]
    )
    assert [(heading.id, heading.level) for heading in found.headings] == [("een", 2), ("een-2", 3)]
    assert [heading.id for heading in found.chapters] == ["een"]


def test_reading_time_is_rounded_up_and_never_nothing():
    assert body("text", "<p>kort</p>").minutes == 1
    assert body("text", f"<p>{'woord ' * 200}</p>").minutes == 1
    assert body("text", f"<p>{'woord ' * 201}</p>").minutes == 2


NO_BUTTON = {"label": "", "href": ""}
