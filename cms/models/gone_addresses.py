"""Addresses at which visitors could see a page that was taken off the site or deleted.

Only what was public counts: that there was a page tells nobody anything new. An address is stored
as its digest, because it often contains the name of somebody who may have asked for the deletion.
"""

import hashlib

from django.db import models
from django.utils import timezone
from wagtail.models import Page, Site

from cms.models.public_pages import Scope, html_path_of

MOST = 20_000  # addresses; the oldest make room


class GoneAddress(models.Model):
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    since = models.DateTimeField(default=timezone.now, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site", "digest"], name="one_gone_address"),
        ]

    def __str__(self) -> str:
        return self.digest


def note_gone(instance: Page, **kwargs) -> None:
    """Store the address of a public page that is unpublished, as before it is deleted.

    Receiver of `page_unpublished`, which is sent for pages that were live only.
    """
    site = instance.get_site()
    if site is None or instance.pk == site.root_page_id:
        return
    if instance.path.startswith(Scope.of(site).restricted):
        return
    digest = _digest(html_path_of(instance.url_path, site))
    GoneAddress.objects.update_or_create(
        site=site, digest=digest, defaults={"since": timezone.now()}
    )
    too_many = GoneAddress.objects.order_by("-since", "-pk").values_list("pk", flat=True)[MOST:]
    GoneAddress.objects.filter(pk__in=list(too_many)).delete()


def is_gone(html_path: str, site: Site) -> bool:
    """Return True if there was a public page at a path, and there is none now.

    Whether there is a draft makes no difference. Of a page that is restricted nothing is said.
    """
    slugs = [slug for slug in html_path.split("/") if slug]
    path = "".join(f"{slug}/" for slug in slugs)
    if not GoneAddress.objects.filter(site=site, digest=_digest(f"/{path}")).exists():
        return False
    url_path = site.root_page.url_path + path
    return not Page.objects.filter(slug__in=slugs[-1:], url_path=url_path, live=True).exists()


def _digest(html_path: str) -> str:
    return hashlib.sha256(html_path.encode(errors="surrogatepass")).hexdigest()
