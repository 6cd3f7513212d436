"""The categories by which visitors find stories."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from slugs import slug_of


class Category(index.Indexed, models.Model):  # type: ignore[django-manager-missing]  # Wagtail's
    name = models.CharField(
        _("name"),
        max_length=60,
        help_text=_("What visitors see above a story, for example “Experiences”."),
    )
    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("The word in the web address. Leave empty: it follows from the name."),
    )
    sort_order = models.PositiveIntegerField(
        _("order"),
        default=0,
        help_text=_("The lowest number comes first. Equal numbers follow the alphabet."),
    )

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("sort_order")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [models.UniqueConstraint(Lower("name"), name="unique_category_name")]

    def __str__(self) -> str:
        return self.name

    def clean(self):
        self.slug = self.slug or slug_of(self.name)
        if not self.slug:
            raise ValidationError({"slug": _("Write an address: the name has no letters for one.")})
