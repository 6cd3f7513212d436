"""What is sent to the API for an answer to a form, and what it says of that."""

from dataclasses import asdict, dataclass, field
from typing import Any

import httpx2


@dataclass(frozen=True)
class Sent:
    """An answer: by the ids of the questions, with what helps to tell people from programs."""

    answers: dict[str, str | list[str]]
    stamp: str
    trap: str
    key: str  # the same for the same answer of the same person, however often it is sent
    visitor: str  # the address that it came from

    @property
    def json(self) -> dict[str, Any]:
        values = asdict(self)
        del values["key"], values["visitor"]
        return values | {"ask": True}

    @property
    def headers(self) -> dict[str, str]:
        return {"Idempotency-Key": self.key, "X-Visitor-Address": self.visitor}


@dataclass(frozen=True)
class Outcome:
    """An answer was stored (`number`), has errors, or is to be confirmed with a new `stamp`."""

    number: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    stamp: str = ""


def read_outcome(response: httpx2.Response) -> Outcome | None:
    """Return what the API says, or None if that is nothing of the answer itself.

    Raises what reading JSON of another shape raises.
    """
    if response.status_code == 201:
        return Outcome(number=response.json()["number"])
    if response.status_code in (413, 422):
        json = response.json()
        errors = {name: str(text) for name, text in json.get("errors", {}).items()}
        return Outcome(errors=errors or {"": str(json["detail"])})
    if response.status_code == 428:
        return Outcome(stamp=response.json()["stamp"])
    return None
