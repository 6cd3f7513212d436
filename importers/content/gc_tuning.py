"""Let Python look for garbage less often than it does by itself.

An import keeps what thousands of files came to, and Django is large. Python's default is to look
for cycles again and again among all of that: a sixth of the time that 440 files took. There are
few to find, as converting an ordinary file leaves none.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects between two looks at those; how many of such looks until one at what survived the
# last; and how many of those until one at everything.
RARE_THRESHOLDS = (50_000, 20, 100)


@contextmanager
def rare_garbage_collection() -> Iterator[None]:
    """Look at old objects only once in a long while, within."""
    before = gc.get_threshold()
    gc.set_threshold(*RARE_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
