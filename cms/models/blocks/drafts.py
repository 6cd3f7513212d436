"""Blocks of which a draft keeps what was typed, right or wrong, until the page is published."""

import json

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from wagtail import blocks

from cms.compat.wagtail.models import StreamValue

NUL = json.dumps("\0").strip('"')  # which PostgreSQL does not store in JSON


class DraftStreamBlock(blocks.StreamBlock):
    """A stream of blocks that are kept as they were typed while validation is deferred.

    One address without `https://`, and nothing of the page would be saved.
    """

    def clean(self, value):
        if not self.is_deferred_validation:
            return super().clean(value)
        kept = [(child.block.name, _cleaned_or_typed(child), child.id) for child in value]
        return StreamValue(self, kept)


def _cleaned_or_typed(child):
    """Return the value of a block, as it was typed if it is not valid. Raise what no one stores."""
    try:
        return child.block.clean(child.value)
    except ValidationError:
        typed = child.block.get_prep_value(child.value)
        if NUL in json.dumps(typed, cls=DjangoJSONEncoder):
            raise
        return child.value
