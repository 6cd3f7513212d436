"""How far tests go that have no natural end: some way in `make test`, far in `make test-long`."""

import os

import pytest

LONG = os.environ.get("TEST_LONG") == "1"


def examples(number: int) -> int:
    """Return how many examples Hypothesis tries, of the number that it tries in a long run."""
    return number if LONG else max(number // 10, 50)


def long(*values: object) -> list:
    """Return parameters of a test that only a long run tries, beside what `make test` tries."""
    return [pytest.param(value, marks=pytest.mark.long) for value in values]
