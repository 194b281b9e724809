"""From the command to a window that answers, as whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from loopmap.resources import example
from tests.benchmarks.start_child import SHOWN
from tests.benchmarks.yardstick import Measured, measured

TIMES = 5
BUDGET = 450.0


def figures() -> Iterator[Measured]:
    """Start with a file until the map is painted and the process says so.

    As people start it: from the second time on Python finds the modules compiled. The
    first, which compiles them, is not counted.
    """
    with tempfile.TemporaryDirectory() as compiled:
        taken = [_until_shown(compiled) for _ in range(TIMES + 1)]
    yield measured("process start to map on screen", taken[1:], budget=BUDGET)


def _until_shown(compiled: str) -> float:
    """Seconds until the child prints that the map is on screen; its leaving is not counted."""
    command = [sys.executable, "-m", "tests.benchmarks.start_child"]
    command.append(str(example("fines-for-non-attendance")))
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        shown = time.perf_counter() - started
    if child.returncode != 0 or said.strip() != SHOWN:
        raise RuntimeError(f"the window did not come up and leave cleanly: {child.returncode}")
    return shown
