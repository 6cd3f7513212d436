"""Where the trash is, and what is remembered of a page in it: how it was, and where."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAYS = 30


class TrashRoot(models.Model):
    """The one row that says below which page the trash is."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True  # in the admin it is no use of that page

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="one_trash")]

    def __str__(self) -> str:
        return self.page.get_admin_display_title()


class DeletedPage(models.Model):
    """One row for each page that somebody deleted; the pages below went along with it."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="in_trash",
        verbose_name=_("page"),
    )
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("deleted by"),
    )
    deleted_at = models.DateTimeField(_("deleted at"), default=timezone.now, db_index=True)
    slug = models.CharField(max_length=255)
    address = models.TextField(_("address"))  # a path of the site, or empty
    parent = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    before = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    after = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Ids of the pages above it, from the root on: who may delete there may bring it back.
    ancestors = models.JSONField(default=list)
    # [{"page": id, "revision": id or null, "changes": bool}] of those that were on the site
    live = models.JSONField(default=list)
    # [[revision id, ISO 8601 moment]] of what was to appear later
    scheduled = models.JSONField(default=list)

    class Meta:
        ordering = ["-deleted_at", "-pk"]
        verbose_name = _("page in the trash")
        verbose_name_plural = _("pages in the trash")

    def __str__(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def expires_at(self) -> datetime:
        return self.deleted_at + timedelta(days=DAYS)

    @property
    def days_left(self) -> int:
        """Whole days, at least 0; on the last day there is one left."""
        return max(0, -((timezone.now() - self.expires_at) // timedelta(days=1)))

    @property
    def was_live(self) -> bool:
        return any(each["page"] == self.page_id for each in self.live)

    @property
    def was_public(self) -> bool:
        """Return True if it, or a page below it, was on the site or was going to be."""
        return bool(self.live or self.scheduled)
