"""What accounts have for a second step, and who must have something."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

USER = settings.AUTH_USER_MODEL


class CodeApp(models.Model):
    """An app that shows codes (TOTP, RFC 6238). `last_step` is that of the last code used."""

    user = models.OneToOneField(USER, models.CASCADE, related_name="code_app")
    secret = models.CharField(max_length=64)
    last_step = models.BigIntegerField(default=0)
    added_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"app of {self.user}"


class Passkey(models.Model):
    """A passkey (WebAuthn). `public` is the number and the public key, as the browser sent them."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="passkeys")
    name = models.CharField(_("name"), max_length=60)
    credential = models.CharField(max_length=1400, unique=True)
    public = models.BinaryField()
    counter = models.BigIntegerField(default=0)
    added_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("passkey")
        verbose_name_plural = _("passkeys")
        ordering = ["added_at"]

    def __str__(self) -> str:
        return f"{self.name} of {self.user}"


class RecoveryCode(models.Model):
    """A code that works once. Only its hash is stored."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="recovery_codes")
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "hash"], name="each_recovery_code_once")
        ]

    def __str__(self) -> str:
        return f"recovery code of {self.user}"


@register_setting(icon="lock")
class SignInRules(BaseGenericSetting):
    """Who cannot work in the CMS without a second step."""

    groups = models.ManyToManyField(
        Group,
        blank=True,
        verbose_name=_("roles"),
        help_text=_("Whoever has one of these roles signs in with a second step."),
    )
    superusers = models.BooleanField(
        _("everybody with all rights"),
        default=False,
        help_text=_("Also accounts that may do everything, whatever their roles are."),
    )

    panels = [FieldPanel("groups"), FieldPanel("superusers")]

    class Meta:
        verbose_name = _("second step when signing in")
        verbose_name_plural = _("second step when signing in")
