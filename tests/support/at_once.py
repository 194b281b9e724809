"""What must end at once, whatever it is given: in this thread's work, measured by the machine's."""

from __future__ import annotations

import time
from contextlib import contextmanager

from tests.benchmarks.yardstick import kernel

YARDSTICKS = 600
"""What a usual machine does in a second."""


@contextmanager
def at_once():
    """Asserts that what is done inside takes no longer than a usual machine's second."""
    began = time.thread_time()
    yield
    seconds = time.thread_time() - began
    assert seconds < 1 or seconds < YARDSTICKS * min(_of_a_yardstick() for _ in range(9))


def _of_a_yardstick():
    began = time.thread_time()
    kernel()
    return time.thread_time() - began
