"""The minimap: there when it is needed, in step with the map, moving the view by hand."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.editing.edits.variables import add_variable
from loopmap.ui import minimap as minimap_module
from loopmap.ui.canvas.view import Camera

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def near(qtbot, opened):
    """The window looking at a part of its map from close by, its minimap painted."""
    QApplication.processEvents()  # the map is fitted once more when its panels are there
    opened.editor.canvas.camera = Camera(0, 0, 4.0)
    qtbot.waitUntil(lambda: is_open(opened.editor.minimap))
    return opened


def is_open(minimap):
    return minimap.isVisible() and minimap.width() > 2 * minimap_module.FOLDED.width()


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def drag(minimap, start, end):
    QTest.mousePress(minimap, LEFT, pos=start)
    QTest.mouseMove(minimap, end)
    QTest.mouseRelease(minimap, LEFT, pos=end)


def test_it_shows_itself_only_while_the_map_does_not_fit(near):
    trigger(near, "view.fit")
    assert near.editor.minimap.isHidden()
    near.editor.canvas.camera = Camera(0, 0, 4.0)
    assert near.editor.minimap.isVisible()


def test_it_stays_hidden_for_those_who_do_not_want_it_and_that_is_remembered(near):
    trigger(near, "view.minimap")
    assert near.editor.minimap.isHidden()
    assert near.settings.current.minimap is False
    near.editor.canvas.camera = Camera(10, 0, 4.0)
    assert near.editor.minimap.isHidden()


def test_a_click_looks_there(near):
    minimap, canvas = near.editor.minimap, near.editor.canvas
    QTest.mouseClick(minimap, LEFT, pos=QPoint(minimap.width() - 12, minimap.height() - 12))
    assert canvas.camera.x > 100
    assert canvas.camera.y > 50
    assert canvas.camera.scale == 4.0
    trigger(near, "view.previous")
    assert canvas.viewing.aim == Camera(0, 0, 4.0)


def test_the_frame_is_dragged_with_what_it_frames(near):
    minimap, canvas = near.editor.minimap, near.editor.canvas
    middle = minimap.frame().center().toPoint()
    drag(minimap, middle, middle + QPoint(20, 10))
    moved = minimap.frame().center() - QPointF(middle)
    assert moved.x() == pytest.approx(20, abs=1.5)
    assert moved.y() == pytest.approx(10, abs=1.5)
    assert canvas.camera.x > 0


def test_it_follows_what_is_drawn(qtbot, near):
    session, minimap = near.session, near.editor.minimap
    before = minimap.frame().width()
    change = add_variable(session.document, session.map_id, "Far", (3000, 0), session.new_id)
    session.do("Add", change)
    qtbot.waitUntil(lambda: minimap.frame().width() < before)


def test_it_stays_away_while_the_map_is_shown_to_a_room(near):
    near.editor.show_only_canvas(True)
    assert near.editor.minimap.isHidden()
    near.editor.show_only_canvas(False)
    assert near.editor.minimap.isVisible()


def test_it_floats_above_the_sentence_bar_and_off_the_lens_card(near):
    trigger(near, "view.lens.evidence")
    minimap, area = near.editor.minimap, near.editor.area
    assert area.rect().contains(minimap.geometry())
    assert not minimap.geometry().intersects(near.editor.panels.sentence.geometry())
    assert not minimap.geometry().intersects(near.editor.panels.lens_chip.geometry())


def test_it_makes_way_for_the_sentence_bar_that_grows(qtbot, near):
    bar, minimap = near.editor.panels.sentence, near.editor.minimap
    bar.setFocus()
    bar.set_text("Fines + " + "a very long name of something " * 6)
    bar.enter()
    qtbot.waitUntil(lambda: bar.height() > 120)
    assert minimap.isVisible()
    assert not minimap.geometry().intersects(bar.geometry())


def standing_under(near):
    """The window with a variable right under its minimap, and none in the other corners."""
    session, canvas, minimap = near.session, near.editor.canvas, near.editor.minimap
    at = canvas.map_point(minimap.mapToGlobal(minimap.rect().center()))
    change = add_variable(session.document, session.map_id, "Hidden", at, session.new_id)
    session.do("Add", change)
    return at


def test_it_goes_to_another_corner_rather_than_hide_a_card(qtbot, near):
    minimap, canvas = near.editor.minimap, near.editor.canvas
    before = minimap.geometry()
    standing_under(near)
    qtbot.waitUntil(lambda: not minimap.geometry().intersects(before))
    card = max(canvas.drawing.cards.values(), key=lambda box: box.x)
    place = canvas.camera.to_screen(card.centre, canvas.frame())
    assert not minimap.geometry().contains(round(place.x), round(place.y))
    assert near.editor.area.rect().contains(minimap.geometry())


def test_it_stays_while_a_hand_is_on_it(qtbot, near, monkeypatch):
    minimap = near.editor.minimap
    monkeypatch.setattr(minimap, "underMouse", lambda: True)
    before = minimap.geometry()
    standing_under(near)
    qtbot.wait(3 * minimap_module.QUIET)
    assert minimap.geometry().bottomLeft() == before.bottomLeft()


@pytest.fixture
def in_the_way(qtbot, near, monkeypatch):
    """The minimap, folded away because a card lies under it wherever it goes."""
    monkeypatch.setattr(near.editor.canvas, "hides_a_card", lambda area: True)
    minimap = near.editor.minimap
    near.editor.canvas.camera = Camera(5, 5, 4.0)
    qtbot.waitUntil(lambda: minimap.size() == minimap_module.FOLDED)
    return minimap


def test_over_a_card_it_folds_away_and_stays_in_its_corner(near, in_the_way):
    area, place = near.editor.area.rect(), in_the_way.geometry()
    assert in_the_way.isVisible()
    assert area.contains(place)
    assert min(place.left(), area.right() - place.right()) < 40
    assert "opens" in in_the_way.toolTip()


def test_over_cards_it_stays_folded_while_the_view_moves(qtbot, near, in_the_way):
    near.editor.canvas.camera = Camera(15, 5, 4.0)
    assert in_the_way.size() == minimap_module.FOLDED
    qtbot.wait(2 * minimap_module.QUIET)
    assert in_the_way.size() == minimap_module.FOLDED


def test_it_opens_once_the_view_rests_where_it_hides_nothing(qtbot, near, in_the_way, monkeypatch):
    monkeypatch.setattr(near.editor.canvas, "hides_a_card", lambda area: False)
    near.editor.canvas.camera = Camera(15, 5, 4.0)
    qtbot.waitUntil(lambda: is_open(in_the_way))
    assert in_the_way.toolTip() == ""
    assert near.editor.area.rect().contains(in_the_way.geometry())


def test_it_comes_as_a_sign_and_covers_nothing_while_the_view_goes(near):
    trigger(near, "view.fit")
    near.editor.canvas.camera = Camera(0, 0, 4.0)
    assert near.editor.minimap.isVisible()
    assert near.editor.minimap.size() == minimap_module.FOLDED


def test_a_press_on_its_sign_opens_it_and_moves_nothing(near, in_the_way):
    before = near.editor.canvas.camera
    QTest.mouseClick(in_the_way, LEFT)
    assert is_open(in_the_way)
    assert near.editor.canvas.camera == before


def test_over_bare_paper_it_stays_open(qtbot, near):
    qtbot.wait(2 * minimap_module.QUIET)
    assert near.editor.minimap.width() > 2 * minimap_module.FOLDED.width()


def test_it_is_told_by_name_and_leaves_the_keyboard_alone(near):
    assert near.editor.minimap.accessibleName() == "Minimap"
    assert near.editor.minimap.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize(
    ("way", "across", "down"), [("left", -1, 0), ("right", 1, 0), ("up", 0, -1), ("down", 0, 1)]
)
def test_what_it_does_by_hand_keys_do_too(near, way, across, down):
    before = near.editor.canvas.camera
    trigger(near, f"view.look_{way}")
    after = near.editor.canvas.camera
    assert ((after.x - before.x) * across > 0) == bool(across)
    assert ((after.y - before.y) * down > 0) == bool(down)
