"""How far tests go that have no natural end: some way in `make test`, far in `make test-long`."""

import os

LONG = os.environ.get("TEST_LONG") == "1"


def examples(number: int) -> int:
    """Return how many examples Hypothesis tries, of the number that it tries in a long run."""
    return number if LONG else max(number // 10, 50)
