"""At twice the size of text everything can still be read and reached."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from loopmap.editing.edits.links import set_sign
from loopmap.model.records import Sign
from loopmap.ui.panels.loop_card_list import LoopCardList
from loopmap.ui.panels.outline_table import OutlineTable

SMALL_LAPTOP = (1366, 700)


@pytest.fixture(params=[100, 150, 200])
def large(request, opened, qtbot):
    """The window with its words at that share of their own size."""
    opened.theme.choose(text_size=request.param)
    opened.resize(*SMALL_LAPTOP)
    qtbot.wait(20)
    qtbot.waitUntil(opened.updatesEnabled)  # nobody sees it before
    yield opened
    opened.theme.choose(text_size=100)


def is_in_a_scroll_area(widget):
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent is not None


def cut_off(root):
    """Buttons narrower or lower than their words, where nothing can be scrolled."""
    found = []
    for button in root.findChildren(QPushButton):
        if not button.isVisibleTo(root) or not button.text() or is_in_a_scroll_area(button):
            continue
        needed = QFontMetrics(button.font()).size(0, button.text().replace("&&", "&"))
        elides = button.property("kind") == "row"
        if button.height() < needed.height() or (button.width() < needed.width() and not elides):
            found.append(button.text())
    return found


@pytest.mark.parametrize("page", ["loops", "structure", "outline", "checks"])
def test_no_button_is_cut_off(qtbot, large, page):
    large.editor.show_left(page)
    QApplication.processEvents()
    qtbot.waitUntil(large.updatesEnabled)
    assert cut_off(large) == []


def test_the_parts_of_the_window_lie_beside_one_another(large):
    editor = large.editor
    parts = [editor.left, editor.area, editor.right]
    places = [part.mapTo(large, part.rect().topLeft()).x() for part in parts]
    ends = [x + part.width() for x, part in zip(places, parts, strict=True)]
    assert places[1] >= ends[0] - 1
    assert places[2] >= ends[1] - 1
    assert ends[2] <= large.width() + 1
    assert editor.area.width() > 400


def test_columns_are_as_wide_as_their_words_ask_for(large):
    for side in (large.editor.left, large.editor.right):
        words = 28 * QFontMetrics(side.font()).averageCharWidth()
        assert side.minimumWidth() == min(words, round(large.editor.width() * 0.28))


def test_bars_are_as_high_as_their_words(large):
    line = QFontMetrics(large.status.font()).height()
    assert large.status.height() >= line
    assert large.toolbar.height() >= line
    for label in large.status.findChildren(QWidget):
        assert label.height() >= min(line, label.sizeHint().height())


def test_tables_show_some_rows_however_large_the_words(qtbot, large):
    large.editor.show_left("outline")
    QApplication.processEvents()
    qtbot.waitUntil(large.updatesEnabled)
    for table in large.editor.panels.outline.findChildren(OutlineTable):
        row = table.verticalHeader().defaultSectionSize()
        assert row >= 2 * QFontMetrics(table.font()).lineSpacing()
        assert table.viewport().height() >= 2 * row


def test_what_the_loops_panel_holds_is_never_crushed_into_one_another(qtbot, large):
    """With links to settle and the run panel below there is least room: it scrolls then."""
    editor = large.editor
    session = editor.session
    links = sorted(session.map.links)
    session.do("Set sign", set_sign(session.document, session.map_id, links, Sign.UNKNOWN))
    editor.show_panel("run", shown=True)
    editor.show_left("loops")  # on so low a screen it has stepped aside for the run
    panel = editor.panels.loops
    lines = panel.settle.findChildren(QPushButton)
    qtbot.waitUntil(lambda: any(line.isVisibleTo(panel) for line in lines))
    QApplication.processEvents()
    qtbot.waitUntil(large.updatesEnabled)
    parts = [*panel.findChildren(LoopCardList), *(b for b in lines if b.isVisibleTo(panel))]
    places = [QRect(part.mapTo(panel, QPoint(0, 0)), part.size()) for part in parts]
    assert all(above.bottom() < below.top() for above, below in pairwise(places))
    line = QFontMetrics(panel.font()).height()
    assert places[0].height() >= 5 * line
    assert all(b.height() >= b.minimumSizeHint().height() for b in parts[1:])


def test_nothing_comes_as_a_window_of_its_own(qtbot, large):
    large.editor.show_panel("run", True)
    qtbot.wait(20)
    large.editor.show_panel("run", False)
    others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not large]
    assert others == []


def test_the_example_of_the_sentence_bar_is_read_to_its_end(large):
    bar = large.editor.panels.sentence
    for width in (1366, 900, 720):
        large.resize(width, 700)
        QApplication.processEvents()
        for used in (True, False):
            bar.open_up(used, can_enter=False)
            QApplication.processEvents()
            shown = bar.entry.placeholderText()
            room = bar.entry.viewport().width() - 8
            assert shown
            assert QFontMetrics(bar.entry.font()).horizontalAdvance(shown) <= room
