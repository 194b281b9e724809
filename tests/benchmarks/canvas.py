"""Pan, zoom, drag and rubber band: the program's canvas against two QGraphicsViews, one run."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPointF, QThread
from PySide6.QtWidgets import QApplication

from loopmap.model.ids import RecordId
from loopmap.ui.canvas.surface import ZOOM_RESTS
from tests.benchmarks.contenders import HEIGHT, WIDTH, Contender, OurCanvas
from tests.benchmarks.frames import (
    BURSTS,
    FRAMES,
    REFERENCE,
    FrameTimes,
    Told,
    application,
    bursts,
    calibration,
    frames,
    settle,
)
from tests.benchmarks.hands import NOTCH, move, press, release, turn
from tests.benchmarks.maps import document_of, hub_of
from tests.benchmarks.rival_batched import BatchedView
from tests.benchmarks.rival_naive import NaiveView

SIZES = ((150, 300), (1000, 3000), (2000, 6000))
BUDGET = 16.0
SHARP = 150.0
"""Milliseconds from the last step of a zoom to a picture without a scaled tile."""

Act = Callable[[Contender, RecordId], list[float]]


def figures() -> Iterator[FrameTimes | Told]:
    """Every interaction at each size for each contender, then how many times ours is faster."""
    application()
    for variables, links in SIZES:
        size = f"{variables:,}/{links:,}"
        document, hub = document_of(variables, links), hub_of(variables)
        taken: dict[str, dict[str, FrameTimes]] = {}
        for make in (OurCanvas, BatchedView, NaiveView):
            contender = make(document)
            settle()
            taken[contender.name] = {}
            for figure in _raced(contender, hub, size):
                yield figure
                taken[contender.name][figure.name.partition(":")[0]] = figure
            if isinstance(contender, OurCanvas):
                yield _sharp(contender, hub, size)
            contender.close()
            settle(0.1)
        yield from _compared(taken, size)


def _raced(contender: Contender, hub: RecordId, size: str) -> Iterator[FrameTimes]:
    budget, times = (BUDGET, BURSTS) if isinstance(contender, OurCanvas) else (math.inf, 1)
    for name, act in ACTS.items():
        acted = partial(_acted, act, contender, hub)
        yield bursts(f"{name}: {contender.name} {size}", acted, budget, times)


def _acted(act: Act, contender: Contender, hub: RecordId) -> list[float]:
    contender.begin_again(hub)
    return act(contender, hub)


def _compared(taken: dict[str, dict[str, FrameTimes]], size: str) -> Iterator[Told]:
    ours, *rivals = taken.values()
    for name, one in ours.items():
        times = [rival[name].p95 / one.p95 for rival in rivals]
        against = ", ".join(
            f"{ratio:.1f} x {who}" for ratio, who in zip(times, list(taken)[1:], strict=True)
        )
        yield Told(f"{name} {size}: p95 of {against}", all(ratio > 1 for ratio in times))


def _pan(contender: Contender, hub: RecordId) -> list[float]:
    contender.actual_size(hub)
    settle()

    def step(frame: int) -> None:
        way = 1 if frame < FRAMES // 2 else -1
        contender.pan(way * 14.0, way * 6.0)
        contender.paint_now()

    return frames(step)


def _zoom(contender: Contender, _: RecordId) -> list[float]:
    """Half a notch of the wheel for each frame, in and out again; nobody glides.

    What counts is the frame that answers the wheel: ours may be the tiles there are, scaled;
    when it is sharp again is a row of its own.
    """
    contender.fit()
    settle()
    middle = QPointF(WIDTH / 2, HEIGHT / 2)

    def step(frame: int) -> None:
        turn(contender.target, middle, NOTCH // 2 if frame < FRAMES // 2 else -NOTCH // 2)
        contender.paint_now()

    return frames(step)


def _drag_at_fit(contender: Contender, hub: RecordId) -> list[float]:
    contender.fit()
    settle()
    return _drag(contender, hub)


def _drag_at_life_size(contender: Contender, hub: RecordId) -> list[float]:
    contender.actual_size(hub)
    settle()
    return _drag(contender, hub)


def _drag(contender: Contender, hub: RecordId) -> list[float]:
    start = contender.place_of(hub)
    return _strokes(contender, start, lambda frame: start + QPointF(8 + 3 * frame, 2 * frame))


def _band(contender: Contender, _: RecordId) -> list[float]:
    contender.fit()
    settle()
    corner, across = QPointF(3, 3), QPointF(WIDTH - 10, HEIGHT - 10)
    return _strokes(contender, corner, lambda frame: corner + across * (frame / (FRAMES - 7)))


def _strokes(contender: Contender, start: QPointF, place: Callable[[int], QPointF]) -> list[float]:
    """The press, every step, the drop and what is left to do after it are frames of their own."""
    target = contender.target

    def step(frame: int) -> None:
        if frame == 0:
            press(target, start)
        elif frame == FRAMES - 6:
            release(target, place(frame))
        elif frame < FRAMES - 6:
            move(target, place(frame))
        contender.paint_now()

    return frames(step)


ACTS: dict[str, Act] = {
    "pan": _pan,
    "zoom": _zoom,
    "drag hub at fit": _drag_at_fit,
    "drag hub at life size": _drag_at_life_size,
    "rubber band": _band,
}


def _sharp(ours: OurCanvas, hub: RecordId, size: str) -> Told:
    """How long after the last step of a zoom the picture is sharp, the rest before it included."""
    taken = []
    for scale in (0.0, 0.2, 0.35, 0.6, 1.0, 1.6):
        ours.begin_again(hub)
        ours.fit() if not scale else ours.actual_size(hub)
        settle()
        ours.zoom(scale or 1.06)
        QThread.msleep(ZOOM_RESTS)
        slowed, started = calibration() / REFERENCE, time.thread_time()
        while not ours.is_sharp():
            QApplication.processEvents()
        taken.append(ZOOM_RESTS + (time.thread_time() - started) * 1e3 / slowed)
    listed = ", ".join(f"{one:.0f}" for one in taken)
    return Told(
        f"sharp after a zoom from fit to 1.6, {size}: {listed} ms (budget {SHARP:g})",
        max(taken) <= SHARP,
    )
