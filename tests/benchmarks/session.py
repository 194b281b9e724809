"""Five hundred links drawn, signed, delayed and deleted on a real map in the real window.

What counts is every stretch of the window's own work over 50 ms, and that the list kept
up with the edits is the one a search of the whole map finds.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from loopmap.analysis.loops import Budget, LoopList, find_loops, keep_up
from loopmap.analysis.snapshot import take_snapshot
from loopmap.diagram.geometry import Point
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.registry import open_file
from loopmap.model.document import CausalMap, Document
from loopmap.model.token import Token
from loopmap.ui.idle_collection import IdleCollection
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.main_window import MainWindow
from loopmap.ui.opening import with_places
from tests.benchmarks.frames import FRAMES, FrameTimes, Told, application, bursts, frames, settle
from tests.benchmarks.hands import move, press, release
from tests.benchmarks.loops import EDIT, MAPS
from tests.benchmarks.maps import document_of
from tests.benchmarks.monkey import report
from tests.benchmarks.searching import AT_MOST, ENDLESS
from tests.benchmarks.watchdog import LATE, Stall, Watchdog
from tests.benchmarks.yardstick import Measured, measured
from tests.support.link_edits import LinkEdits
from tests.support.window import Answers, folders_in, make_window

STEPS, TENTH = 500, 10
SEED = 4
PAUSES = (0.02, 0.03, 0.06, 0.15)
"""Seconds between two edits: in a hurry, and as people think."""
SIZE = (1366, 768)
EDIT_PAINTED = 25.0
"""Budget of one edit until it is painted, in yardsticks: about 32 ms."""
STAND_IN = (108, 296)
"""Variables and links of the map made where the real one is not beside the checkout."""


@dataclass
class Played:
    """What is kept of a session, to be looked at when it is over."""

    stalls: list[Stall] = field(default_factory=list)
    edits: list[float] = field(default_factory=list)
    """Seconds of the window's work in each edit until it is painted; the rest has its own turns."""
    maps: list[tuple[CausalMap, LoopList | None]] = field(default_factory=list)
    """The map after each edit with the list as it then was; None where it was searched again."""
    settled: list[tuple[CausalMap, LoopList]] = field(default_factory=list)


def figures() -> Iterator[Measured | Told | FrameTimes]:
    """Stalls, equal lists, the time of an edit, and frames of a drag while searching."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = _opened(Path(folder))
        idle = IdleCollection(
            lambda: window.session.document if window.session else None, window, away=lambda: False
        )
        idle.start()
        played = _play(window)
        yield from _told_stalls(played)
        yield _equal(played)
        yield measured("an edit, painted", played.edits, budget=EDIT_PAINTED)
        yield _kept_up(played.maps)
        yield from _frames(window)
        window.files.give_up()
        window.close()
        settle(0.2)


def _opened(folder: Path) -> MainWindow:
    file = folder / "map.loopmap"
    file.write_bytes(write(_document()))
    window = make_window(folders_in(folder), Answers(), time.time, file)
    window.show()
    window.setMinimumSize(*SIZE)  # where there is no screen, windows are made to fit a small one
    while window.editor is None or window.editor.panels is None:
        QApplication.processEvents()
    window.activateWindow()
    settle(2.0)
    return window


def _document() -> Document:
    path = MAPS / "foresight_obesity.csv"
    if not path.exists():
        return document_of(*STAND_IN)
    opened = open_file(path)
    return with_places(opened.document, opened.unplaced, Token())


def _play(window: MainWindow) -> Played:
    """All the edits, with pauses between; at every tenth the list is waited for."""
    played, hand = Played(), LinkEdits(window, SEED)
    pauses, watchdog = random.Random(SEED), Watchdog()
    assert window.editor is not None
    assert window.editor.panels is not None
    watch = window.editor.panels.watch
    watchdog.start()
    for step in range(1, STEPS + 1):
        for doing, seconds in _steps(hand, watchdog):
            if doing != "choose":
                played.edits.append(seconds)
        causal_map = window.editor.session.map
        played.maps.append((causal_map, None if watch.is_searching else watch.loops))
        _rest(pauses.choice(PAUSES))
        if step % TENTH == 0:
            while watch.settled is None:
                _rest(0.02)
            played.settled.append((causal_map, watch.settled))
    _rest(0.5)
    watchdog.stop()
    played.stalls = watchdog.stalls
    return played


def _steps(hand: LinkEdits, watchdog: Watchdog) -> Iterator[tuple[str, float]]:
    """The steps of an edit with the work of each; what is done is shown before the next."""
    began = time.thread_time()
    for doing in hand.one():
        watchdog.doing = doing
        QApplication.processEvents()
        yield doing, time.thread_time() - began
        _rest(0.02)
        began = time.thread_time()


def _rest(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.001)


def _told_stalls(played: Played) -> Iterator[Told]:
    late = [stall for stall in played.stalls if stall.worked > LATE]
    worst = max((stall.worked for stall in played.stalls), default=0.0) * 1e3
    yield Told(
        f"{len(late)} stalls of work over 50 ms in {STEPS} edits, {worst:.0f} ms at most", not late
    )
    for line in report(played.stalls):
        yield Told(line)


def _equal(played: Played) -> Told:
    """The lists settled at every tenth edit, beside those of a search from scratch."""
    same = sum(find_loops(causal_map) == loops for causal_map, loops in played.settled)
    told = f"lists equal to a search of the whole map: {same} of {len(played.settled)}"
    return Told(told, same == len(played.settled))


def _kept_up(maps: list[tuple[CausalMap, LoopList | None]]) -> Measured:
    """The same edits once more, without a window: from the map to the list that is shown."""
    taken = []
    for (before, loops), (after, _) in pairwise(maps):
        if loops is None:
            continue
        old, began = take_snapshot(before), time.thread_time()
        keep_up(after, loops, old, take_snapshot(after), Budget())
        taken.append(time.thread_time() - began)
    p95 = sorted(taken)[int(0.95 * len(taken))]
    return measured(f"the list kept up with {len(taken)} of the edits: p95", [p95], budget=EDIT)


def _frames(window: MainWindow) -> Iterator[FrameTimes | Told]:
    """A variable dragged in the whole window, with a search that never ends and without."""
    assert window.editor is not None
    idle = bursts("drag in the window, nothing searched", lambda: _drag(window))
    yield idle
    watch = LoopWatch(window.editor.session, budget=ENDLESS)
    assert watch.is_searching
    busy = bursts("drag in the window while loops are searched", lambda: _drag(window))
    watch.close()
    yield busy
    times = busy.p95 / idle.p95
    yield Told(f"p95 while searching {times:.2f} of idle (at most {AT_MOST:g})", times <= AT_MOST)


def _drag(window: MainWindow) -> list[float]:
    editor = window.editor
    assert editor is not None
    canvas = editor.canvas
    canvas.looking.fit()
    settle(0.7)
    effects = editor.session.map.adjacency
    busiest = max(sorted(editor.session.map.variables), key=lambda v: len(effects.into(v)))
    box = canvas.drawing.label_boxes[busiest]
    at = canvas.camera.to_screen(Point(box.x, box.y), canvas.frame())
    start = QPointF(at.x, at.y)

    def step(frame: int) -> None:
        at = start + QPointF(8 + 2 * frame, frame)
        if frame == 0:
            press(canvas, start)
        elif frame == FRAMES - 1:
            release(canvas, at)
        else:
            move(canvas, at)

    taken = frames(step)
    editor.session.undo()
    return taken
