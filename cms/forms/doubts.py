"""Why an answer may be that of a program. It is kept all the same, aside, for a person to look at.

No cookie, no riddle, and nothing of other companies. Each bound is far above what people do.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cms.client_address import network_of
from cms.forms.models import Answer
from cms.forms.stamps import Stamp
from cms.models import FormPage

SALT = "cms.forms.doubts"
LINK = re.compile(r"https?://|\bwww\.|\[(?:url|link)\b|<a\s", re.IGNORECASE)
WORDS = re.compile(r"\w+")
MOST_LINKS = 2  # in all texts of an answer together
LINKLESS = ("short_text", "telephone")  # where nobody writes an address of a website
SHORT = 20  # letters and digits below which different people write the same text
MOST_OF_AN_ADDRESS = 10  # answers to one form in an hour; a library has one address for all
MOST_OF_A_STAMP = 5  # answers to a form that was opened once
MOST_OF_A_FORM = 60  # answers in an hour, from everywhere
REPEATED_WITHIN = 30  # days
REASONS = {
    "trap": _("Something was typed where people see no field."),
    "stamp": _("It did not come by the form of the site."),
    "links": _("It holds links."),
    "repeated": _("The same text came before."),
    "address": _("Many answers came from the same address."),
    "form": _("This form got very many answers in an hour."),
}


def sender_of(address: str) -> str:
    """Return a keyed hash of an address, or of the network of a subscriber."""
    return salted_hmac(SALT, network_of(address)).hexdigest() if address else ""


def mark_of(content: list[dict[str, Any]]) -> str:
    """Return a keyed hash of the texts of an answer, or "" if they say too little.

    Marks, capitals and spaces are ignored: programs vary them. Who somebody is, is left out.
    """
    texts = [entry["answer"] for entry in content if entry["type"] == "long_text"]
    words = "".join(WORDS.findall(" ".join(filter(None, texts)).lower()))
    return salted_hmac(SALT, words).hexdigest() if len(words) >= SHORT else ""


def doubts(page: FormPage, answer: Answer, stamp: Stamp, trap: str) -> list[str]:
    """Return the reasons to keep an answer aside, which is not stored yet."""
    return list(_doubts(page, answer, stamp, trap))


def _doubts(page: FormPage, answer: Answer, stamp: Stamp, trap: str) -> Iterator[str]:
    if trap:
        yield "trap"
    if stamp is not Stamp.GOOD or answers_to_the_same(page, answer) >= MOST_OF_A_STAMP:
        yield "stamp"
    if has_links(answer.content):
        yield "links"
    if answer.mark and Answer.objects.since(days=REPEATED_WITHIN).filter(mark=answer.mark).exists():
        yield "repeated"
    lately = Answer.objects.since(hours=1).filter(form=page)
    if answer.sender and lately.filter(sender=answer.sender).count() >= MOST_OF_AN_ADDRESS:
        yield "address"
    if lately.count() >= MOST_OF_A_FORM:
        yield "form"


def answers_to_the_same(page: FormPage, answer: Answer) -> int:
    """Return how many answers came from one form that was opened, as after Back and a change."""
    return Answer.objects.filter(form=page, opened=answer.opened).count()


def has_links(content: list[dict[str, Any]]) -> bool:
    found = {
        entry["id"]: len(LINK.findall(entry["answer"]))
        for entry in content
        if isinstance(entry["answer"], str)
    }
    linkless = any(found.get(each["id"]) for each in content if each["type"] in LINKLESS)
    return linkless or sum(found.values()) > MOST_LINKS
