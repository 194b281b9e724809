"""The editor of a graphical function: drawn, typed, pasted, walked with keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from loopmap.diagram.charts.axis import ticks
from loopmap.model.equations import Between, Graph
from loopmap.ui.panels.graph_editor import GraphEditor

GRAPH = Graph(((0.0, 0.0), (5.0, 5.0), (10.0, 10.0)))


@pytest.fixture
def editor(qtbot):
    made = GraphEditor()
    made.set_names("Fines issued", "Effect on trust")
    made.show_graph(GRAPH)
    made.resize(720, 460)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def told(editor):
    said = []
    editor.changed.connect(said.append)
    return said


def press(qtbot, editor, *way):
    """A drag from the first of these points to the last."""
    places = [editor.plot.at(point).toPoint() for point in way]
    qtbot.mousePress(editor.plot, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(editor.plot, place)
    return places[-1]


def drag(qtbot, editor, *way):
    last = press(qtbot, editor, *way)
    qtbot.mouseRelease(editor.plot, Qt.MouseButton.LeftButton, pos=last)


def near(point, x, y):
    return abs(point[0] - x) < 0.1 and abs(point[1] - y) < 0.1


def test_a_point_is_dragged_and_told_once(qtbot, editor, told):
    drag(qtbot, editor, (5.0, 5.0), (5.5, 6.0), (6.0, 8.0))
    assert len(told) == 1
    assert len(told[0].points) == 3
    assert near(told[0].points[1], 6.0, 8.0)


def test_a_press_on_empty_ground_puts_a_point_in_and_drags_it(qtbot, editor, told):
    drag(qtbot, editor, (2.5, 7.0), (2.5, 8.0))
    assert len(told[0].points) == 4
    assert near(told[0].points[1], 2.5, 8.0)


def test_escape_lets_go_of_a_drag(qtbot, editor, told):
    last = press(qtbot, editor, (5.0, 5.0), (6.0, 8.0))
    qtbot.keyClick(editor.plot, Qt.Key.Key_Escape)
    qtbot.mouseRelease(editor.plot, Qt.MouseButton.LeftButton, pos=last)
    assert told == []
    assert editor.plot.points == GRAPH.points


def test_freehand_puts_all_points_passed_on_the_line(qtbot, editor, told):
    editor._freehand.setChecked(True)
    drag(qtbot, editor, (1.0, 9.0), (9.0, 9.0))
    assert len(told) == 1
    assert [round(y) for _, y in told[0].points] == [0, *[9] * 9, 10]
    assert editor.plot.told().startswith("Point 10 of 11: at 9")


def test_a_curve_is_drawn_freehand_over_a_line_of_two_points(qtbot, editor, told):
    editor.show_graph(Graph(((0.0, 0.0), (10.0, 10.0))))
    editor._freehand.setChecked(True)
    drag(qtbot, editor, (0.0, 10.0), (5.0, 0.0), (10.0, 10.0))
    heights = [y for _, y in told[0].points]
    assert len(heights) == 11
    assert heights[5] == pytest.approx(0.0, abs=0.2)
    assert heights[:6] == sorted(heights[:6], reverse=True)
    assert heights[5:] == sorted(heights[5:])


def test_keys_go_from_point_to_point_and_move_them(qtbot, editor, told):
    editor.plot.setFocus()
    keys = Qt.Key
    qtbot.keyClick(editor.plot, keys.Key_Right)
    qtbot.keyClick(editor.plot, keys.Key_Up)
    assert told[-1].points[1] == (5.0, 5.1)
    qtbot.keyClick(editor.plot, keys.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert told[-1].points[1] == (5.1, 5.1)
    qtbot.keyClick(editor.plot, keys.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1].points[1] == (5.1, 4.1)
    qtbot.keyClick(editor.plot, keys.Key_Insert)
    assert len(told[-1].points) == 4
    qtbot.keyClick(editor.plot, keys.Key_Delete)
    qtbot.keyClick(editor.plot, keys.Key_End)
    qtbot.keyClick(editor.plot, keys.Key_Delete)
    assert len(told[-1].points) == 2
    assert editor.plot.told() == "Point 2 of 2: at 5.1 it is 4.1."


def test_a_number_typed_in_the_table_moves_the_point(qtbot, editor, told):
    editor.table.item(1, 1).setText("7,5")
    assert told[-1].points[1] == (5.0, 7.5)
    editor.table.item(3, 0).setText("12")
    assert told[-1].points[3] == (12.0, 10.0)
    assert editor.table.rowCount() == 5


def test_what_is_no_number_is_refused_and_put_back(qtbot, editor, told):
    with qtbot.waitSignal(editor.refused) as refused:
        editor.table.item(1, 1).setText("many")
    assert refused.args == ["“many” is not a number."]
    assert editor.table.item(1, 1).text() == "5"
    assert told == []


def test_two_columns_are_pasted_from_a_spreadsheet(qtbot, editor, told):
    QApplication.clipboard().setText("x\ty\n0\t1\n2\t0.5\n")
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told == [Graph(((0.0, 1.0), (2.0, 0.5)))]


def test_how_it_is_read_between_points_is_a_choice(qtbot, editor, told):
    editor.between.chosen.emit(Between.DISCRETE)
    assert told == [Graph(GRAPH.points, Between.DISCRETE)]


def test_axes_are_typed_and_a_wrong_one_is_refused(qtbot, editor, told):
    right = editor._ends[1]
    right.setFocus()
    right.setText("20")
    qtbot.keyClick(right, Qt.Key.Key_Return)
    assert editor.plot.spans[0] == (0.0, 20.0)
    right.setText("-5")
    with qtbot.waitSignal(editor.refused):
        qtbot.keyClick(right, Qt.Key.Key_Return)
    assert editor.plot.spans[0] == (0.0, 20.0)
    right.setText("far")
    with qtbot.waitSignal(editor.refused) as refused:
        qtbot.keyClick(right, Qt.Key.Key_Return)
    assert refused.args == ["“far” is not a number."]
    assert told == [replace(GRAPH, across=(0.0, 20.0))]


def test_axes_that_people_set_are_kept_until_they_are_emptied(qtbot, editor, told):
    kept = replace(GRAPH, across=(-5.0, 40.0))
    editor.show_graph(kept)
    editor.fit_axes()
    assert editor.plot.spans[0] == (-5.0, 40.0)
    left = editor._ends[0]
    left.setFocus()
    left.setText("")
    qtbot.keyClick(left, Qt.Key.Key_Return)
    assert told == [GRAPH]
    assert editor.plot.spans[0] != (-5.0, 40.0)


def test_a_point_beyond_an_axis_that_people_set_is_still_seen(editor):
    editor.show_graph(replace(GRAPH, up=(0.0, 4.0)))
    assert editor.plot.spans[1] == (0.0, 10.0)


def test_it_paints_with_a_single_point_and_hands_no_point_beyond_the_frame(qtbot, editor):
    editor.show_graph(Graph(((3.0, 3.0),)))
    picture = editor.plot.grab()
    assert not picture.isNull()
    painter = QPainter()
    assert not painter.isActive()
    drag(qtbot, editor, (3.0, 3.0))
    place = editor.plot.at((3.0, 3.0)).toPoint()
    qtbot.mousePress(editor.plot, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseMove(editor.plot, QPoint(5000, -5000))
    across, up = editor.plot.spans
    assert editor.plot.points[0] == (across[1], up[1])
    qtbot.mouseRelease(editor.plot, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("span", "room", "words"),
    [
        ((0.0, 1.0), 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        ((-5.0, 5.0), 3, ["−5", "0", "5"]),
        ((0.0, 25_000.0), 6, ["0", "5,000", "10,000", "15,000", "20,000", "25,000"]),
    ],
)
def test_axes_have_round_numbers(span, room, words):
    assert [text for _, text in ticks(span, room)] == words
