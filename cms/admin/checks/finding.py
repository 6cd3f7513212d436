"""The result of a rule: what was found, and where. Independent of database and wording."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """The block or field of the page editor that a finding is about; both empty: the page."""

    block: str = ""  # the id of a block
    field: str = ""  # the name of a field of the page


@dataclass(frozen=True)
class Finding:
    """One problem. `code` is a key of `texts.TEXTS`; `details` fills the texts' placeholders."""

    code: str
    place: Place = Place()
    details: dict = field(default_factory=dict)
