"""From the command to a window that answers, as whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import IO

from loopmap.resources import example
from tests.benchmarks.start_child import SHOWN, WHOLE
from tests.benchmarks.yardstick import Measured, measured

TIMES = 5
BUDGET, WHOLE_BUDGET = 450.0, 750.0


def figures() -> Iterator[Measured]:
    """Start with a file until the map is painted, and until its panels are.

    As people start it: from the second time on Python finds the modules compiled. The
    first, which compiles them, is not counted.
    """
    with tempfile.TemporaryDirectory() as compiled:
        taken = [_started(compiled) for _ in range(TIMES + 1)][1:]
    maps, wholes = [shown for shown, _ in taken], [whole for _, whole in taken]
    yield measured("process start to map on screen", maps, budget=BUDGET)
    yield measured("process start to map and panels on screen", wholes, budget=WHOLE_BUDGET)


def _started(compiled: str) -> tuple[float, float]:
    """Seconds until the child says that the map is there, and its panels; not its leaving."""
    command = [sys.executable, "-m", "tests.benchmarks.start_child"]
    command.append(str(example("fines-for-non-attendance")))
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    ) as child:
        assert child.stdout is not None
        taken = (_heard(child.stdout, SHOWN, started), _heard(child.stdout, WHOLE, started))
    if child.returncode != 0:
        raise RuntimeError(f"the window did not leave cleanly: {child.returncode}")
    return taken


def _heard(lines: IO[str], word: str, started: float) -> float:
    said = lines.readline().strip()
    if said != word:
        raise RuntimeError(f"the window did not come up as far as “{word}”.")
    return time.perf_counter() - started
