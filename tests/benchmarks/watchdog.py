"""Watches the window's thread: every time it answers late, what it was doing and for how long."""

from __future__ import annotations

import faulthandler
import gc
import os
import re
import signal
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

BEAT = 4
"""Milliseconds between two signs of life."""

LATE = 0.05
"""Seconds without a sign of life that count as a stall."""

_LOOK, _TELLING, _PATIENCE = 0.008, 0.002, 20
_OURS = re.compile(r'File ".*/loopmap/([^"]+)", line \d+ in (\S+)')
_DEEP = 7


@dataclass(frozen=True, slots=True)
class Stall:
    """One stretch without a sign of life, in seconds of the thread's own work and by the clock.

    ``queued`` is how long of it the thread could have run and other programs had the processors;
    ``busy`` how much all threads of ours worked in it: where that is little, too, the whole
    program stood still, and what is left waited for a disk or for the machine itself.
    ``collecting`` is how long of it Python looked for garbage. ``doing`` is what a person
    did; ``where`` the lines of Loopmap it was mostly seen in, innermost last.
    """

    worked: float
    lasted: float
    queued: float
    busy: float
    collecting: float
    doing: str
    where: tuple[str, ...]


class Watchdog(QObject):
    """Listens for a beat of the event loop from a thread of its own, and keeps the ``stalls``.

    ``doing`` may be set to what happens now. Every stall tells the work of the window's
    thread beside the clock, for a machine busy with other things is late without anybody's
    fault.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stalls: list[Stall] = []
        self.doing = ""
        self._did = ""
        self._clock = time.pthread_getcpuclockid(threading.get_ident())
        self._queue = _Queue()
        self._stack = _Stack()
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
        if now[1] - lasted > LATE:
            where = seen.most_common(1)[0][0] if seen else ()
            doing = self.doing or self._did
            spent = (now[0] - worked, now[1] - lasted, now[2] - queued, now[3] - busy)
            stall = Stall(*spent, collecting, doing, where)
            self.stalls.append(stall)
        self._did, self.doing = self.doing, ""

    def _collects(self, phase: str, _: dict[str, int]) -> None:
        """Called by Python before and after each collection."""
        if phase == "start":
            self._since = time.perf_counter()
        else:
            self._collecting += time.perf_counter() - self._since

    def _watch(self) -> None:
        while not self._stopped.wait(_LOOK):
            if time.perf_counter() - self._beat[1] > LATE / 2:
                self._seen[self._stack.lines()] += 1


class _Queue:
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


class _Stack:
    """The innermost lines of the program on the stack of the thread that makes it.

    Written by C in a signal on that very thread: whoever took hold of the frames would keep
    painters alive beyond their painting, and have them go on another thread; and whoever
    looked at all threads at once would now and then meet one that is only just beginning.
    """

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  written to as long as it is watched
        faulthandler.register(signal.SIGUSR1, self._file, all_threads=False)

    def close(self) -> None:
        faulthandler.unregister(signal.SIGUSR1)
        self._file.close()

    def lines(self) -> tuple[str, ...]:
        """Where the thread is now; to be asked by another one."""
        written = self._file.fileno()
        os.ftruncate(written, 0)
        os.lseek(written, 0, os.SEEK_SET)
        signal.pthread_kill(self._thread, signal.SIGUSR1)
        stack = ""
        for _ in range(_PATIENCE):  # on a busy machine it takes a while to come to it
            time.sleep(_TELLING)
            stack = os.pread(written, 1 << 16, 0).decode("utf-8", "replace")
            if stack:
                break
        named = [f"{path}:{name}" for path, name in _OURS.findall(stack)]
        return tuple(reversed(named[:_DEEP]))
