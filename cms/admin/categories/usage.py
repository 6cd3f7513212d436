"""Which stories and versions of them a category is in, and putting them all into another."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Revision

from cms.models import Category, StoryPage


def in_use(category: Category) -> bool:
    """Say whether a story has this category, or any version of one, which could not be opened."""
    return category.stories.exists() or _revisions(category).exists()


@transaction.atomic
def merge(category: Category, into: Category) -> int:
    """Put everything of a category into another, delete it, and return the number of stories.

    Earlier versions of stories follow: whoever restores one finds a category that exists.
    """
    moved = category.stories.update(category=into)
    for revision in _revisions(category).iterator():
        revision.content["category"] = into.pk
        revision.save(update_fields=["content"])
    category.delete()
    return moved


def _revisions(category: Category) -> QuerySet[Revision]:
    stories = ContentType.objects.get_for_model(StoryPage)
    return Revision.objects.filter(content_type=stories, content__category=category.pk)
