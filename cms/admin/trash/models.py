"""The root page of the trash, and the stored state of the pages in it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.admin.trash.expiry import Expires


class TrashRoot(models.Model):
    """The single row that refers to the root page of the trash."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True  # not shown as a usage of that page

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="one_trash")]

    def __str__(self) -> str:
        return self.page.get_admin_display_title()


class DeletedPage(Expires, models.Model):
    """The state of one deleted page, whose descendants were deleted together with it."""

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
    address = models.TextField(_("address"))  # the path on the site, or ""
    parent = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    before = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    after = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Ids of its former ancestors, from the root on, whose permissions apply.
    ancestors = models.JSONField(default=list)
    # Ids of the pages that were below it, and went along. What else is found there was not meant.
    below = models.JSONField(default=list)
    # [{"page": id, "revision": id or null, "changes": bool}] for each page that was live, and for
    # each alias elsewhere that went off the site with it.
    live = models.JSONField(default=list)
    # [[revision id, ISO 8601 moment]] for each scheduled publication.
    scheduled = models.JSONField(default=list)
    # [{"page": id, "at": ISO 8601 moment or null, "by": id or null}] for each locked page.
    locks = models.JSONField(default=list)
    # [{"state": id, "status": str, "current": id, "tasks": [ids]}] for each workflow in progress.
    workflows = models.JSONField(default=list)

    class Meta:
        ordering = ["-deleted_at", "-pk"]
        verbose_name = _("page in the trash")
        verbose_name_plural = _("pages in the trash")

    def __str__(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def was_live(self) -> bool:
        return any(each["page"] == self.page_id for each in self.live)

    @property
    def was_public(self) -> bool:
        """True if the page or a descendant was live or scheduled."""
        return bool(self.live or self.scheduled)
