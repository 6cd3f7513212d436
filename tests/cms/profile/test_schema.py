"""A profile is read whole, or refused with every reason, each naming file and key."""

import io
from pathlib import Path

import pytest
from django.utils import translation
from PIL import Image

from cms.profile.schema import ProfileError, neutral_profile, read_profile


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def refused(folder: Path, text: str) -> list[str]:
    file = folder / "mine.toml"
    file.write_text(text)
    with pytest.raises(ProfileError) as caught:
        read_profile(file)
    return [line.removeprefix(f"{file}: ") for line in caught.value.lines]


ORGANISATION = '[organisation]\nname = "De Open Keuken"\n'


def test_a_name_is_enough(tmp_path):
    (tmp_path / "mine.toml").write_text(ORGANISATION)
    profile = read_profile(tmp_path / "mine.toml")
    assert (profile.organisation.name, profile.home.title) == ("De Open Keuken",) * 2
    assert (profile.colours, profile.icon, profile.addresses) == (None, None, {})
    assert profile.roles == neutral_profile().roles


def test_the_button_to_the_stories_is_called_after_their_list(tmp_path):
    titles = {"News": "Everything in News", "Stories": "Read the stories", "x" * 99: None}
    for title, button in titles.items():
        (tmp_path / "mine.toml").write_text(f'{ORGANISATION}[stories]\ntitle = "{title}"\n')
        profile = read_profile(tmp_path / "mine.toml")
        assert profile.stories.button == (button or neutral_profile().stories.button)


