"""Stored results of checks, the level of each kind of finding, and the state of external links."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cms.admin.checks.editor_urls import FINDINGS, anchor, edit_url
from cms.admin.checks.texts import Texts, say

NO_REVISION = 0  # stands for the revision id of a page that has no revision


class Level(models.TextChoices):
    ERROR = "error", _("Error: the page cannot be published")
    ADVICE = "advice", _("Advice: the page can be published")
    OFF = "off", _("Off: not checked")


LEVEL_NAMES = {Level.ERROR: _("Error"), Level.ADVICE: _("Advice")}


def level_of(label: StrOrPromise, default: Level = Level.ADVICE) -> models.CharField:
    return models.CharField(label, max_length=10, choices=Level.choices, default=default)


@register_setting(icon="check")
class CheckLevels(BaseGenericSetting):
    """The level of each check: one field a check, named by its code."""

    not_complete = Level.ERROR  # nobody chooses that: the page could not be stored as public
    picture_without_alt = level_of(_("picture without a description"), Level.ERROR)
    small_picture = level_of(_("picture that is too small"))
    deleted_picture = level_of(_("picture in the trash"))
    withheld_picture = level_of(_("picture that may not be used any more"))
    ending_consent = level_of(_("picture whose consent ends soon"))
    picture_without_consent = level_of(_("people in a picture without consent"))
    empty_link = level_of(_("link without words"), Level.ERROR)
    vague_link = level_of(_("link that does not say where it leads"))
    dead_link = level_of(_("link to a page of this site that is not there"), Level.ERROR)
    dead_external_link = level_of(_("link to another site that does not answer"))
    empty_page = level_of(_("page without text"), Level.ERROR)
    incomplete_anbi = level_of(_("ANBI page that lacks what the law asks"), Level.ERROR)
    heading_order = level_of(_("headings that skip a level"))
    bold_heading = level_of(_("bold line used as a heading"))
    long_title = level_of(_("title that is too long"))
    long_excerpt = level_of(_("summary that is too long"))
    missing_description = level_of(_("no description for search engines"))
    long_sentences = level_of(_("long sentences"))
    long_words = level_of(_("long words"))

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("picture_without_alt"),
                FieldPanel("small_picture"),
                FieldPanel("deleted_picture"),
                FieldPanel("withheld_picture"),
                FieldPanel("ending_consent"),
                FieldPanel("picture_without_consent"),
            ],
            heading=_("Pictures"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("empty_link"),
                FieldPanel("vague_link"),
                FieldPanel("dead_link"),
                FieldPanel("dead_external_link"),
            ],
            heading=_("Links"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("empty_page"),
                FieldPanel("incomplete_anbi"),
                FieldPanel("heading_order"),
                FieldPanel("bold_heading"),
                FieldPanel("long_title"),
                FieldPanel("long_excerpt"),
                FieldPanel("missing_description"),
                FieldPanel("long_sentences"),
                FieldPanel("long_words"),
            ],
            heading=_("Text"),
        ),
    ]

    class Meta:
        verbose_name = verbose_name_plural = _("checks before publishing")


class PageCheck(models.Model):
    """The last check of a page: one row for the live page, and one for a newer draft."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="checks")
    of_draft = models.BooleanField()
    revision_id = models.BigIntegerField(null=True)  # the checked revision; None: check again
    checked_at = models.DateTimeField()
    site_answered = models.BooleanField()
    external = models.ManyToManyField("checks.ExternalLink", related_name="checks")
    held_back = models.BooleanField(default=False)  # an attempt to publish this draft was refused

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("page", "of_draft"), name="one_check_of_each_kind")
        ]

    def __str__(self):
        return f"{self.page_id}: {'draft' if self.of_draft else 'live'}"

    def count(self, level: str) -> int:
        return sum(finding.level == level for finding in self.findings.all())

    def hold_back(self) -> None:
        """Record that the publication of this draft was refused."""
        self.held_back = True
        self.save(update_fields=["held_back"])


class PageFinding(models.Model):
    """One finding of a check, with the level that applied at that time."""

    check_of_page = models.ForeignKey(PageCheck, models.CASCADE, related_name="findings")
    code = models.CharField(max_length=40)
    level = models.CharField(max_length=10, choices=Level.choices)
    block = models.CharField(max_length=36, blank=True)
    field = models.CharField(max_length=100, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("point of attention")
        verbose_name_plural = _("points of attention")
        ordering = ["pk"]
        indexes = [models.Index(fields=("code", "level"), name="findings_by_code")]

    def __str__(self):
        return f"{self.code} ({self.level})"

    @property
    def texts(self) -> Texts:
        return say(self.code, self.details)

    @property
    def advice(self) -> str:
        """Why this matters, and what to do about it."""
        return f"{self.texts.why} {self.texts.how}"

    @property
    def words(self) -> str:
        """The words of the page that this is about, or their beginning; empty for no words."""
        text = str(self.details.get("text", ""))
        return (text.partition(", ")[0] if self.code == "long_words" else text).removesuffix("…")

    @property
    def anchor(self) -> str:
        return anchor(self.block, self.field)

    @property
    def edit_url(self) -> str:
        return edit_url(self.check_of_page.page_id) + (self.anchor or f"#{FINDINGS}")

    @property
    def is_error(self) -> bool:
        return self.level == Level.ERROR

    @property
    def level_name(self) -> str:
        return str(LEVEL_NAMES[Level(self.level)])

    @property
    def version_name(self) -> str:
        return gettext("Draft") if self.check_of_page.of_draft else gettext("On the site")


class ExternalLink(models.Model):
    """An address of another site that a page links to, and the result of its last check.

    `failures` is the number of consecutive failed attempts.
    """

    url = models.URLField(max_length=2000, unique=True)
    checked_at = models.DateTimeField(null=True, db_index=True)
    problem = models.CharField(max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return self.url
