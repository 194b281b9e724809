"""Live capture at a person's speed, and how soon a key and Enter are seen.

Scenario S2 is typed into the real window. A person's time is that of the keystroke-level
model (Card, Moran and Newell 1980) at 40 words a minute: KEY seconds for each key and
THINKING for each name chosen from those offered; the window's own time is measured.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.editing.session import Session
from loopmap.formats.loopmap_yaml.write import write
from tests.benchmarks.maps import document_of
from tests.benchmarks.yardstick import Measured, measured
from tests.support.live_capture import SENTENCES, Facilitator, Took
from tests.support.painted import paint_now
from tests.support.window import Answers, Clock, folders_in, make_window

KEY, THINKING = 0.28, 1.2
TARGET = 8.0
"""Seconds from the end of a sentence until its links are on screen."""

SIZES = ((150, 300, 50.0), (2000, 6000, 100.0))
"""Variables, links, and the budget of one key in yardsticks."""


@dataclass(frozen=True)
class Paced:
    """Seconds that sentences took a person and the window together."""

    name: str
    seconds: tuple[float, ...]
    target: float

    @property
    def within(self) -> bool:
        return statistics.median(self.seconds) <= self.target

    def row(self) -> str:
        """A line of the table."""
        mark = "ok  " if self.within else "OVER"
        return (
            f"{mark} {self.name:<52} {statistics.median(self.seconds):9.2f} s   worst"
            f" {max(self.seconds):9.2f} s   of {len(self.seconds)} (target {self.target:g})"
        )


def figures() -> Iterator[Paced | Measured]:
    """Seconds per sentence of S2, Enter to paint, and single keys on a middling and a large map."""
    _ = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        took, right = _captured(Path(folder))
        yield Paced(
            f"S2: a sentence said and seen ({right} of {len(took)} right)",
            tuple(one.keys * KEY + one.choices * THINKING + one.painted for one in took),
            TARGET,
        )
        yield measured(
            "S2: from Enter until it is painted",
            [t.painted for t in took if t.painted],
            budget=100.0,
        )
        for variables, links, budget in SIZES:
            yield from _keys(Path(folder), variables, links, budget)


def _captured(folder: Path) -> tuple[list[Took], int]:
    window = make_window(folders_in(folder), Answers(), Clock())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    typing = Facilitator(window)
    typing.prepare()
    typing.present()
    took, right = [], 0
    for spoken in SENTENCES:
        took.append(typing.say(spoken))
        right += typing.is_right(spoken)
        _rest(0.1)  # the room talks; loops are looked for meanwhile
    window.files.give_up()
    window.close()
    return took, right


def _keys(folder: Path, variables: int, links: int, budget: float) -> Iterator[Measured]:
    """From a key to its letter on screen, and to the map's preview, in the window's own time."""
    file = folder / f"{variables}.loopmap"
    file.write_bytes(write(document_of(variables, links)))
    window = make_window(folders_in(folder), Answers(), Clock(), file)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    while window.editor is None or window.editor.panels is None:
        QApplication.processEvents()
    _rest(2.0)
    window.editor.panels.focus_sentence()
    entry, canvas = window.editor.panels.sentence.entry, window.editor.canvas
    names = [v.name for v in Session(document_of(variables, links)).map.variables.values()]
    taken = []
    for letter in f"{names[5]} + new thing - {names[variables // 2]}":
        started = time.perf_counter()
        QTest.keyClick(entry, letter)
        entry.repaint()
        paint_now(canvas)
        taken.append(time.perf_counter() - started)
        _rest(0.15)
    yield measured(f"key to ink {variables:,}/{links:,}", taken, budget=budget)
    window.files.give_up()
    window.close()


def _rest(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.002)
