"""What people have for a second step, in software: an app with codes, and a key for passkeys."""

import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth.models import User
from django.test import Client
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from cms.admin.second_step import codes
from cms.admin.second_step.models import CodeApp

PASSWORD = "wachtwoord-van-anna"
STEP, ACCOUNT = "/cms/login/tweede-stap/", "/cms/account/tweede-stap/"


class Key:
    """A key as one plugs it in. It may count, and answers what a browser would pass on."""

    def __init__(self, origin: str = "http://testserver", *, counts: bool = True):
        self.counts = counts
        self.origin, self.host = origin, origin.rpartition("/")[2].partition(":")[0]
        self.private, self.id, self.counter = ec.generate_private_key(ec.SECP256R1()), b"k" * 16, 0

    def make(self, options: dict) -> str:
        """Answer `navigator.credentials.create`, as JSON."""
        public = ES256.from_cryptography_key(self.private.public_key())
        data = self._data(0x41, AttestedCredentialData.create(b"\0" * 16, self.id, public))
        statement = AttestationObject.create("none", data, {})
        client = self._client("webauthn.create", options)
        return self._answer(clientDataJSON=client, attestationObject=bytes(statement))

    def use(self, options: dict) -> str:
        """Answer `navigator.credentials.get`, as JSON."""
        self.counter += self.counts
        client, data = self._client("webauthn.get", options), self._data(0x01)
        signature = self.private.sign(data + sha256(client), ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=data, signature=signature)

    def _client(self, kind: str, options: dict) -> bytes:
        asked = options["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": asked, "origin": self.origin}).encode()

    def _data(self, flags: int, made: bytes = b"") -> bytes:
        return AuthenticatorData.create(sha256(self.host.encode()), flags, self.counter, made)

    def _answer(self, **response: bytes) -> str:
        encoded = {name: websafe_encode(value) for name, value in response.items()}
        number = websafe_encode(self.id)
        return json.dumps(
            {"id": number, "rawId": number, "type": "public-key", "response": encoded}
        )


def app_of(user: User) -> str:
    """Give somebody an app, and return its secret."""
    secret = codes.new_secret()
    CodeApp.objects.create(user=user, secret=secret)
    return secret


def code(secret: str, later: int = 0) -> str:
    """Return what an app shows, now or some half minutes later."""
    return codes.code_at(secret, codes.current_step() + later)


def give_password(client: Client, name: str = "anna", password: str = PASSWORD, **more):
    return client.post("/cms/login/", {"username": name, "password": password, **more})


def give_code(client: Client, typed: str):
    return client.post(STEP, {"code": typed})


def sign_in(client: Client, secret: str) -> None:
    """Go both steps."""
    give_password(client)
    assert give_code(client, code(secret)).status_code == 302


def is_in(client: Client) -> bool:
    return client.get("/cms/").status_code == 200
