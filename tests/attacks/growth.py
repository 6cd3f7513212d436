"""Measure whether a function works in proportion to its input, on a machine of any speed and load.

What Python does is counted, so it is the same each time: a quadratic function does sixteen times as
much for four times the input. What a function of C does, such as a regular expression, cannot be
counted. Its processor time is measured, between sizes so far apart (16 times as much for a linear
function, 256 for a quadratic one) that other work on the machine does not matter.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T", bytes, str)
COUNTED = 1_000, 4_000  # bytes or characters
COUNT_LIMIT = 6
START, LARGEST = 500, 100_000  # bytes or characters
ENOUGH = 0.005  # seconds that can be measured
FACTOR, TIME_LIMIT, ATTEMPTS = 16, 64, 3


def is_linear(
    function: Callable[[T], object], build: Callable[[int], T], attempts: int = ATTEMPTS
) -> bool:
    """Return True if the work grows with the input, of which `build` makes about the given size."""
    short, long = (steps(function, build(size)) for size in COUNTED)
    if long > COUNT_LIMIT * short:
        return False
    return any(growth(function, build) < TIME_LIMIT for _ in range(attempts))


def steps(function: Callable[[T], object], data: T) -> int:
    """Return how many instructions of Python a call takes."""
    count = 0

    def trace(frame, event, _argument):
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(data)
    finally:
        sys.settrace(before)
    return count


def growth(function: Callable[[T], object], build: Callable[[int], T]) -> float:
    """Return how much longer a larger input takes; 0 if the largest takes hardly any time."""
    size = START
    while seconds(function, build(size)) < ENOUGH:
        if size > LARGEST:
            return 0
        size *= 2
    short, long = build(size), build(FACTOR * size)
    return seconds(function, long) / sorted(seconds(function, short) for _ in "abc")[1]


def seconds(function: Callable[[T], object], data: T) -> float:
    begun = time.thread_time()
    function(data)
    return time.thread_time() - begun


def repeated(unit: T, before: T, after: T) -> Callable[[int], T]:
    """Return a builder of inputs that repeat `unit`, between `before` and `after`."""
    return lambda size: before + unit * (size // len(unit) + 1) + after
