"""How the report of a map is written, remembered with the map."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.touch import map_of
from loopmap.model.change import DOCUMENT, NOTHING, Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.report_choice import ReportChoice


def choose_report(document: Document, map_id: MapId, choice: ReportChoice) -> Change:
    """The map with that choice remembered; nothing to do where it is the one it has."""
    info = map_of(document, map_id).info
    if info.report == choice:
        return NOTHING
    return replacing(DOCUMENT, [(info, replace(info, report=choice))])
