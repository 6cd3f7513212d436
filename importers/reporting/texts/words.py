"""What is said of one kind of problem."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Words:
    """What is wrong, and what the writer can do."""

    text: Promise | str
    hint: Promise | str = ""
