"""The permission of roles that may publish without a second pair of eyes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

ALONE = gettext_noop("Can publish what they alone wrote")  # translated where groups are changed


class FourEyes(models.Model):
    """Has no rows: a permission must belong to something."""

    class Meta:
        managed = False
        default_permissions = ()
        verbose_name = verbose_name_plural = _("four eyes")
        permissions = [("publish_alone", ALONE)]

    def __str__(self):
        return str(self._meta.verbose_name)
