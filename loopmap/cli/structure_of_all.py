"""What ``loopmap structure`` answers about a map as a whole."""

from __future__ import annotations

from typing import Any

from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import Loop, LoopList
from loopmap.analysis.structure.balance import Balance
from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.measures import CAVEAT, Measures, Shaken
from loopmap.analysis.structure.micmac import influence_and_dependence
from loopmap.analysis.structure.overview import Overview
from loopmap.analysis.structure.parts import Part, Parts, summary
from loopmap.analysis.structure.told import balance_line, reach_line, small_set_line
from loopmap.analysis.telling import tell_loop
from loopmap.cli.structure_rows import Row, almost_rows, closing_rows, names
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order


def about_all(
    causal_map: CausalMap,
    loops: LoopList,
    overview: Overview,
    *,
    measures: Measures,
    shaken: Shaken | None,
) -> dict[str, Any]:
    """Parts, balance, a small set, questions, links to try, where to look and MICMAC's shares."""
    return {
        "complete": loops.complete,
        "complete_to_length": loops.complete_to_length,
        "stopped_by": None if loops.stopped_by is None else loops.stopped_by.value,
        "more_than": loops.more_than,
        "status": status_line(loops),
        "parts": _parts(causal_map, overview.parts),
        "balance": _balance(causal_map, overview.balance),
        "small_set": {
            "told": small_set_line(overview.small_set),
            "variables": names(causal_map, overview.small_set),
        },
        "questions": [
            {
                "rule": asked.rule,
                "variables": names(causal_map, map(RecordId, asked.variables)),
                "told": asked.text,
            }
            for asked in overview.questions
        ],
        "almost": almost_rows(causal_map, overview.almost),
        "closing": closing_rows(causal_map, overview.closing),
        "where": _where(causal_map, measures, shaken),
        "influence": _influence(causal_map),
    }


def _parts(causal_map: CausalMap, parts: Parts) -> Row:
    several = {Part.CORE: parts.cores, Part.ISLAND: parts.islands}
    listed = {
        part.value: [names(causal_map, group) for group in several[part]]
        if part in several
        else names(causal_map, parts.of(part))
        for part in Part
    }
    return {"told": summary(parts), **listed}


def _balance(causal_map: CausalMap, balance: Balance) -> Row:
    return {
        "told": balance_line(balance),
        "has_loops": balance.has_loops,
        "hinges": balance.hinges,
        "shortest": _loop(causal_map, balance.shortest),
    }


def _loop(causal_map: CausalMap, loop: Loop | None) -> Row | None:
    if loop is None:
        return None
    return {
        "variables": names(causal_map, loop.variables),
        "signs": [sign.value for sign in loop.signs],
        "told": tell_loop(causal_map, loop),
    }


def _where(causal_map: CausalMap, measures: Measures, shaken: Shaken | None) -> Row:
    """Each variable with its numbers and groups; how often it stayed first where that was tried."""

    def counted(measure: Measure, variable: RecordId) -> Row:
        row: Row = {
            "value": measures.values[measure][variable],
            "group": measures.bands[measure][variable].value,
        }
        if shaken is not None:
            row["stayed"] = shaken.stayed[measure].get(variable, 0)
        return row

    return {
        "caveat": CAVEAT,
        "told": reach_line(measures),
        "draws": None if shaken is None else shaken.draws,
        "first": None if shaken is None else shaken.first,
        "variables": [
            {"name": one.name} | {measure.value: counted(measure, one.id) for measure in Measure}
            for one in in_order(causal_map.variables)
        ],
    }


def _influence(causal_map: CausalMap) -> Row:
    found = influence_and_dependence(causal_map)
    return {
        "told": found.sentence,
        "settled": found.settled,
        "variables": [
            {
                "name": one.name,
                "influence": round(found.standings[one.id].influence, 6),
                "dependence": round(found.standings[one.id].dependence, 6),
                "place": found.standings[one.id].quadrant.value,
            }
            for one in in_order(causal_map.variables)
        ],
    }
