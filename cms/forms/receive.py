"""Store an answer, in one transaction with all that belongs to it, before anybody is thanked."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from cms.forms import stamps
from cms.forms.doubts import doubts, mark_of, sender_of
from cms.forms.models import Answer, AnswerCount, words_of
from cms.forms.questions import content_of, form_class, questions_of
from cms.forms.stamps import Stamp
from cms.forms.telling import tell
from cms.models import FormPage

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is read as another
Given = Mapping[str, list[str]]


@dataclass(frozen=True)
class Request:
    """An answer as it came: by the ids of the questions, with what helps to judge it.

    `asks` is True if the client shows the answer again, rather than to have it put aside, where its
    stamp says little.
    """

    answers: Given
    stamp: str = ""
    trap: str = ""
    key: str = ""
    address: str = ""
    asks: bool = False


class AnswerRefusedError(Exception):
    """Raised with an error for each question whose answer is not valid, by its id."""

    def __init__(self, errors: dict[str, str]):
        super().__init__("the answer is not valid")  # nothing of what was typed
        self.errors = errors


class KeyReusedError(Exception):
    """Raised if the key of a request was that of another answer."""


class ConfirmationNeededError(Exception):
    """Raised if the answer must be shown to whoever typed it. `stamp` is for the next request."""

    def __init__(self, stamp: str):
        super().__init__("the answer must be confirmed")
        self.stamp = stamp


def receive(page: FormPage, request: Request) -> Answer:
    """Store an answer and return it, or the one that was stored of the same request.

    Raises AnswerRefusedError, ConfirmationNeededError or KeyReusedError, and stores nothing then.
    """
    content = content_of(page, cleaned(page, request.answers))
    answer = _answer(page, request, content)
    before = _stored_before(page, answer)
    if before:
        return before
    stamp = stamps.read(page, request.stamp)
    if request.asks and stamp is not Stamp.GOOD:
        raise ConfirmationNeededError(stamps.issue(page, stamps.SHOWN))
    answer.doubts = doubts(page, answer, stamp, request.trap)
    if answer.doubts:
        answer.state = Answer.State.ASIDE
    try:
        with transaction.atomic():
            _store(page, answer)
    except IntegrityError:  # the same request, at the same moment
        before = _stored_before(page, answer)
        if before is None:
            raise
        return before
    return answer


def cleaned(page: FormPage, answers: Given) -> dict[str, Any]:
    """Return the valid answers. Raises AnswerRefusedError."""
    names = {question.clean_name for question in questions_of(page)}
    errors = {name[:100]: "there is no such question" for name in set(answers) - names}
    form = form_class(page)(MultiValueDict(answers))
    errors |= {name: str(messages[0]) for name, messages in form.errors.items()}
    if errors:
        raise AnswerRefusedError(errors)
    return form.cleaned_data


def _answer(page: FormPage, request: Request, content: list[dict[str, Any]]) -> Answer:
    digest = _digest(content)
    return Answer(
        form=page,
        form_title=page.title,
        content=content,
        words=words_of(content),
        days_kept=page.days_kept,
        key=_digest(request.key) if request.key else secrets.token_hex(32),
        digest=digest,
        sender=sender_of(request.address),
        mark=mark_of(content),
        opened=_digest(request.stamp) if request.stamp else "",
    )


def _digest(thing: Any) -> str:
    return hashlib.sha256(json.dumps(thing).encode()).hexdigest()


def _stored_before(page: FormPage, answer: Answer) -> Answer | None:
    """Return the answer of the same key, or the same one of the same sender within an hour.

    Raises KeyReusedError if the key is that of another answer.
    """
    known = Answer.objects.filter(form=page)
    of_key = known.filter(key=answer.key).first()
    if of_key and of_key.digest != answer.digest:
        raise KeyReusedError
    if of_key or not answer.sender:
        return of_key
    return known.since(hours=1).filter(digest=answer.digest, sender=answer.sender).first()


def _store(page: FormPage, answer: Answer) -> None:
    answer.number = _new_number()
    answer.save(force_insert=True)
    _count(page, answer)
    tell(page, answer)


def _new_number() -> str:
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(8))
        number = f"{letters[:4]}-{letters[4:]}"
        if not Answer.objects.filter(number=number).exists():
            return number


def _count(page: FormPage, answer: Answer) -> None:
    count, _ = AnswerCount.objects.get_or_create(
        form=page, day=timezone.localdate(), defaults={"form_title": page.title}
    )
    count.received = F("received") + 1
    count.aside = F("aside") + int(bool(answer.doubts))
    count.form_title = page.title
    count.save()
