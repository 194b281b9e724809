"""A parked idea on its way from the list to the map."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from loopmap.model.ids import RecordId

IDEA_TYPE = "application/x-loopmap-idea"
"""Media type of a dragged idea: its id, as UTF-8."""


def drag_idea(idea: RecordId, text: str) -> QMimeData:
    """The idea as itself for a map, as a line of text for elsewhere."""
    data = QMimeData()
    data.setData(IDEA_TYPE, idea.encode())
    data.setText(text)
    return data


def dragged_idea(data: QMimeData) -> RecordId | None:
    """The id of the idea that is dragged, or None for anything else."""
    if not data.hasFormat(IDEA_TYPE):
        return None
    return RecordId(bytes(data.data(IDEA_TYPE).data()).decode(errors="replace"))
