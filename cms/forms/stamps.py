"""The time at which somebody began with a form, signed.

Pages of the site are the same for all, so a stamp is asked for when somebody begins to type. Who
comes without one, too fast or after a day, is shown what they typed, with a stamp of that kind.
"""

import secrets
from enum import Enum

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from cms.models import FormPage

SALT = "cms.forms.stamps"
OLDEST = 24 * 60 * 60  # seconds
FASTEST = 3  # seconds in which nobody reads and fills in a form
OPENED, SHOWN = "o", "s"


class Stamp(Enum):
    GOOD, MISSING, FAST, OLD, FALSE = "good", "no stamp", "fast", "old", "false stamp"


def issue(page: FormPage, kind: str = OPENED) -> str:
    return TimestampSigner(salt=SALT).sign(f"{page.pk}-{kind}-{secrets.token_urlsafe(9)}")


def read(page: FormPage, text: str) -> Stamp:
    """Return what a stamp says of an answer to a form."""
    if not text:
        return Stamp.MISSING
    signer = TimestampSigner(salt=SALT)
    try:
        number, kind, _ = signer.unsign(text, max_age=OLDEST).split("-", 2)
    except SignatureExpired:
        return Stamp.OLD
    except BadSignature:
        return Stamp.FALSE
    if int(number) != page.pk:
        return Stamp.FALSE
    return Stamp.GOOD if kind == SHOWN or _is_older(signer, text, FASTEST) else Stamp.FAST


def _is_older(signer: TimestampSigner, text: str, seconds: int) -> bool:
    try:
        signer.unsign(text, max_age=seconds)
    except SignatureExpired:
        return True
    return False
