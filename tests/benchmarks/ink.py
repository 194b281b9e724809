"""From a key to its ink: how long until what a key does is painted, in the real window."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.ids import RecordId
from loopmap.ui.editor import Editor
from loopmap.ui.main_window import MainWindow
from tests.benchmarks.frames import FrameTimes, application, bursts, settle
from tests.benchmarks.maps import document_of, hub_of
from tests.support.painted import paint_now
from tests.support.window import Answers, folders_in, make_window

BUDGET = 50.0
SIZES = ((150, 300), (2000, 6000))
SENTENCE = "school trust + new help"
TIMES = 12


def figures() -> Iterator[FrameTimes]:
    """A key in the sentence bar, a name committed and a sign given, each until it is painted."""
    application()
    for variables, links in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "map.loopmap"
            path.write_bytes(write(document_of(variables, links)))
            window = make_window(folders_in(Path(folder)), Answers(), time.time)
            editor = _opened(window, path)
            budget = BUDGET if variables < 1000 else float("inf")
            for name, act in ACTS.items():
                told = f"{name}: {variables:,}/{links:,}"
                yield bursts(told, lambda act=act: act(editor, variables), budget)  # type: ignore[misc]  # noqa: B023 - measured at once
            window.files.give_up()
            window.close()
            settle(0.2)


def _opened(window: MainWindow, path: Path) -> Editor:
    window.resize(1600, 1000)
    window.show()
    window.files.open(path)
    while window.editor is None or window.editor.panels is None:
        settle(0.2)
    settle(3.0)
    return window.editor


def _inked(work: Callable[[], object], *shown: QWidget) -> float:
    """Seconds of the window's own work until these widgets show what came of it."""
    started = time.thread_time()
    work()
    for widget in shown:
        paint_now(widget)
    taken = time.thread_time() - started
    settle(0.15)
    return taken


def _typed(editor: Editor, _: int) -> list[float]:
    assert editor.panels is not None
    editor.panels.focus_sentence()
    field = QApplication.focusWidget()
    assert field is not None
    taken = [
        _inked(lambda letter=letter: QTest.keyClicks(field, letter), field, editor.canvas)  # type: ignore[misc]
        for letter in SENTENCE
    ]
    editor.panels.sentence.set_text("")
    settle(0.2)
    return taken


def _renamed(editor: Editor, variables: int) -> list[float]:
    taken = []
    for turn in range(TIMES):
        editor.canvas.naming.begin(hub_of(variables))
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, f"Help {turn}")
        settle(0.1)
        taken.append(
            _inked(lambda field=field: QTest.keyClick(field, Qt.Key.Key_Return), editor.canvas)  # type: ignore[misc]
        )
    return taken


def _signed(editor: Editor, _: int) -> list[float]:
    return _signs_given(editor, min(editor.session.map.links))


def _signed_at_hub(editor: Editor, variables: int) -> list[float]:
    """All signs at a hub may have to make way for the one given."""
    into = editor.session.map.adjacency.into(hub_of(variables))
    return _signs_given(editor, min(link.id for link in into))


def _signs_given(editor: Editor, link: RecordId) -> list[float]:
    session, canvas = editor.session, editor.canvas
    canvas.setFocus()
    taken = []
    for turn in range(TIMES):
        session.select(frozenset({link}))
        canvas.looking.reveal(link)
        settle(0.1)
        taken.append(_inked(lambda key="+-"[turn % 2]: QTest.keyClicks(canvas, key), canvas))  # type: ignore[misc]
    return taken


ACTS: dict[str, Callable[[Editor, int], list[float]]] = {
    "a key in the sentence bar": _typed,
    "a name committed": _renamed,
    "a sign on a link": _signed,
    "a sign on a link into the hub": _signed_at_hub,
}
