"""The queue of the tests: each task runs at once, or each once at the end of a block."""

from collections.abc import Iterator
from contextlib import contextmanager

from django_tasks.backends.immediate import ImmediateBackend

_waiting: dict[tuple, tuple] | None = None


class Queue(ImmediateBackend):
    def enqueue(self, task, args, kwargs):
        """Run a task, or keep it for the end of the block, in which case there is no result yet."""
        if _waiting is None:
            return super().enqueue(task, args, kwargs)
        _waiting[task.module_path, repr(args), repr(kwargs)] = (super().enqueue, task, args, kwargs)
        return None


@contextmanager
def each_once() -> Iterator[None]:
    """Run what is enqueued in the block at its end: a page saved four times is indexed once.

    So does a server, whose background process comes later.
    """
    global _waiting
    _waiting = {}
    try:
        yield
    finally:
        tasks, _waiting = _waiting.values(), None
    for enqueue, *task in tasks:
        enqueue(*task)
