"""Answers to forms, and how many there were.

An answer holds what people confided: it is deleted after the days of its form (`expire`), and its
texts are nowhere else: in no log, cache, revision or index.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def shown(entry: dict) -> str:
    """Return an answer to one question as a text."""
    value = entry["answer"]
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return ", ".join(value) if isinstance(value, list) else str(value or "–")


def words_of(content: list[dict]) -> str:
    """Return the texts of an answer; of numbers of telephones also the digits alone."""
    texts = [shown(entry) for entry in content if not isinstance(entry["answer"], bool)]
    digits = [
        "".join(filter(str.isdigit, entry["answer"] or ""))
        for entry in content
        if entry["type"] == "telephone"
    ]
    return "\n".join([*texts, *digits])


class AnswerQuerySet(models.QuerySet):
    def since(self, **age: float) -> "AnswerQuerySet":
        return self.filter(received_at__gte=timezone.now() - timedelta(**age))


class Answer(models.Model):
    """One answer. `content` has what was asked and answered: `{"id", "type", "label", "answer"}`.

    `key` is that of the request, so that one that is repeated is stored once. `sender` is a keyed
    hash of the address that it came from, which is emptied after a day, and `mark` one of its
    texts, by which repeated ones are recognised; `opened` is one of the form as it was opened.
    """

    class State(models.TextChoices):
        NEW = "new", _("New")
        IN_HAND = "in_hand", _("In hand")
        DONE = "done", _("Done")
        ASIDE = "aside", _("Suspicious")

    form = models.ForeignKey(
        "cms.FormPage",
        null=True,  # deleted for good
        on_delete=models.SET_NULL,
        related_name="answers",
        verbose_name=_("form"),
    )
    form_title = models.CharField(_("form"), max_length=255)
    number = models.CharField(_("number"), max_length=9, unique=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    content = models.JSONField(_("answers"))
    words = models.TextField(blank=True)  # what `content` says, to find one person's answers by
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    doubts = models.JSONField(_("why suspicious"), default=list, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("taken up by"),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("Only colleagues read it."))
    days_kept = models.PositiveSmallIntegerField(_("days kept"))
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    sender = models.CharField(max_length=64, blank=True)
    mark = models.CharField(max_length=64, blank=True)
    opened = models.CharField(max_length=64, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["-received_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["form", "key"], name="one_answer_of_a_key")]
        indexes = [
            models.Index(fields=["form", "sender", "received_at"], name="answers_of_a_sender"),
            models.Index(fields=["mark", "received_at"], name="answers_of_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.form_title} {self.number}"

    @property
    def given(self) -> str:
        """What was asked and answered, as a text."""
        return "\n".join(f"{each['label']}: {shown(each)}" for each in self.content)

    @property
    def delete_at(self):
        """The moment from which it is deleted."""
        days = self.form.days_kept if self.form else self.days_kept
        return self.received_at + timedelta(days=days)


class AnswerCount(models.Model):
    """How many answers a form got on a day. No persons, so it stays."""

    form_title = models.CharField(max_length=255)
    form = models.ForeignKey("cms.FormPage", null=True, on_delete=models.SET_NULL, related_name="+")
    day = models.DateField()
    received = models.PositiveIntegerField(default=0)
    aside = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "day"], name="one_count_of_a_day")]

    def __str__(self) -> str:
        return f"{self.form_title} {self.day}: {self.received}"
