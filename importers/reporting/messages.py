"""The words of a problem: what is wrong, and what to do.

Levels and places belong to `problems.py`. The texts are in `texts/`, in the file of the stage that
finds the problem: English there, and Dutch in `locale/`.
"""

from importers.problems import Problem
from importers.reporting.texts.content import CONTENT
from importers.reporting.texts.files import FILES
from importers.reporting.texts.front_matter import FRONT_MATTER
from importers.reporting.texts.markdown import MARKDOWN
from importers.reporting.texts.planning import PLANNING

LONGEST_VALUE = 120  # characters of a file that a message repeats
MESSAGES = FILES | FRONT_MATTER | MARKDOWN | CONTENT | PLANNING


def text_of(problem: Problem) -> str:
    """Return what is wrong, in the active language."""
    return MESSAGES[problem.code].text % _values(problem)


def hint_of(problem: Problem) -> str:
    """Return what the writer can do; empty if there is nothing."""
    return str(MESSAGES[problem.code].hint) % _values(problem)


def _values(problem: Problem) -> dict[str, str]:
    return {name: _short(str(value)) for name, value in problem.values.items()}


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
