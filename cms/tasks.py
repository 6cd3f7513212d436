"""Work that follows a change, done by the background process."""

from django_tasks import task

from cms.content_version import raise_version
from cms.models import SiteImage


@task()
def make_first_renditions(image_id: int) -> None:
    """Make the small sizes of a picture, so that the site can show it soon."""
    image = SiteImage.objects.filter(pk=image_id).first()
    if image:
        image.make_first_renditions()
        raise_version()


# After all other work: many pictures at once keep neither the search nor each other waiting.
@task(priority=-10)
def make_renditions(image_id: int) -> None:
    """Make the sizes of a picture, unless it is gone by now. New sizes are visible content."""
    image = SiteImage.objects.filter(pk=image_id).first()
    if image:
        image.make_renditions()
        raise_version()
