"""Equations of variables, and the links that equations bring along.

An equation brings the links it names: a cause that has no link gets one, with a sign where
it is plain, and a link that was drawn for an equation goes when the equation no longer
names its cause. Links that people drew, or said something about, never go by themselves;
where they and an equation differ that is a finding (`editing.equation_checks`).
"""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.touch import NewId, map_of, orders, record_of
from loopmap.errors import EditRefused, ExpressionError
from loopmap.expr.causes import all_named
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.tokens import LONGEST
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, Variable
from loopmap.simulation.equations.known import known_of
from loopmap.simulation.equations.linking import asked_links, by_key


def set_equation(
    document: Document, map_id: MapId, variable: RecordId, equation: str, new_id: NewId
) -> Change:
    """The variable with this equation, kept as written, and the links that it names.

    One that cannot be understood is kept too, and leaves all links as they are. EditRefused
    for a text longer than any equation.
    """
    if len(equation) > LONGEST:
        raise EditRefused(f"An equation can have {LONGEST} characters at most.")
    old = record_of(document, map_id, variable, Variable)
    change = replacing(map_id, [(old, replace(old, equation=equation.strip()))])
    return change.then(links_of_equation(document.apply(change), map_id, variable, new_id))


def links_of_equation(
    document: Document, map_id: MapId, variable: RecordId, new_id: NewId
) -> Change:
    """The links that the variable's equation names and the map lacks; those it made, gone."""
    causal_map = map_of(document, map_id)
    effect = record_of(document, map_id, variable, Variable)
    added = adding(map_id, _missing_links(causal_map, effect, new_id))
    return added.then(removing(map_id, _idle_links(causal_map, effect)))


def _missing_links(causal_map: CausalMap, effect: Variable, new_id: NewId) -> list[Link]:
    asked = asked_links(effect, by_key(causal_map), known_of(causal_map))
    order = orders(causal_map.links)
    return [
        Link(
            new_id(Link),
            each.source,
            effect.id,
            each.sign,
            delayed=each.delayed,
            by_equation=True,
            order=order(),
        )
        for each in asked
        if causal_map.adjacency.between(each.source, effect.id) is None
    ]


def _idle_links(causal_map: CausalMap, effect: Variable) -> list[Link]:
    """Links drawn for an equation that no longer names their cause."""
    try:
        named = all_named(parse(effect.equation)) if effect.equation.strip() else frozenset()
    except ExpressionError:
        return []
    scenarios = causal_map.scenarios.values()
    acted_on = {act.target for scenario in scenarios for act in scenario.interventions}
    return [
        link
        for link in causal_map.adjacency.into(effect.id)
        if link.by_equation
        and not _is_spoken_of(link)
        and link.id not in acted_on
        and canonical(causal_map.variables[link.source].name) not in named
    ]


def _is_spoken_of(link: Link) -> bool:
    """Whether somebody has said something about a link, which must not get lost."""
    return bool(link.reason or link.evidence or link.status or link.confidence is not None)
