"""What a lens shows of a map, from all that is known of it: for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import LoopKind, LoopList
from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.measures import OF_LOOPS, measure
from loopmap.analysis.structure.told import reach_line
from loopmap.diagram.lenses.evidence import evidence_view
from loopmap.diagram.lenses.groups import groups_view
from loopmap.diagram.lenses.influence import influence_view
from loopmap.diagram.lenses.loops import loops_view
from loopmap.diagram.lenses.run import OLDER, Marked, no_run_view, run_view
from loopmap.diagram.look import SIGNS, Lens, LensView
from loopmap.editing.change_on_map import change_on_map
from loopmap.editing.model_on_map import ModelOnMap
from loopmap.editing.run_on_map import acts_in_words, acts_on_links, curves_of
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.simulation.words import HONESTY, may_run_away, tell_runaway_briefly

SEARCHING = "Still looking for loops."


@dataclass(frozen=True, slots=True)
class Known:
    """What a lens may draw on besides the document.

    ``loops``: None while they are being looked for. ``run``: the last one of this map, and
    ``is_old`` whether the map has changed since. ``model``: a run by equations, if that was
    the last one. ``measure``: what the influence lens counts. ``beside``: the map that this one
    is compared with, where somebody chose one.
    """

    loops: LoopList | None = None
    run: WhatIf | None = None
    is_old: bool = False
    measure: Measure = Measure.OUT
    model: ModelOnMap | None = None
    beside: CausalMap | None = None


def lens_view(lens: Lens, document: Document, causal_map: CausalMap, known: Known) -> LensView:
    """The view of ``causal_map``, which may stand apart from the document (a part of a map)."""
    return _VIEWS[lens](document, causal_map, known)


def kinds_of_links(loops: LoopList) -> dict[RecordId, str]:
    """The letters of the kinds of loop through each link: "R", "B", "RB" …, "RBU"."""
    found: dict[RecordId, set[LoopKind]] = {}
    for loop in loops.loops:
        for link in loop.key:
            found.setdefault(link, set()).add(loop.kind)
    letters = {link: [k.letter for k in LoopKind if k in kinds] for link, kinds in found.items()}
    return {link: "".join(each) for link, each in letters.items()}


def _loops(_: Document, causal_map: CausalMap, known: Known) -> LensView:
    if known.loops is None:
        return loops_view(causal_map, {}, SEARCHING)
    return loops_view(causal_map, kinds_of_links(known.loops), status_line(known.loops))


def _change(document: Document, causal_map: CausalMap, known: Known) -> LensView:
    return change_on_map(document, causal_map, known.beside)


def _influence(_: Document, causal_map: CausalMap, known: Known) -> LensView:
    counts_loops = known.measure in OF_LOOPS.values()
    if counts_loops and known.loops is None:
        return influence_view(causal_map, known.measure.value, {}, SEARCHING)
    found = measure(causal_map, known.loops or LoopList())
    groups = {variable: band.value for variable, band in found.bands[known.measure].items()}
    reach = reach_line(found) if counts_loops else ""
    return influence_view(causal_map, known.measure.value, groups, reach)


def _run(_: Document, causal_map: CausalMap, known: Known) -> LensView:
    if known.model is not None and known.model.causal_map.id == causal_map.id:
        view = known.model.view()
        return replace(view, says=f"{view.says} {OLDER}") if known.is_old else view
    if known.run is None or known.run.comparison.map_id != causal_map.id:
        return no_run_view()
    comparison, result = known.run.comparison, known.run.stories[0].result
    settles = not may_run_away(result.runaway)
    marks = {
        variable: Marked(found.direction.value, found.certainty.value, found.course.value, settles)
        for variable, found in result.answers.items()
        if variable in causal_map.variables
    }
    honesty = HONESTY.format(draws=f"{comparison.draws_in_all:,}")
    says = f"{tell_runaway_briefly(result.runaway)} {honesty}".lstrip()
    says = f"{says} {OLDER}" if known.is_old else says
    acts = acts_in_words(result.scenario, comparison.horizon)
    curves = curves_of(result, comparison)
    on_links = acts_on_links(result.scenario, causal_map, comparison.horizon)
    return run_view(result.scenario.name, marks, acts, says, curves, on_links)


_VIEWS: Mapping[Lens, Callable[[Document, CausalMap, Known], LensView]] = MappingProxyType(
    {
        Lens.SIGN: lambda *_: SIGNS,
        Lens.LOOPS: _loops,
        Lens.EVIDENCE: lambda _, causal_map, __: evidence_view(causal_map),
        Lens.GROUPS: lambda _, causal_map, __: groups_view(causal_map),
        Lens.CHANGE: _change,
        Lens.RUN: _run,
        Lens.INFLUENCE: _influence,
    }
)
