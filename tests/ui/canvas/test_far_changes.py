"""Marks of what became of things, seen from afar: each kind is painted once and then shown."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.far_changes import far_change_shapes
from loopmap.diagram.geometry import Box
from loopmap.diagram.lenses.change import Became, Mark, changes_view
from loopmap.diagram.look import Ghosts
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.ui.canvas import far_changes
from loopmap.ui.canvas.far_changes import FarChanges
from loopmap.ui.paint import paint
from tests.ui.canvas.conftest import small_map

UNIT, SIDE = 8.0, 120
"""Map units to a logical pixel, and pixels of the picture."""


@pytest.fixture
def marked(qapp):
    (causal_map,) = small_map().maps.values()
    marks = {link: [Mark(Became.NEW, "new")] for link in causal_map.links}
    lit = Emphasis(view=changes_view("Change", causal_map, marks, Ghosts(), ""))
    return draw(causal_map, load_style("light"), bundled_measure(), emphasis=lit)


def painted(drawing, show):
    """The picture with the middle of the map in its middle, as numbers."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.translate(SIDE // 2, SIDE // 2)
    painter.scale(1 / UNIT, 1 / UNIT)
    painter.translate(-round(drawing.bounds.x), -round(drawing.bounds.y))
    show(painter)
    painter.end()
    return np.frombuffer(image.constBits(), dtype=np.uint8).reshape(SIDE, SIDE, 4).astype(int)


def test_the_marks_are_as_their_shapes_are_and_at_most_half_a_pixel_away(marked):
    found, whole = FarChanges(), Box(0, 0, 1e6, 1e6)
    shown = painted(marked, lambda painter: found.paint(painter, marked, UNIT, whole, ()))
    marks = found.marks(marked, UNIT, ())
    assert marks
    shapes = list(far_change_shapes(marks, UNIT, marked.style))
    exact = painted(marked, lambda painter: paint(painter, shapes))
    inked = [np.argwhere((255 - each).sum(axis=2) > 60) for each in (shown, exact)]
    assert all(len(each) for each in inked)
    for far in (inked[0].min(0) - inked[1].min(0), inked[0].max(0) - inked[1].max(0)):
        assert np.abs(far).max() <= 1


def test_a_kind_of_mark_is_painted_once(marked, monkeypatch):
    made = []

    def telling(shapes, *arguments):
        made.append(shapes)
        return far_changes_sprite(shapes, *arguments)

    far_changes_sprite = far_changes.sprite_of
    monkeypatch.setattr(far_changes, "sprite_of", telling)
    found, whole = FarChanges(), Box(0, 0, 1e6, 1e6)
    for _ in range(3):
        painted(marked, lambda painter: found.paint(painter, marked, UNIT, whole, ()))
    kinds = {mark.looks for mark in found.marks(marked, UNIT, ())}
    assert len(made) == len(kinds)


def test_what_is_out_of_sight_is_not_painted(marked):
    found, elsewhere = FarChanges(), Box(1e6, 1e6, 10, 10)
    shown = painted(marked, lambda painter: found.paint(painter, marked, UNIT, elsewhere, ()))
    assert (shown[:, :, :3] == 255).all()
