"""Labels of panels; what they look like is the window's style sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from loopmap.ui.as_written import as_written
from loopmap.ui.theme import mark


def heading(text: str) -> QLabel:
    """A quiet label over a field or a list."""
    return _label(text, "caption")


def strong(text: str) -> QLabel:
    """A label that names what a panel is about."""
    label = _label(text, "subheading")
    label.setWordWrap(True)
    return label


def muted(text: str = "") -> QLabel:
    """Secondary text that wraps."""
    label = _label(text, "muted")
    label.setWordWrap(True)
    return label


def small(text: str = "") -> QLabel:
    """Secondary text in smaller type that wraps."""
    label = _label(text, "small")
    label.setWordWrap(True)
    return label


def text(words: str = "") -> QLabel:
    """Plain text that wraps."""
    label = as_written(QLabel(words))
    label.setWordWrap(True)
    return label


def _label(text: str, kind: str) -> QLabel:
    label = as_written(QLabel(text))
    mark(label, kind)
    return label
