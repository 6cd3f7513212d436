"""Codes: those of an app, which last half a minute, and recovery codes, which last until used."""

import base64
import hashlib
import hmac
import secrets
import struct
import time
from urllib.parse import quote, urlencode

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.crypto import constant_time_compare

from cms.admin.second_step.models import CodeApp, RecoveryCode

SECRET_BYTES = 20  # the length of a SHA-1, as RFC 4226 recommends
PERIOD, DIGITS = 30, 6  # seconds for each code; other values do not work in all apps
EARLY_OR_LATE = 1  # codes before and after the current one, for clocks that differ
NUMBER_OF_RECOVERY_CODES, RECOVERY_BYTES, GROUP = 10, 10, 4  # 80 bits in groups of four letters


def new_secret() -> str:
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def current_step() -> int:
    return int(time.time()) // PERIOD


def code_at(secret: str, step: int) -> str:
    """Return the code of half a minute (RFC 6238, and RFC 4226 section 5.3)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1)
    offset = digest[-1] & 0xF
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFF_FFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def matching_step(secret: str, typed: str) -> int | None:
    """Return the step of a code that is right now, or None."""
    typed, now = "".join(typed.split()), current_step()
    for step in range(now - EARLY_OR_LATE, now + EARLY_OR_LATE + 1):
        if constant_time_compare(code_at(secret, step), typed):
            return step
    return None


def use_app_code(user: User, typed: str) -> bool:
    """Return True if a code is right, which makes it and all before it worthless."""
    app = CodeApp.objects.filter(user=user.pk).first()
    step = matching_step(app.secret, typed) if app else None
    if app is None or step is None:
        return False
    unused = CodeApp.objects.filter(pk=app.pk, secret=app.secret, last_step__lt=step)
    return unused.update(last_step=step) == 1


def app_address(secret: str, account: str, organisation: str) -> str:
    """Return what apps read from a picture: `otpauth://totp/…` (the format of Google's app)."""
    about = {"secret": secret, "issuer": organisation, "digits": DIGITS, "period": PERIOD}
    return (
        f"otpauth://totp/{quote(f'{organisation}:{account}')}?{urlencode(about, quote_via=quote)}"
    )


def new_recovery_codes(user: User) -> list[str]:
    """Replace the recovery codes of somebody, and return the new ones, which are stored nowhere."""
    codes = [_new_recovery_code() for _ in range(NUMBER_OF_RECOVERY_CODES)]
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user.pk).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(user_id=user.pk, hash=_hash(code)) for code in codes
        )
    return codes


def use_recovery_code(user: User, typed: str) -> bool:
    """Return True if a recovery code is right. It does not work again."""
    return RecoveryCode.objects.filter(user=user.pk, hash=_hash(typed)).delete()[0] == 1


def _new_recovery_code() -> str:
    letters = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode()
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def _hash(code: str) -> str:
    """Return a hash without a secret key, which a server may change. 80 bits need no salt."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
