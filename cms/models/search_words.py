"""The words of visitors: what else to look for, and what they looked for in vain."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

LONGEST = 400  # characters


def listed(text: str) -> list[str]:
    """Return the words and short phrases of a text with commas between them."""
    return [" ".join(each.split()) for each in text.split(",") if each.strip()]


class Synonym(models.Model):
    """Words that visitors type, and the words by which the site calls the same."""

    typed = models.CharField(
        _("what visitors type"),
        max_length=LONGEST,
        help_text=_("One or more words, with commas between them: phone number, call, ring."),
    )
    meant = models.CharField(
        _("what to look for as well"),
        max_length=LONGEST,
        help_text=_(
            "Words that are on the page that they need, for example in its title: contact."
        ),
    )

    panels = [FieldPanel("typed"), FieldPanel("meant")]

    class Meta:
        ordering = ["typed"]
        verbose_name = _("search word")
        verbose_name_plural = _("search words")

    def __str__(self) -> str:
        return f"{self.typed} → {self.meant}"

    def clean(self):
        for name in ("typed", "meant"):
            words = listed(getattr(self, name))
            if not words:
                raise ValidationError({name: _("Write at least one word.")})
            setattr(self, name, ", ".join(words))


class SearchMiss(models.Model):
    """A word that visitors searched for and that is on no page: nothing of who, only how often."""

    word = models.CharField(_("word"), max_length=40, unique=True)
    times = models.PositiveIntegerField(_("times"), default=0)
    last_day = models.DateField(_("last on"))

    class Meta:
        ordering = ["-times", "-last_day", "word"]
        verbose_name = _("word that was not found")
        verbose_name_plural = _("words that were not found")

    def __str__(self) -> str:
        return self.word
