"""What a check found, and where. Knows neither the database nor the words for it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """Where in the editor it is: in a block of the text, or in a field. Both empty: the page."""

    block: str = ""  # the id of a block
    field: str = ""  # the name of a field of the page


@dataclass(frozen=True)
class Finding:
    """`code` names the check (see `texts`); `details` are the words and figures that it tells."""

    code: str
    place: Place = Place()
    details: dict = field(default_factory=dict)
