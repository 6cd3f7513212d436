"""What Wagtail shows of a block in two versions of a page: nothing, not “None”, of no number."""

from typing import Any

from cms.compat.wagtail.models import StructBlockComparison


class FilledComparison(StructBlockComparison):
    """Of a block with numbers, which are None where an editor left them empty."""

    def __init__(self, block, exists_a, exists_b, val_a, val_b):
        super().__init__(block, exists_a, exists_b, _filled(val_a), _filled(val_b))

    def htmlvalue(self, val):
        return super().htmlvalue(_filled(val))


def _filled(value: dict[str, Any] | None) -> dict[str, Any]:
    return {name: "" if inner is None else inner for name, inner in (value or {}).items()}