MISTAKES = {
    '[colours]\nbrand = "blauw"': 'colours.brand: must be a colour such as "#2b3a4a", not "blauw"',
    "[colours]\nbrand = 7": 'colours.brand: must be a colour such as "#2b3a4a", not 7',
    '[colours]\naccent = "#4ebab1"': "colours.brand: is missing: the other colours follow from it",
    '[colours]\nbrand = "#212b5e"\nbrant = "#fff"': (
        "colours.brant: is not known; did you mean “brand”?"
    ),
    '[colours]\nbrand = "#212b5e"\nlink = "#000"': (
        "colours.link: must be a table, such as [colours.link]"
    ),
    '[colours]\nbrand = "#212b5e"\nlink = { day = "#000" }': (
        "colours.link: must have a colour for “day” and one for “night”"
    ),
    '[colours]\nbrand = "#212b5e"\nink = { day = "#aaa", night = "#fff" }': (
        "colours.ink.day: contrast with paper.day is 2.32, and must be at least 4.5"
    ),
    '[colours]\nbrand = "#ffe08a"': (
        "colours.brand: contrast with white is 1.29, and must be at least 4.5"
    ),
    "[organisation]": "organisation.name: is missing: it stands at the top of every page",
    ORGANISATION + 'email = "geen"': 'organisation.email: must be an email address, not "geen"',
    ORGANISATION + 'rsin = "12345678"': ("organisation.rsin: must be 9 digits, not “12345678”"),
    ORGANISATION + 'anbi = "ja"': "organisation.anbi: must be true or false",
    ORGANISATION + f'tagline = "{"x" * 161}"': (
        "organisation.tagline: must be at most 160 characters, and has 161"
    ),
    ORGANISATION + 'footer = "<b>x</b>"': (
        "organisation.footer: cannot hold this kind of Markdown: html_inline"
    ),
    '[home]\ntext = "# Kop"': (
        "home.text: must have headings of two, three or four #: one is the title"
    ),
    '[home]\nheadline = ["x"]': "home.headline: must be a text between quotes, not ['x']",
    '[organisatie]\nname = "x"': "organisatie: is not known; did you mean “organisation”?",
    '[addresses]\nsearch = "Vind hier"': (
        "addresses.search: must be small letters, digits and dashes, such as “find”, "
        'not "Vind hier"'
    ),
    '[addresses]\nsearch = "cms"': (
        "addresses.search: must be another word: the site itself has this address"
    ),
    '[addresses]\nshow = "q"': (
        "addresses.show: must differ from the other words: q, categorie, pagina, jaar"
    ),
    '[addresses]\nsearch = "stories"': (
        "stories.slug: has the address “stories”, as addresses.search has"
    ),
    '[roles]\nwriter = "beheerder"': (
        "roles.writer: must differ from the other roles: each is a group of its own"
    ),
    "[[pages]]": "pages.1.title: is missing",
    '[icon]\nsvg = "weg.svg"': "icon.png: is missing: an icon has a drawing and a picture of it",
    '[videos]\nhosts = ["https://vimeo.com/"]': (
        'videos.hosts: must be names such as "vimeo.com", not "https://vimeo.com/"'
    ),
    '[components]\nCard = "kaart"': (
        'components.Card: must be one of "person_card", "call_to_action", not "kaart"'
    ),
    '[components.Card]\nblock = "person_card"\nlabel = "x"': (
        "components.Card.label: is not known; what may stand here: "
        "block, hobbies, name, picture, picture_alt, starting_date"
    ),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_reported_with_its_key_and_what_was_expected(tmp_path, text):
    assert MISTAKES[text] in refused(tmp_path, text)


def test_every_mistake_is_reported_at_once(tmp_path):
    text = '[organisation]\nnaam = "x"\n[colours]\nbrand = "x"\n[adresses]\n'
    keys = [line.split(":")[0] for line in refused(tmp_path, text)]
    assert keys == ["organisation.name", "organisation.naam", "colours.brand", "adresses"]


def test_what_is_no_toml_is_refused_with_its_line(tmp_path):
    (line,) = refused(tmp_path, "[organisation\n")
    assert "line 1" in line
    with pytest.raises(ProfileError, match=r"nergens\.toml: cannot be read"):
        read_profile(tmp_path / "nergens.toml")


def png(size: tuple[int, int]) -> bytes:
    data = io.BytesIO()
    Image.new("RGBA", size, "#7a1f3d").save(data, "PNG")
    return data.getvalue()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'
ICONS = {
    (SVG.format(""), (512, 500)): "icon.png: must be square and at least 512 pixels wide",
    (SVG.format(""), (64, 64)): "icon.png: must be square and at least 512 pixels wide",
    (SVG.format("<script>x</script>"), (512, 512)): "must name a plain drawing, without “script”",
    (SVG.format('<g onload="x"/>'), (512, 512)): "must name a plain drawing, without “onload”",
    (SVG.format('<g style="fill:url(https://x/)"/>'), (512, 512)): "without “style”",
    ("<html/>", (512, 512)): "icon.svg: must name an SVG file",
    ("<svg", (512, 512)): "icon.svg: must name a readable SVG file",
    ('<!DOCTYPE x [<!ENTITY a "b">]><svg/>', (512, 512)): "icon.svg: must name a readable SVG",
}


@pytest.mark.parametrize(("svg", "size"), ICONS)
def test_an_icon_that_does_or_asks_anything_or_is_too_small_is_refused(tmp_path, svg, size):
    (tmp_path / "icon.svg").write_text(svg)
    (tmp_path / "icon.png").write_bytes(png(size))
    reported = "\n".join(refused(tmp_path, '[icon]\nsvg = "icon.svg"\npng = "icon.png"\n'))
    assert ICONS[svg, size] in reported


def test_an_icon_is_kept_in_one_size(tmp_path):
    (tmp_path / "icon.svg").write_text(SVG.format(""))
    (tmp_path / "icon.png").write_bytes(png((1024, 1024)))
    (tmp_path / "mine.toml").write_text('[icon]\nsvg = "icon.svg"\npng = "icon.png"\n')
    icon = read_profile(tmp_path / "mine.toml").icon
    assert Image.open(io.BytesIO(icon.png)).size == (512, 512)
