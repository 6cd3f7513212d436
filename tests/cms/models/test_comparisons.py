"""What Wagtail shows of two versions of a page has no words of Python."""

from collections.abc import Iterator

import pytest
from wagtail import blocks
from wagtail.admin.compare import get_comparison_class_for_block
from wagtail.fields import StreamField

from cms.compat.wagtail.models import get_page_models


def structs(block: blocks.Block) -> Iterator[blocks.StructBlock]:
    if isinstance(block, blocks.StructBlock):
        yield block
    inner = getattr(block, "child_blocks", {"": getattr(block, "child_block", None)})
    for each in filter(None, inner.values()):
        yield from structs(each)


def with_numbers() -> Iterator[tuple[blocks.StructBlock, list[str]]]:
    """Yield the blocks of all pages in which a number can be left empty, and the numbers."""
    for page_type in get_page_models():
        for field in page_type._meta.get_fields():
            for struct in structs(field.stream_block) if isinstance(field, StreamField) else ():
                children = struct.child_blocks.items()
                numbers = [name for name, it in children if isinstance(it, blocks.IntegerBlock)]
                if numbers:
                    yield struct, numbers


@pytest.mark.any_database
def test_a_number_that_is_left_empty_is_not_none():
    found = list(with_numbers())
    assert found
    for struct, numbers in found:
        empty = struct.to_python(dict.fromkeys(numbers))
        filled = struct.to_python(dict.fromkeys(numbers, 7))
        comparison = get_comparison_class_for_block(struct)(struct, True, True, empty, filled)
        assert "None" not in comparison.htmlvalue(empty), struct
        assert "None" not in comparison.htmldiff(), struct
        assert "7" in comparison.htmldiff(), struct
