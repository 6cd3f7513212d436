"""The register: people in pictures, and what they agreed to."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string

SOON = timedelta(days=30)  # before its end that a consent is warned of


class Person(models.Model):
    """Somebody in a picture. No more is kept than what tells them apart."""

    name = models.CharField(
        _("name"),
        max_length=255,
        help_text=_("The name, or initials if those are enough to find the person by."),
    )

    class Meta:
        verbose_name = _("person in pictures")
        verbose_name_plural = _("people in pictures")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class ConsentQuerySet(models.QuerySet):
    def over(self) -> "ConsentQuerySet":
        """Return those that were withdrawn, or whose last day is past."""
        return self.filter(over())

    def ending(self) -> "ConsentQuerySet":
        """Return those that end soon."""
        today = timezone.localdate()
        return self.exclude(over()).filter(until__lte=today + SOON)


def over(prefix: str = "") -> Q:
    """Return the condition; `prefix` leads to the consents from another model."""
    is_withdrawn = Q((f"{prefix}withdrawn_at__isnull", False))
    return is_withdrawn | Q((f"{prefix}until__lt", timezone.localdate()))


class Consent(models.Model):
    """What one person agreed to for one picture. `person` is None once they were erased."""

    image = models.ForeignKey("cms.SiteImage", models.CASCADE, related_name="consents")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="consents", verbose_name=_("who")
    )
    purpose = models.CharField(
        _("what for"),
        max_length=255,
        blank=True,
        help_text=_("For example: website and newsletter."),
    )
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day. Empty: until it is withdrawn."),
    )
    proof = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("proof"),
    )
    told_to = models.CharField(
        _("said to whom"),
        max_length=120,
        blank=True,
        help_text=_("If it was said and not signed: the colleague who heard it."),
    )
    told_on = models.DateField(_("said on"), null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = ConsentQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # not shown as a place where the picture is used

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=("image", "person"), name="one_consent_each")]

    def __str__(self) -> str:
        return str(self.image)

    @property
    def is_over(self) -> bool:
        return self.withdrawn_at is not None or self.has_ended

    @property
    def has_ended(self) -> bool:
        return self.until is not None and self.until < timezone.localdate()

    @property
    def ends_soon(self) -> bool:
        return not self.is_over and is_soon(self.until)

    @property
    def is_proven(self) -> bool:
        return bool(self.proof_id or self.told_to)


def is_soon(until: date | None) -> bool:
    return until is not None and until <= timezone.localdate() + SOON


class ProofCollection(models.Model):
    """The single row that refers to the private collection of proofs."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    collection = models.OneToOneField(
        "wagtailcore.Collection", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=Q(only=True), name="one_proof_collection")]

    def __str__(self) -> str:
        return self.collection.name
