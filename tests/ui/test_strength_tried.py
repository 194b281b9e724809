"""A strength that a hand moves in the inspector is tried in the run panel, and edits nothing."""

import shutil

import pytest

from loopmap.resources import example
from tests.support.window import Answers, Clock, folders_in, make_window


@pytest.fixture
def window(qtbot, tmp_path):
    file = tmp_path / "fines.loopmap"
    shutil.copy(example("fines-for-non-attendance"), file)
    made = make_window(folders_in(tmp_path), Answers(), Clock(), file)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.editor is not None)
    qtbot.waitUntil(lambda: made.editor.panels is not None)
    yield made
    made.files.give_up()
    made.close()


def test_a_strength_that_moves_is_tried(qtbot, window):
    panels, session = window.editor.panels, window.session
    panels.what_if.run()
    qtbot.waitUntil(lambda: panels.run.pages.hand_out() is not None)
    link = next(iter(session.map.links))
    session.select(frozenset({link}))
    qtbot.waitUntil(lambda: "link" in panels.inspector._pages)
    panels.inspector.in_run.set_open(True)
    fields = panels.inspector._pages["link"]._run.inside
    before = session.document
    with qtbot.waitSignal(panels.run.tried):
        fields._range.moving.emit(0.8, 1.0)
    assert session.document is before
