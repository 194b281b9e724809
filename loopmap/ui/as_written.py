"""Texts of a document shown letter for letter: Qt takes “<b>” in a name for mark-up.

A file from elsewhere could otherwise have a label or a tooltip fetch a picture from
another machine.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def as_written(label: QLabel) -> QLabel:
    """The label, showing every text as it is written."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def tip(text: str) -> str:
    """What to hand to Qt so that a tooltip shows ``text`` as it is written."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>" if "<" in text else text
