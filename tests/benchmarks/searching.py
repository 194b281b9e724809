"""Frames of a drag while loops are searched for, beside the same drag when nothing is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from loopmap.analysis.loops import Budget
from loopmap.ui.loop_watch import LoopWatch
from tests.benchmarks.contenders import OurCanvas
from tests.benchmarks.frames import (
    FRAMES,
    FrameTimes,
    Told,
    application,
    bursts,
    frames,
    settle,
)
from tests.benchmarks.hands import move, press, release
from tests.benchmarks.maps import document_of, hub_of

SIZE = (150, 300)
ENDLESS = Budget(count=10**7, steps=10**12, proof=10**7, proof_steps=10**12)
AT_MOST = 2.0


def figures() -> Iterator[FrameTimes | Told]:
    """A variable is dragged, with a search that never ends under way and without."""
    application()
    contender = OurCanvas(document_of(*SIZE))
    contender.fit()
    settle()
    idle = bursts("drag while nothing is searched", lambda: _drag(contender))
    yield idle
    watch = LoopWatch(contender.canvas.session, budget=ENDLESS)
    assert watch.is_searching
    busy = bursts("drag while loops are searched for", lambda: _drag(contender))
    assert watch.is_searching
    yield busy
    watch.close()
    contender.close()
    times = busy.p95 / idle.p95
    yield Told(
        f"p95 while searching is {times:.2f} of idle (at most {AT_MOST:g})", times <= AT_MOST
    )


def _drag(contender: OurCanvas) -> list[float]:
    contender.begin_again(hub_of(SIZE[0]))
    settle(0.1)
    start = contender.place_of(hub_of(SIZE[0]))

    def step(frame: int) -> None:
        at = start + QPointF(8 + 3 * frame, 2 * frame)
        if frame == 0:
            press(contender.target, start)
        elif frame == FRAMES - 1:
            release(contender.target, at)
        else:
            move(contender.target, at)

    return frames(step)
