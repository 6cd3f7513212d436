"""Everything that is kept of one person, as a ZIP file to give to them (GDPR, article 15)."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO, Any

from django.core.files.base import File

from cms.admin.consent.file_usage import pages_with
from cms.admin.consent.models import Consent, Person
from cms.compat.wagtail.models import ModelLogEntry

RECORD = "gegevens.json"


def export(person: Person) -> IO[bytes]:
    """Return an open temporary file: what is recorded, the pictures, and the proofs."""
    packed: IO[bytes] = TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    consents = list(person.consents.select_related("image", "proof", "recorded_by"))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        record = json.dumps(_record(person, consents), indent=2, ensure_ascii=False)
        archive.writestr(RECORD, record)
        for name, file in _files(consents):
            with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
                for piece in source.chunks():
                    target.write(piece)
    packed.seek(0)
    return packed


def _record(person: Person, consents: list[Consent]) -> dict[str, Any]:
    entries = ModelLogEntry.objects.for_instance(person).select_related("user")
    return {
        "name": person.name,
        "pictures": [_of_consent(consent) for consent in consents],
        "history": [
            {"at": entry.timestamp.isoformat(), "what": entry.action, "by": _name(entry.user)}
            for entry in entries
        ],
    }


def _of_consent(consent: Consent) -> dict[str, Any]:
    return {
        "picture": consent.image.title,
        "description": consent.image.description,
        "file": _picture_name(consent),
        "pages": [page.full_url or page.title for page in pages_with(consent.image)],
        "purpose": consent.purpose,
        "until": _moment(consent.until),
        "proof": _proof_name(consent),
        "said_to": consent.told_to,
        "said_on": _moment(consent.told_on),
        "recorded_at": _moment(consent.recorded_at),
        "recorded_by": _name(consent.recorded_by),
        "withdrawn_at": _moment(consent.withdrawn_at),
    }


def _files(consents: list[Consent]) -> Iterator[tuple[str, File]]:
    """Yield the files with their names in the archive, each once. One that is lost is left out."""
    given: set[str] = set()
    for consent in consents:
        files = [(_picture_name(consent), consent.image.file)]
        if consent.proof:
            files.append((_proof_name(consent), consent.proof.file))
        for name, file in files:
            if name not in given and file.storage.exists(file.name):
                given.add(name)
                yield name, file


def _picture_name(consent: Consent) -> str:
    return f"foto-{consent.image_id}{PurePath(consent.image.file.name).suffix}"


def _proof_name(consent: Consent) -> str:
    if not consent.proof:
        return ""
    return f"bewijs-{consent.proof_id}{PurePath(consent.proof.file.name).suffix}"


def _moment(value) -> str | None:
    return value and value.isoformat()


def _name(user) -> str:
    return user.get_full_name() or user.get_username() if user else ""
