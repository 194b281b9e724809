"""What is too small to be read from afar is painted as what it is: words as bars."""

from PySide6.QtGui import QImage, QPainter

from loopmap.diagram.drawing import draw
from loopmap.diagram.drawn_ids import name_of
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import RoundBox, TextLine
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Variable
from loopmap.ui.canvas import afar
from tests.support.drawn_maps import map_of


def test_a_groups_name_is_a_bar_on_its_patch(qapp, monkeypatch):
    group = Group(RecordId("g"), "Home")
    home = Variable(RecordId("a"), "Hunger", 0, 0, group=group.id)
    drawing = draw(map_of(home, group), load_style(), bundled_measure())
    shapes, bars = [], []
    monkeypatch.setattr(afar, "paint", lambda _, some: shapes.extend(some))
    bar = afar._bar
    monkeypatch.setattr(afar, "_bar", lambda line: bars.append((line, bar(line))) or bar(line))
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    afar.paint_cards_afar(drawing, [name_of(group.id)], painter)
    painter.end()
    assert [type(shape) for shape in shapes] == [RoundBox]
    ((line, room),) = bars
    assert isinstance(line, TextLine)
    assert line.text == "Home"
    assert room.left() == line.x
    assert room.right() <= shapes[0].box.right
