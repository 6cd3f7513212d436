"""What lists show of a page besides its title: summary, category, date and picture."""

from django.db.models import Model
from rest_framework.fields import Field

from cms.api.pictures import picture_fields
from cms.api.query_optimisation import category_fields, is_column
from cms.api.serializer_fields import CategoryField, PictureField
from cms.search.excerpt import Segment, says_as_much, segments

SUMMARY, PICTURE = "excerpt", "thumb"


def card_fields(model: type[Model]) -> str:
    """Return the parameter `?fields=` for the card of a page type, or "" if it has none."""
    if not is_column(model, SUMMARY):
        return ""
    pictures = [name for name in picture_fields(model) if name == PICTURE]
    dates = ["date"] if is_column(model, "date") else []
    return ",".join(["_", SUMMARY, *category_fields(model), *dates, *pictures])


class CardField(Field):
    """`{"excerpt": segments, "category", "date", "thumb"}`, or None for a page without a summary.

    In a search, `excerpt` is None if the excerpt of the text has more of its words.
    """

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, page):
        view = self.context["view"]
        shown = view.card_of(page)
        if shown is None:
            return None
        found = [getattr(shown, name) for name in category_fields(type(shown))]
        category = next((each for each in found if each is not None), None)
        date = getattr(shown, "date", None)
        return {
            "excerpt": self._summary(shown.excerpt, page, view.search_results),
            "category": CategoryField().to_representation(category) if category else None,
            "date": date.isoformat() if date else None,
            "thumb": _picture_of(shown),
        }

    def _summary(self, summary, page, results):
        if results is None:
            return [Segment(summary, hit=False)._asdict()]
        query = results.result.query
        _, text = results.texts.get(page.pk, ("", ""))
        if not says_as_much(summary, text, query):
            return None
        return [segment._asdict() for segment in segments(summary, query)]


def _picture_of(page):
    found = picture_fields(type(page)).get(PICTURE)
    return PictureField(*found).to_representation(page) if found else None
