"""What follows when a picture is withheld or shown again, for the background process.

The owners of pages are notified by mail that it left them or is back, without the names of who is
in it; and the words about it leave the search index.
"""

from collections import defaultdict

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import Page
from wagtail.search import index

from cms.admin.consent.file_usage import pages_with
from cms.models import SiteImage


@task()
def index_pages(image_id: int) -> None:
    """Enter the words of the pages with a picture anew: those about it count while it is shown."""
    image = SiteImage.objects.filter(pk=image_id).first()
    for page in pages_with(image) if image else ():
        index.insert_or_update_object(page)


@task()
def tell_owners(image_id: int, withheld: bool) -> None:
    """Send a mail to each owner of a page with the picture, unless it changed again meanwhile."""
    image = SiteImage.objects.filter(pk=image_id, withheld=withheld).first()
    if image is None:
        return
    pages: defaultdict[User, list[Page]] = defaultdict(list)
    for page in pages_with(image):
        if page.owner and page.owner.is_active and page.owner.email:
            pages[page.owner].append(page)
    for owner, theirs in pages.items():
        subject, text = _words(image, withheld)
        addresses = "\n".join(
            f"- {page.get_admin_display_title()}: {_address(page)}" for page in theirs
        )
        send_mail(subject, text % {"pages": addresses}, None, [owner.email])


def _words(image: SiteImage, withheld: bool) -> tuple[str, str]:
    if withheld:
        subject = _("A picture has left your page")
        text = _(
            "The picture “%(title)s” may not be used any more: somebody in it withdrew their"
            " consent, or it was for a time that is over. It is no longer on the site.\n\n"
            "It was on:\n%(pages)s\n\n"
            "Choose another picture there. Until then visitors see none, or one that the site"
            " draws."
        )
    else:
        subject = _("A picture is back on your page")
        text = _(
            "The picture “%(title)s” may be used again, and is back on the site.\n\n"
            "It is on:\n%(pages)s\n\nYou do not have to do anything."
        )
    return subject, text.replace("%(title)s", image.title.replace("%", "%%"))


def _address(page: Page) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
