"""A size in the hand: what the window's thread works for each frame while answers follow it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QApplication

from loopmap.diagram.style import load_style
from loopmap.editing.session import Session
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    Action,
    Intervention,
    Link,
    MapInfo,
    Role,
    Scenario,
    Sign,
    Variable,
)
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.run_panel import RunPanel
from loopmap.ui.theme import palette, style_sheet, window_font
from tests.benchmarks.frames import FrameTimes, Told, application, bursts, settle

_FRAME = 0.016
_FRAMES = 90
PUSH = Intervention(Action.PUSH, RecordId("v0"), 0.5)
"""The first variable of every random map is pushed."""


def figures() -> Iterator[FrameTimes | Told]:
    """36 variables, 60 links: CPU of the window's thread in every 16 ms of a moving hand."""
    app, style = application(), load_style("light")
    app.setStyle("Fusion")
    app.setPalette(palette(style))
    app.setFont(window_font(100))
    app.setStyleSheet(style_sheet(style, 100))
    session, jobs = Session(_document(36, 60)), Jobs()
    watch = LoopWatch(session)
    panel = RunPanel(session, jobs, watch)
    panel.resize(1000, 312)
    panel.show()
    settle(3.0)
    hand = _Hand(panel)
    yield bursts("run: a size in the hand, 36 variables", hand.move, budget=16.0)
    yield Told(f"run: answers in a second of a moving hand: {hand.told()}")
    panel.close_session()
    panel.close()
    watch.close()
    jobs.close()
    app.setStyleSheet("")


class _Hand:
    """Moves a size a little in every frame, for a burst, and counts the answers."""

    def __init__(self, panel: RunPanel) -> None:
        self._panel = panel
        self._answers, self._seconds = 0, 0.0
        self._draws: set[int] = set()
        panel.tried.connect(self._count)

    def move(self) -> list[float]:
        """CPU seconds of this thread in every frame."""
        taken, began = [], time.perf_counter()
        for frame in range(_FRAMES):
            worked, until = time.thread_time(), time.perf_counter() + _FRAME
            act = replace(PUSH, amount=(frame % 50 + 1) / 50)
            self._panel.desk.card.actChanging.emit(0, act)
            while time.perf_counter() < until:
                QApplication.processEvents()
                time.sleep(0.001)
            taken.append(time.thread_time() - worked)
        self._seconds += time.perf_counter() - began
        return taken

    def told(self) -> str:
        """How many there were, and of how many draws."""
        draws = " or ".join(f"{each:,}" for each in sorted(self._draws, reverse=True))
        return f"{self._answers / self._seconds:.0f}, each of {draws} draws"

    def _count(self, found: WhatIf) -> None:
        self._answers += 1
        self._draws.add(found.comparison.draws_in_all)


def _document(size: int, count: int) -> Document:
    """A random map with a push: a third of the links lower, a tenth are delayed."""
    rng = np.random.default_rng(size)
    variables = [
        Variable(
            RecordId(f"v{i}"),
            f"Variable number {i}",
            role=Role.OUTCOME if i % 6 == 5 else None,
            order=float(i),
        )
        for i in range(size)
    ]
    pairs = [(i, j) for i in range(size) for j in range(size) if i != j]
    links = [
        Link(
            RecordId(f"l{k}"),
            RecordId(f"v{pairs[chosen][0]}"),
            RecordId(f"v{pairs[chosen][1]}"),
            Sign.OPPOSITE if rng.random() < 0.35 else Sign.SAME,
            delayed=bool(rng.random() < 0.1),
            order=float(k),
        )
        for k, chosen in enumerate(rng.choice(len(pairs), count, replace=False))
    ]
    scenario = Scenario(RecordId("s1"), "Push", (PUSH,))
    tables = {
        "variables": {variable.id: variable for variable in variables},
        "links": {link.id: link for link in links},
        "scenarios": {scenario.id: scenario},
    }
    map_id = MapId("m1")
    return Document(maps={map_id: CausalMap(MapInfo(map_id, "Random"), tables)})
