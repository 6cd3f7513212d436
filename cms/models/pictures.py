"""The three model fields for a picture of a page: picture, alternative text, and "decorative"."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


def picture_field(**kwargs) -> models.ForeignKey:
    return models.ForeignKey(
        "cms.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("A photograph of the person or the moment. Without one, the site draws one."),
        **kwargs,
    )


def share_picture_field(help_text: StrOrPromise) -> models.ForeignKey:
    return models.ForeignKey(
        "cms.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture for sharing"),
        help_text=help_text,
    )


def alt_field() -> models.CharField:
    return models.CharField(
        _("what is in the picture"),
        max_length=255,
        blank=True,
        help_text=_(
            "One sentence for people who cannot see the picture, for example "
            "“Bram laughs at the kitchen table”."
        ),
    )


def decorative_field() -> models.BooleanField:
    return models.BooleanField(
        _("the picture is decoration"),
        default=False,
        help_text=_("Only if the picture tells nothing that the text does not."),
    )


def require_alt(page, name: str) -> None:
    """Raise ValidationError for a picture that is neither described nor marked as decorative.

    A draft may have one: its description is asked for when the page is published.
    """
    described = getattr(page, f"{name}_alt").strip() or getattr(page, f"{name}_decorative")
    if page.may_be_incomplete or getattr(page, f"{name}_id") is None or described:
        return
    message = _("Describe the picture in one sentence, or tick “the picture is decoration”.")
    raise ValidationError({f"{name}_alt": message})
