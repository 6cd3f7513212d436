"""Work that follows a change: with the default backend at once, with a worker in the background."""

from django_tasks import task

from cms.content_version import raise_version
from cms.models import SiteImage


@task()
def make_renditions(image_id: int) -> None:
    """Make the sizes of a picture, unless it is gone by now. New sizes are visible content."""
    image = SiteImage.objects.filter(pk=image_id).first()
    if image:
        image.make_renditions()
        raise_version()
