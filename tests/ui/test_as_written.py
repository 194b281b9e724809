"""What a file says is never taken for mark-up."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel

from loopmap.editing.edits.variables import rename_variable
from loopmap.ui.as_written import tip

TRAP = '<b>Fines</b> <img src="//elsewhere/picture.png">'


def test_a_tooltip_shows_a_name_as_it_is_written():
    assert QTextDocumentFragment.fromHtml(tip(TRAP)).toPlainText() == TRAP
    assert tip("Fines & costs\nA reason") == "Fines & costs\nA reason"


def test_no_label_of_the_window_takes_a_name_for_mark_up(qtbot, opened):
    session, panels = opened.session, opened.editor.panels
    variable = next(iter(session.map.variables))
    change = rename_variable(session.document, session.map_id, variable, TRAP)
    session.do("Rename", change)
    session.select(frozenset(link.id for link in session.map.adjacency.out_of(variable)))
    panels.sentence.set_text(f'"{TRAP}" + Trust')
    opened.status.show_hint(TRAP)
    said = [label for label in opened.findChildren(QLabel) if "<b>" in label.text()]
    assert said
    assert {label.textFormat() for label in said} == {Qt.TextFormat.PlainText}
