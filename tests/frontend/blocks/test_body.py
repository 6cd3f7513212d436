import logging

from frontend.blocks.body import Body
from frontend.blocks.button import Button
from frontend.blocks.embed import Embed
from frontend.blocks.picture import PictureBlock
from frontend.blocks.text import Text
from frontend.content.pictures import Picture

FILES = {"width": 640, "height": 800, "id": 1, "alt": "Anna", "decorative": False}
SOURCES = [
    {"type": "image/avif", "url": "/media/images/a.avif", "width": 320, "height": 400},
    {"type": "image/webp", "url": "/media/images/a.webp", "width": 320, "height": 400},
    {"type": "image/webp", "url": "/media/images/b.webp", "width": 640, "height": 800},
]


def body(name: str, value) -> Body:
    return Body.from_json([{"type": name, "value": value, "id": "x"}])


def test_an_unknown_block_is_skipped_and_logged(caplog):
    with caplog.at_level(logging.WARNING):
        found = Body.from_json(
            [{"type": "nieuw", "value": 1}, {"type": "text", "value": "<p>a</p>"}]
        )
    assert found.blocks == (Text("<p>a</p>"),)
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
    found = Body.from_json([{"type": type, "value": value} for type, value in draft])
    assert not any(isinstance(block, PictureBlock | Embed) for block in found.blocks)


def test_a_picture_groups_its_files_by_type_with_the_plainest_last():
    picture = Picture.from_json({**FILES, "sources": SOURCES})
    assert [source.type for source in picture.better_sources] == ["image/avif"]
    assert picture.plain_source.srcset == "/media/images/a.webp 320w, /media/images/b.webp 640w"
    assert picture.url == "/media/images/b.webp"


def test_a_picture_whose_sizes_are_being_made_is_no_picture_yet():
    assert Picture.from_json({**FILES, "sources": []}) is None


def test_a_button_needs_words_and_a_place_to_lead_to():
    assert Button.from_json({"label": "Lees", "href": "/x/"}) == Button("Lees", "/x/")
    assert Button.from_json({"label": "Lees", "href": ""}) is None
    assert Button.from_json({"label": "Lees", "href": "javascript:x"}) is None


def test_a_video_is_a_link_to_a_web_address():
    [video] = body("embed", {"url": "https://www.youtube.com/watch?v=x", "title": "Kijk"}).blocks
    assert video.host == "youtube.com"
    assert body("embed", {"url": "/intern/", "title": "Kijk"}).blocks == ()


def test_headings_of_texts_and_calls_to_action_are_one_outline():
    found = Body.from_json(
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
