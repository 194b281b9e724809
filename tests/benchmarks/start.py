"""From the command to a window that answers, as whole processes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from loopmap.resources import example
from tests.benchmarks.yardstick import Measured, measured

TIMES = 5
BUDGET = 900.0


def figures() -> Iterator[Measured]:
    """Start with a file until the first frame is painted and events are answered."""
    command = [sys.executable, "-m", "tests.benchmarks.start_child"]
    command.append(str(example("fines-for-non-attendance")))
    taken = []
    for _ in range(TIMES + 1):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - started)
    yield measured("process start to map on screen, and out again", taken[1:], budget=BUDGET)
