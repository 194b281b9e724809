"""Which likely identifiers a report would hold, by what it was chosen to tell."""

from __future__ import annotations

from collections.abc import Iterable

from loopmap.analysis.identifiers import Identifier
from loopmap.editing.report.plan import Plan, full_plan
from loopmap.editing.report.sections import Section
from loopmap.formats.going_out import in_report
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.report_choice import Reach


def held(
    document: Document,
    map_id: MapId,
    plan: Plan | None = None,
    found: Iterable[Identifier] | None = None,
) -> list[Identifier]:
    """Those in such a report, None for the full one; see `loopmap.formats.going_out`."""
    told = plan or full_plan()
    return in_report(
        document,
        map_id,
        compared=told.tells(Section.CHANGES) and told.maps is not Reach.THIS,
        runs=told.tells(Section.WHAT_IF),
        room=told.room,
        every=told.maps is Reach.ALL,
        found=found,
    )
