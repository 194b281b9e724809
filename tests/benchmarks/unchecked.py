"""Watches work in the background: how long it goes on without asking whether it may.

A worker rests at its checks while the window is late (``ui/giving_way.py``). One that works
long between two of them holds the window up for as long, whatever the window does itself,
unless it does so in C that lets other threads go on: so a thread that wants nothing but its
turn notes how long it waited.
"""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field

from loopmap.ui import jobs
from loopmap.ui.giving_way import PatientToken
from tests.benchmarks.stack_lines import StackLines
from tests.benchmarks.watchdog import Queue

LONG = 0.015
"""Seconds of a worker's own time between two checks that are worth telling."""

HOLDING = 0.01
"""Seconds another thread waited for its turn from which on a stretch held others up."""

TURNS = 0.00025
"""Seconds of waiting for a turn, in the mean, from which on a stretch took turns with others."""

_LOOK, _ASK, _IDLE = 0.003, 0.001, 0.005


@dataclass(frozen=True, slots=True)
class Gap:
    """Seconds of its own time that the job of ``key`` worked without a check; where it was seen.

    ``waits`` are how long a thread that wanted a turn again and again waited for this one.
    """

    key: str
    worked: float
    where: tuple[str, ...]
    waits: tuple[float, ...] = ()


@dataclass(eq=False)
class _Hand:
    """A thread at work on a job."""

    key: str
    thread: int = field(default_factory=threading.get_ident)
    begun: float = field(default_factory=time.thread_time)
    since: float = field(default_factory=time.thread_time)
    seen: Counter[tuple[str, ...]] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = time.pthread_getcpuclockid(self.thread)


class _Here(threading.local):
    hand: _Hand | None = None


class WorkWatch:
    """Keeps the ``gaps`` of work between ``start`` and ``stop``, and who ``worked`` how long."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self.worked: dict[str, float] = defaultdict(float)
        self._hands: set[_Hand] = set()
        self._lock = threading.Lock()  # a thread must not end while it is looked at
        self._here = _Here()
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=t, daemon=True) for t in (self._watch, self._ask)]

    def start(self) -> None:
        self._check, self._run = PatientToken.check, jobs._Worker.run
        self._stack = StackLines(signal.SIGUSR2)
        watch, check, run = self, self._check, self._run

        def checked(token: PatientToken) -> None:
            watch._note()
            try:
                check(token)
            finally:
                watch._go_on()

        def ran(worker: jobs._Worker) -> None:
            with watch._lock:
                hand = watch._here.hand = _Hand(worker.key)
                watch._hands.add(hand)
            try:
                run(worker)
            finally:
                watch._note()
                with watch._lock:
                    watch.worked[hand.key] += time.thread_time() - hand.begun
                    watch._hands.discard(hand)
                watch._here.hand = None

        PatientToken.check = checked  # type: ignore[method-assign]
        jobs._Worker.run = ran  # type: ignore[method-assign]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        PatientToken.check = self._check  # type: ignore[method-assign]
        jobs._Worker.run = self._run  # type: ignore[method-assign]
        self._stopped.set()
        for thread in self._threads:
            thread.join()
        self._stack.close()

    def so_far(self) -> dict[str, float]:
        """Seconds of their own time that the jobs of each key have worked until now.

        Asked by the window's thread at each of its beats, which waits for no lock: whoever
        looks at a worker's stack keeps it for many milliseconds.
        """
        worked = dict(self.worked)
        for hand in tuple(self._hands):
            with suppress(OSError):  # a thread that has just ended has no clock
                spent = time.clock_gettime(hand.clock) - hand.begun
                worked[hand.key] = worked.get(hand.key, 0.0) + spent
        return worked

    def _note(self) -> None:
        hand = self._here.hand
        if hand is None:
            return
        gap = time.thread_time() - hand.since
        if gap > LONG:
            time.sleep(2 * _ASK)  # who has waited notes it
            where = hand.seen.most_common(1)[0][0] if hand.seen else ()
            self.gaps.append(Gap(hand.key, gap, where, tuple(hand.waits)))

    def _go_on(self) -> None:
        hand = self._here.hand
        if hand is not None:
            if hand.seen:
                hand.seen = Counter()
            hand.waits = []
            hand.since = time.thread_time()

    def _watch(self) -> None:
        while not self._stopped.wait(_LOOK):
            with self._lock:
                for hand in self._hands:
                    if time.clock_gettime(hand.clock) - hand.since > LONG / 2:
                        hand.seen[self._stack.of(hand.thread, numbered=True)] += 1

    def _ask(self) -> None:
        """Ask for a turn again and again, and note who kept it from having one."""
        queue = Queue()
        while not self._stopped.is_set():
            if not self._hands:  # each turn it has is one that the window has not
                self._stopped.wait(_IDLE)
                continue
            with self._lock:
                before = {hand: time.clock_gettime(hand.clock) for hand in self._hands}
            since, busy, queued = time.perf_counter(), time.process_time(), queue.waited()
            time.sleep(_ASK)
            late = time.perf_counter() - since - _ASK - (queue.waited() - queued)
            busy = time.process_time() - busy
            with self._lock:
                for hand in self._hands & before.keys():
                    worked = time.clock_gettime(hand.clock) - before[hand]
                    # What all others worked may have been what it waited for.
                    hand.waits.append(max(0.0, min(worked, late - (busy - worked))))
        queue.close()


def told(watch: WorkWatch) -> list[str]:
    """The gaps by job, the longest first, each with where it was seen."""
    by_key: dict[str, list[Gap]] = defaultdict(list)
    for gap in watch.gaps:
        by_key[gap.key].append(gap)
    gaps, worked = sum(gap.worked for gap in watch.gaps), sum(watch.worked.values())
    many = f"{len(watch.gaps)} stretches of work over {LONG * 1e3:.0f} ms without a check"
    lines = [f"{many}, {gaps:.1f} of {worked:.1f} s"]
    for key, some in sorted(by_key.items(), key=lambda entry: -max(g.worked for g in entry[1])):
        lines.append(f"{_counted(some)} in {watch.worked[key]:.1f} s: {key}")
        places: dict[tuple[str, ...], list[Gap]] = defaultdict(list)
        for gap in some:
            places[gap.where[-3:]].append(gap)
        for where, there in sorted(places.items(), key=lambda e: -max(g.worked for g in e[1]))[:6]:
            lines.append(f"           {_counted(there)}: {' > '.join(where)}")
    return lines


def _counted(gaps: list[Gap]) -> str:
    longest = max(gap.worked for gap in gaps)
    return f"{longest * 1e3:5.0f} ms at most, {_held(gaps)}, {len(gaps):3d}"


def _held(gaps: list[Gap]) -> str:
    """What other threads could do meanwhile."""
    waits = [wait for gap in gaps for wait in gap.waits]
    if max(waits, default=0.0) > HOLDING:
        return f"others waited {max(waits) * 1e3:3.0f}"
    if sum(waits) > TURNS * len(waits):
        return "others had turns "
    return "others went on   "
