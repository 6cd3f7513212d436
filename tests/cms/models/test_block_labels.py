"""Each field of each block is called by a word of ours: Wagtail takes the name in the code."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.text import capfirst
from wagtail.blocks import Block

from cms.models.blocks.body import BodyBlock

THE_SAME = {"text", "code", "video"}  # words of Dutch too


def parts(block: Block) -> Iterator[tuple[str, Block]]:
    for name, part in getattr(block, "child_blocks", {}).items():
        yield name, part
        yield from parts(part)


def test_no_field_is_called_by_its_name_in_the_code():
    with translation.override("nl"):
        found = {
            name: str(part.label)
            for name, part in parts(BodyBlock())
            if str(part.label) == capfirst(name.replace("_", " ")) and name not in THE_SAME
        }
    assert not found
