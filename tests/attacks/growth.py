"""Measure whether a function takes time in proportion to its input, whatever the machine's speed.

The measure is a ratio of processor times of one thread: of an input, and of one that is four times
as long. A quadratic function takes sixteen times as long, a linear one four times.
"""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T", bytes, str)
START, LARGEST = 500, 100_000  # bytes or characters
ENOUGH = 0.01  # seconds that can be measured
FACTOR, LIMIT, ATTEMPTS = 4, 9, 3


def growth(function: Callable[[T], object], build: Callable[[int], T]) -> float:
    """Return how much longer four times the input takes; 0 if the largest takes hardly any time.

    `build` makes an input of about the given size.
    """
    size = START
    while seconds(function, build(size)) < ENOUGH:
        if size > LARGEST:
            return 0
        size *= 2
    short, long = build(size), build(FACTOR * size)
    return min(seconds(function, long) for _ in "ab") / min(seconds(function, short) for _ in "abc")


def seconds(function: Callable[[T], object], data: T) -> float:
    begun = time.thread_time()
    function(data)
    return time.thread_time() - begun


def is_linear(function: Callable[[T], object], build: Callable[[int], T]) -> bool:
    """Return True if the time grows with the input. Measured again if it seems not to."""
    return any(growth(function, build) < LIMIT for _ in range(ATTEMPTS))


def repeated(unit: T, before: T, after: T) -> Callable[[int], T]:
    """Return a builder of inputs that repeat `unit`, between `before` and `after`."""
    return lambda size: before + unit * (size // len(unit) + 1) + after
