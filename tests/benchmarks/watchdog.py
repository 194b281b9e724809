"""Watches the window's thread: every time it answers late, what it was doing and for how long."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from tests.benchmarks.stack_lines import StackLines
from tests.benchmarks.yardstick import yardstick

BEAT = 4
"""Milliseconds between two signs of life."""

LATE = 0.05
"""Seconds without a sign of life that count as a stall."""

_LOOK = 0.008


@dataclass(frozen=True, slots=True)
class Stall:
    """One stretch without a sign of life, in seconds of the thread's own work and by the clock.

    ``queued`` is how long of it the thread could have run and other programs had the processors;
    ``busy`` how much all threads of ours worked in it: where that is little, too, the whole
    program stood still, and what is left waited for a disk or for the machine itself.
    ``collecting`` is how long of it Python looked for garbage, ``beside`` how long which jobs in
    the background worked in it, most first. ``doing`` is what a person did; ``seen`` tells in which
    lines of Loopmap it was, innermost last, and how often, in the order of time. The ``yardstick``
    was taken right after it, for a machine is not equally fast all the time.
    """

    worked: float
    lasted: float
    queued: float
    busy: float
    collecting: float
    beside: tuple[tuple[str, float], ...]
    doing: str
    seen: tuple[tuple[tuple[str, ...], int], ...]
    yardstick: float

    @property
    def yardsticks(self) -> float:
        """The thread's own work in them."""
        return self.worked / self.yardstick

    @property
    def where(self) -> tuple[str, ...]:
        """The lines it was mostly seen in; none where nobody looked in time."""
        return max(self.seen, key=lambda entry: entry[1])[0] if self.seen else ()


class Watchdog(QObject):
    """Listens for a beat of the event loop from a thread of its own, and keeps the ``stalls``.

    ``doing`` may be set to what happens now. Every stall tells the work of the window's
    thread beside the clock, for a machine busy with other things is late without anybody's
    fault.
    """

    def __init__(
        self, jobs: Callable[[], dict[str, float]] = dict, parent: QObject | None = None
    ) -> None:
        """``jobs`` answers how many seconds the jobs of each key have worked until now."""
        super().__init__(parent)
        self.stalls: list[Stall] = []
        self._jobs, self._worked = jobs, jobs()
        self.doing = ""
        self._did = ""
        self._clock = time.pthread_getcpuclockid(threading.get_ident())
        self._queue = Queue()
        self._stack = StackLines(signal.SIGUSR1)
        self._watched = threading.get_ident()
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._collecting = self._since = 0.0
        self._beat = self._now()
        self._stopped = threading.Event()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._sign_of_life)
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        self._beat = self._now()
        gc.callbacks.append(self._collects)
        self._timer.start(BEAT)
        self._thread.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.callbacks.remove(self._collects)
        self._stopped.set()
        self._thread.join()
        self._stack.close()
        self._queue.close()

    def _now(self) -> tuple[float, float, float, float]:
        worked, waited = time.clock_gettime(self._clock), self._queue.waited()
        return worked, time.perf_counter(), waited, time.process_time()

    def _sign_of_life(self) -> None:
        (worked, lasted, queued, busy), now = self._beat, self._now()
        seen, self._seen = self._seen, Counter()
        collecting, self._collecting = self._collecting, 0.0
        self._beat = now
        before, self._worked = self._worked, self._jobs()
        if now[1] - lasted > LATE:
            looked = tuple(seen.items())  # the watching thread may be at it still
            doing = self.doing or self._did
            spent = (now[0] - worked, now[1] - lasted, now[2] - queued, now[3] - busy)
            beside = _more(before, self._worked)
            self.stalls.append(Stall(*spent, collecting, beside, doing, looked, yardstick()))
            self._begin_again()
        self._did, self.doing = self.doing, ""

    def _begin_again(self) -> None:
        """What was measured just now was not the window's."""
        self._beat, self._worked = self._now(), self._jobs()
        self._seen, self._collecting = Counter(), 0.0

    def _collects(self, phase: str, _: dict[str, int]) -> None:
        """Called by Python before and after each collection."""
        if phase == "start":
            self._since = time.perf_counter()
        else:
            self._collecting += time.perf_counter() - self._since

    def _watch(self) -> None:
        while not self._stopped.wait(_LOOK):
            if time.perf_counter() - self._beat[1] > LATE / 2:
                self._seen[self._stack.of(self._watched)] += 1


def _more(before: dict[str, float], now: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Who worked more than a millisecond in between, most first."""
    spent = {key: worked - before.get(key, 0.0) for key, worked in now.items()}
    return tuple(
        sorted(((k, s) for k, s in spent.items() if s > 0.001), key=lambda entry: -entry[1])
    )


class Queue:
    """How long the thread that makes it has waited for a processor, where the system says."""

    def __init__(self) -> None:
        path = Path("/proc/thread-self/schedstat")
        self._file = os.open(path, os.O_RDONLY) if path.exists() else None

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)

    def waited(self) -> float:
        """Seconds in all; 0 where nobody knows."""
        if self._file is None:
            return 0.0
        return int(os.pread(self._file, 96, 0).split()[1]) / 1e9
