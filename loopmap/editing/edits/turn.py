"""Turning a variable into its opposite: every sign at it turns, so every loop stays what it is."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.sketches import sketches_turned
from loopmap.editing.edits.touch import map_of, record_of
from loopmap.editing.edits.variables import rename_variable
from loopmap.model.change import Change, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import links_at
from loopmap.model.records import Action, Fact, Intervention, Link, Scenario, Sign, Variable

_OTHER = {Sign.SAME: Sign.OPPOSITE, Sign.OPPOSITE: Sign.SAME, Sign.UNKNOWN: Sign.UNKNOWN}


def opposite(sign: Sign) -> Sign:
    """The other way; what is not agreed stays so."""
    return _OTHER[sign]


def call_it_the_opposite(
    document: Document, map_id: MapId, variable: RecordId, name: str
) -> Change:
    """The variable under the name of its opposite, with all that follows turned round."""
    renamed = rename_variable(document, map_id, variable, name)
    return renamed.then(turn_round(document, map_id, variable))


def turn_round(document: Document, map_id: MapId, variable: RecordId) -> Change:
    """The signs of the links at a variable, and what scenarios do to it, the other way.

    A link from it to itself stays as it is: both its ends turn. Every loop through the
    variable keeps its kind, for two of its signs turn.
    """
    record_of(document, map_id, variable, Variable)
    causal_map = map_of(document, map_id)
    links: list[tuple[Link, Link]] = [
        (link, replace(link, sign=opposite(link.sign)))
        for link in links_at(causal_map, [variable])
        if link.source != link.target
    ]
    change = replacing(map_id, links).then(replacing(map_id, _scenarios(causal_map, variable)))
    change = change.then(replacing(map_id, _facts(causal_map, variable)))
    return change.then(replacing(map_id, sketches_turned(causal_map, variable)))


def _scenarios(causal_map: CausalMap, variable: RecordId) -> list[tuple[Scenario, Scenario]]:
    return [
        (
            scenario,
            replace(
                scenario,
                interventions=tuple(_turned(act, variable) for act in scenario.interventions),
            ),
        )
        for scenario in causal_map.scenarios.values()
    ]


def _facts(causal_map: CausalMap, variable: RecordId) -> list[tuple[Fact, Fact]]:
    return [
        (fact, replace(fact, rose=not fact.rose))
        for fact in causal_map.facts.values()
        if variable in (fact.cause, fact.effect)
    ]


def _turned(act: Intervention, variable: RecordId) -> Intervention:
    if act.target == variable:
        return replace(act, amount=-act.amount + 0.0)
    ends = (act.source == variable) + (act.destination == variable)
    if act.action is Action.ADD and ends == 1 and act.sign is not None:
        return replace(act, sign=opposite(act.sign))
    return act
