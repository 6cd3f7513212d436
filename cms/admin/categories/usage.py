"""Query which stories and revisions use a category, and merge one category into another."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Revision

from cms.models import Category, StoryPage
from cms.models.version import hold_version


def in_use(category: Category) -> bool:
    """Return True if a story or any revision of one has this category.

    A revision whose category was deleted could not be opened any more.
    """
    return category.stories.exists() or _revisions(category).exists()


@transaction.atomic
def merge(category: Category, into: Category) -> int:
    """Move all stories of a category to `into`, delete it, and return the number of stories.

    Revisions are updated as well, so that an earlier version can still be restored.
    """
    hold_version()
    moved = category.stories.update(category=into)
    for revision in _revisions(category).iterator():
        revision.content["category"] = into.pk
        revision.save(update_fields=["content"])
    category.delete()
    return moved


def _revisions(category: Category) -> QuerySet[Revision]:
    stories = ContentType.objects.get_for_model(StoryPage)
    return Revision.objects.filter(content_type=stories, content__category=category.pk)
