"""Callouts say of what kind they are in words, also in Markdown."""

import pytest
from django.utils.translation import override

from frontend.blocks.callout import Callout


@pytest.mark.parametrize(
    ("kind", "title", "shown"),
    [
        ("tip", "", "Tip"),
        ("warning", "", "Let op"),
        ("warning", "Vergeet niet", "Vergeet niet"),
        ("iets nieuws", "", "Goed om te weten"),
        (None, "", "Goed om te weten"),
    ],
)
def test_a_callout_begins_with_its_title_or_its_kind(kind, title, shown):
    with override("nl"):
        block = Callout.from_json({"kind": kind, "title": title, "text": "<p>Tekst.</p>"})
    assert block.title == shown
    assert block.markdown(str) == f"> **{shown}**\n>\n> Tekst."


def test_what_the_api_gives_is_made_safe():
    block = Callout.from_json({"kind": "tip", "title": "", "text": "<script>x</script><p>a</p>"})
    assert "script" not in block.html
