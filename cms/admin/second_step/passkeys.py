"""Passkeys (WebAuthn): what the browser is asked, and whether its answer is right.

The library fido2 compares challenges, origins and signatures. A passkey belongs to a host name, so
there is none at an address of numbers.
"""

import json
import struct
from ipaddress import ip_address
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from fido2.cose import UnsupportedKey
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from cms.admin.second_step.models import Passkey
from cms.models.site_details import organisation_name
from web_address import read_address

ASKED = "passkey_asked"  # in the session: the challenge, which is used once
MOST = 20  # passkeys of an account
# What the library raises at an answer that is not what a browser sends.
NOT_AN_ANSWER = (
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError),
    *(RuntimeError, struct.error),  # for what is nested too deep, and keys of an unknown kind
)


def has_host_name(request: HttpRequest) -> bool:
    """Return True if there can be passkeys at the address of this request."""
    try:
        ip_address(_host(request))
    except ValueError:
        return True
    return False


def ask_for_new(request: HttpRequest, user: User) -> dict[str, Any]:
    """Return what the browser needs to make a passkey."""
    options, state = _server(request).register_begin(
        PublicKeyCredentialUserEntity(
            id=str(user.pk).encode(), name=user.get_username(), display_name=str(user)
        ),
        credentials=_credentials(user),
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    request.session[ASKED] = ["new", state]
    return dict(options)


def add(request: HttpRequest, user: User, name: str, answer: str) -> bool:
    """Store a new passkey and return True, or return False if the answer is not right."""
    state = _asked(request, "new")
    if state is None or Passkey.objects.filter(user=user.pk).count() >= MOST:
        return False
    try:
        data = _server(request).register_complete(state, json.loads(answer))
    except NOT_AN_ANSWER:
        return False
    made = data.credential_data
    if made is None or isinstance(made.public_key, UnsupportedKey):
        return False
    try:
        with transaction.atomic():
            Passkey.objects.create(
                user_id=user.pk,
                name=name,
                credential=websafe_encode(made.credential_id),
                public=bytes(made),
                counter=data.counter,
            )
    except IntegrityError:  # it is there already, perhaps of somebody else
        return False
    return True


def ask_for_one(request: HttpRequest, user: User) -> dict[str, Any]:
    """Return what the browser needs to use one of the passkeys of somebody."""
    options, state = _server(request).authenticate_begin(
        _credentials(user), user_verification=UserVerificationRequirement.PREFERRED
    )
    request.session[ASKED] = ["use", state]
    return dict(options)


def use(request: HttpRequest, user: User, answer: str) -> bool:
    """Return True if the answer is that of one of somebody's passkeys to the last question."""
    state = _asked(request, "use")
    if state is None:
        return False
    try:
        given = AuthenticationResponse.from_dict(json.loads(answer))
        used = _server(request).authenticate_complete(state, _credentials(user), given)
    except NOT_AN_ANSWER:
        return False
    return _count(used, given.response.authenticator_data.counter)


def _count(used: AttestedCredentialData, counter: int) -> bool:
    """Note the use of a passkey. Return False if its counter went back: then it is a copy.

    Many passkeys do not count; theirs stays at zero.
    """
    fits = Q(counter=0) if counter == 0 else Q(counter__lt=counter)
    passkey = Passkey.objects.filter(fits, credential=websafe_encode(used.credential_id))
    return passkey.update(counter=counter, used_at=timezone.now()) == 1


def _asked(request: HttpRequest, what: str) -> dict[str, Any] | None:
    """Return the state of the question that the browser was asked last, once."""
    asked, state = request.session.pop(ASKED, ["", None])
    return state if asked == what else None


def _credentials(user: User) -> list[AttestedCredentialData]:
    stored = Passkey.objects.filter(user=user.pk).values_list("public", flat=True)
    return [AttestedCredentialData(bytes(each)) for each in stored]


def _server(request: HttpRequest) -> Fido2Server:
    origin = f"{request.scheme}://{request.get_host()}"
    site = PublicKeyCredentialRpEntity(id=_host(request), name=organisation_name())
    return Fido2Server(site, verify_origin=lambda given: given == origin)


def _host(request: HttpRequest) -> str:
    address = read_address(f"https://{request.get_host()}")
    return address.host if address else ""
