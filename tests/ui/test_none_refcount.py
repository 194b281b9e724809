"""PySide6 6.12 on Python 3.11 loses a reference to None on every void call and then dies."""

import gc
import sys

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def nothing_else_goes():
    """What earlier tests left refers to None, too: it is collected before, nothing meanwhile."""
    gc.collect()
    QApplication.processEvents()
    gc.disable()
    yield
    gc.enable()


def test_repainting_does_not_use_up_none(qtbot, nothing_else_goes):
    from loopmap.diagram.measure import bundled_measure
    from loopmap.diagram.style import load_style
    from loopmap.editing.session import Session
    from loopmap.model.change import adding
    from loopmap.model.document import Document
    from loopmap.model.ids import MapId, RecordId
    from loopmap.model.records import Link, MapInfo, Sign, Variable
    from loopmap.ui.canvas.canvas_widget import CanvasWidget

    one, other = RecordId("v1"), RecordId("v2")
    document = Document().apply(adding(MapId(""), [MapInfo(MapId("m1"), "Today")]))
    document = document.apply(
        adding(
            MapId("m1"),
            [
                Variable(one, "Fines"),
                Variable(other, "Strain", 200, 60),
                Link(RecordId("l1"), one, other, Sign.SAME),
            ],
        )
    )
    canvas = CanvasWidget(Session(document), load_style("light"), bundled_measure())
    qtbot.addWidget(canvas, before_close_func=lambda c: c.close_session())
    canvas.resize(200, 150)
    canvas.show()
    QApplication.processEvents()
    before = sys.getrefcount(None)
    for turn in range(500):
        canvas.viewing.zoom_by(1.01 if turn % 2 else 1 / 1.01)
        canvas.finish_painting()
        canvas.repaint()
    assert sys.getrefcount(None) >= before - 100
