"""Times of frames, made comparable over machines and moments by a kernel timed around them.

A frame is all the window's thread does from one movement of a hand to the next:
the event, the painting, and one turn of whatever waits for its turn. Counted is the
time that thread itself worked, so that a busy machine measures what a quiet one does.
"""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from loopmap.ui.fonts import load_fonts
from loopmap.ui.idle_collection import look_at_young
from tests.benchmarks.yardstick import kernel

REFERENCE = 4.3
"""Milliseconds the calibration kernel takes on the quiet machine all budgets were set on."""

FRAMES = 60
BURSTS = 3


@dataclass(frozen=True, slots=True)
class FrameTimes:
    """One burst in milliseconds of the reference machine; ``slowed`` is how slow it was here."""

    name: str
    median: float
    p95: float
    worst: float
    slowed: float
    budget: float

    @property
    def within(self) -> bool:
        return self.p95 <= self.budget

    def row(self) -> str:
        """A line of the table."""
        mark = "ok  " if self.within else "OVER"
        budget = f"(budget {self.budget:g})" if math.isfinite(self.budget) else ""
        return (
            f"{mark} {self.name:<44} median {self.median:7.2f}  p95 {self.p95:7.2f}"
            f"  max {self.worst:7.2f} ms  kernel x{self.slowed:.2f} {budget}"
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the table that is no figure of its own."""

    text: str
    within: bool = True

    def row(self) -> str:
        return f"{'ok  ' if self.within else 'OVER'} {self.text}"


@cache
def application() -> QApplication:
    """The one application of the run, with the program's typeface and its care for memory."""
    gc.disable()
    found = QApplication.instance() or QApplication([])
    assert isinstance(found, QApplication)
    load_fonts()
    return found


def calibration() -> float:
    """Milliseconds the kernel takes now, a third plain Python, the rest raster: middle of nine."""
    return statistics.median(_timed(_kernel) for _ in range(9)) * 1e3


def settle(seconds: float = 0.6) -> None:
    """Let everything that waits for its turn be done."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
    look_at_young()


def bursts(
    name: str, burst: Callable[[], list[float]], budget: float = math.inf, times: int = BURSTS
) -> FrameTimes:
    """Of several bursts (seconds for each frame) the one that the machine disturbed least."""
    taken = [_calibrated(burst) for _ in range(times)]
    slowed, frames = min(taken, key=lambda one: one[0])
    return _told(name, frames, slowed, budget)


def frames(step: Callable[[int], None], count: int = FRAMES) -> list[float]:
    """Seconds for each of ``count`` frames; ``step`` moves the hand and paints."""
    taken = []
    for frame in range(count):
        started = time.thread_time()
        step(frame)
        QApplication.processEvents()
        taken.append(time.thread_time() - started)
    return taken


def _calibrated(burst: Callable[[], list[float]]) -> tuple[float, list[float]]:
    before = calibration()
    taken = burst()
    return (before + calibration()) / 2 / REFERENCE, taken


def _told(name: str, taken: list[float], slowed: float, budget: float) -> FrameTimes:
    times = sorted(second * 1e3 / slowed for second in taken)
    p95 = times[min(len(times) - 1, math.ceil(0.95 * len(times)) - 1)]
    return FrameTimes(name, statistics.median(times), p95, times[-1], slowed, budget)


def _kernel() -> None:
    kernel()
    image = _paper()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#333333"), 1.6))
    for arc in _arcs():
        painter.strokePath(arc, painter.pen())
    painter.end()


@cache
def _paper() -> QImage:
    return QImage(512, 512, QImage.Format.Format_RGB32)


@cache
def _arcs() -> tuple[QPainterPath, ...]:
    made = []
    for n in range(40):
        path = QPainterPath(QPointF(10 + n, 20 + 11 * n))
        path.cubicTo(150, 10 + 4 * n, 300, 500 - 6 * n, 480 - 2 * n, 30 + 10 * n)
        made.append(path)
    return tuple(made)


def _timed(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return time.thread_time() - started
