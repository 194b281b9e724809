"""Which likely identifiers a report would hold, by what it was chosen to tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.analysis.identifiers import Identifier, find_identifiers
from loopmap.diagram.look import Lens
from loopmap.editing.edits.reports import choose_report
from loopmap.editing.report.plan import Plan, full_plan
from loopmap.editing.report.sections import Section
from loopmap.formats.going_out import in_report
from loopmap.formats.view_words import lens_of
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.report_choice import Reach, ReportChoice, SectionChoice


def held(
    document: Document,
    map_id: MapId,
    plan: Plan | None = None,
    found: Iterable[Identifier] | None = None,
) -> list[Identifier]:
    """Those in such a report, None for the full one; see `loopmap.formats.going_out`."""
    told = plan or full_plan()
    among = list(find_identifiers(document) if found is None else found)
    by_text = in_report(
        document,
        map_id,
        compared=told.tells(Section.CHANGES) and told.maps is not Reach.THIS,
        runs=told.tells(Section.WHAT_IF),
        room=told.room,
        every=told.maps is Reach.ALL,
        found=among,
    )
    shown = _of_views(document.maps[map_id], told)
    by_views = (each for each in among if each.key.map == map_id and each.key.id in shown)
    return list(dict.fromkeys((*by_text, *by_views)))


def _of_views(causal_map: CausalMap, plan: Plan) -> set[RecordId]:
    """The views that are figures, and the scenarios whose runs they show."""
    if not plan.tells(Section.MAP):
        return set()
    asked = (each for each in (plan.figure, *plan.views) if each in causal_map.views)
    views = [causal_map.views[each] for each in asked if each is not None]
    runs = any(lens_of(view) is Lens.RUN for view in views)
    return {view.id for view in views} | (set(causal_map.scenarios) if runs else set())


def with_words_of(document: Document, map_id: MapId, plan: Plan) -> Document:
    """The document as if it remembered what people say in a report by this plan, and no more.

    So that their own words are looked at as all others are, wherever they were said.
    """
    front = plan.front
    sections = tuple(
        SectionChoice(each.id, True, each.before, each.after) for each in plan.sections
    )
    said = ReportChoice(sections=sections, title=front.title, author=front.author)
    said = replace(said, contact=front.contact, place=front.place, date=front.date)
    return document.apply(choose_report(document, map_id, said))
