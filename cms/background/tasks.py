"""Tasks that changes trigger, run by the background process."""

from collections.abc import Callable

from django.db import IntegrityError
from django.db.models import Count, QuerySet
from django_tasks import task

from cms.content_version.number import raise_version
from cms.models import SiteImage, SiteRendition
from cms.models.images import ALL_SPECS


@task()
def make_first_renditions(image_id: int) -> None:
    """Generate the smallest renditions of a picture, so that the site can show it soon."""
    _make(image_id, SiteImage.make_first_renditions)


# Low priority: many pictures at once must not delay indexing, nor the first renditions of others.
@task(priority=-10)
def make_renditions(image_id: int) -> None:
    """Generate all renditions of a picture, unless it was deleted meanwhile."""
    _make(image_id, SiteImage.make_renditions)


def _make(image_id: int, make: Callable[[SiteImage], None]) -> None:
    """Generate renditions, unless the picture is deleted before or while they are made.

    If its file is replaced, those of the new one are tasks of their own.
    """
    image = SiteImage.objects.filter(pk=image_id).first()
    if image is None:
        return
    try:
        make(image)
    except (IntegrityError, OSError):
        now = SiteImage.objects.filter(pk=image_id).first()
        if now is None:
            image.remove_rendition_files()
        elif (now.file.name, now.file_hash) == (image.file.name, image.file_hash):
            raise
        return
    raise_version()


def incomplete_pictures() -> QuerySet[SiteImage]:
    """Return the pictures of which sizes are missing."""
    wanted = SiteRendition.objects.filter(filter_spec__in=ALL_SPECS).values("image")
    complete = wanted.annotate(sizes=Count("filter_spec", distinct=True))
    return SiteImage.objects.exclude(pk__in=complete.filter(sizes=len(ALL_SPECS)).values("image"))


def complete_renditions() -> None:
    """Enqueue tasks for missing renditions: new sizes of a new release, and those of lost tasks."""
    for pk in incomplete_pictures().values_list("pk", flat=True):
        make_renditions.enqueue(pk)
