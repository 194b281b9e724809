"""Lines that Qt draws from numpy's own memory: the same as one by one."""

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from loopmap.ui.canvas.many_lines import ManyLines

ENDS = np.array([[5.5, 5, 60, 50], [10, 60, 70, 12.25], [30, 4, 31, 75], [3, 40, 76, 44]])


def drawn(act):
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#224466"), 2.0))
    act(painter)
    painter.end()
    return image


def one_by_one(ends):
    return drawn(lambda painter: painter.drawLines([QLineF(*line) for line in ends.tolist()]))


def test_all_lines_are_drawn_as_qt_draws_each(qapp):
    assert drawn(ManyLines(ENDS).draw) == one_by_one(ENDS)


def test_some_of_them_are_drawn_alone(qapp):
    assert drawn(lambda painter: ManyLines(ENDS).draw(painter, 1, 3)) == one_by_one(ENDS[1:3])


def test_a_table_that_lies_scattered_in_memory_is_drawn_as_it_reads(qapp):
    wide = np.zeros((4, 9))
    wide[:, 2:6] = ENDS
    assert drawn(ManyLines(wide[:, 2:6]).draw) == one_by_one(ENDS)


def test_where_there_are_none_nothing_is_drawn(qapp):
    assert drawn(ManyLines(ENDS[:0]).draw) == drawn(lambda _: None)
    assert drawn(lambda painter: ManyLines(ENDS).draw(painter, 2, 2)) == drawn(lambda _: None)
