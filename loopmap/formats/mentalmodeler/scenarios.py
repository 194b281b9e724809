"""Scenarios of Mental Modeler: concepts that are held at a value while all others follow."""

from __future__ import annotations

from typing import Any

from loopmap.formats.foreign import as_objects, as_text
from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.incoming.sign_words import number_in
from loopmap.formats.kept import keep, kept
from loopmap.formats.mentalmodeler.influence import meant_by
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, in_order
from loopmap.model.records import Action, Intervention, Scenario, Sign, Strength

_AMOUNTS = {Strength.WEAK: 0.25, Strength.MEDIUM: 0.62, Strength.STRONG: 1.0}
_HELD = (Action.HOLD, Action.PUSH)
_UNNAMED = ("", "scenario")


def add_scenarios(
    into: MapMaker, scenarios: list[dict[str, Any]], format_id: str
) -> list[dict[str, Any]]:
    """A scenario for each that holds a concept or that somebody named; gives the others."""
    idle = []
    for scenario in scenarios:
        concepts = as_objects(scenario.get("concepts"))
        acts = tuple(act for each in concepts if (act := _act(into, each)) is not None)
        name = clean_name(as_text(scenario.get("name")))
        if acts or name.casefold() not in _UNNAMED:
            extra = keep({}, format_id, {"concepts": concepts})
            into.scenario(name, acts, extra=extra)
        else:
            idle.append(scenario)
    return idle


def written_scenarios(
    causal_map: CausalMap, ids: dict[RecordId, str], names: dict[RecordId, str], format_id: str
) -> list[dict[str, Any]]:
    """The scenarios that hold variables, and those that came and hold none."""
    made = []
    for scenario in in_order(causal_map.scenarios):
        held = _held(scenario)
        concepts = [
            {"id": ids[one], "name": names[one], "selected": "true", "influence": f"{amount:g}"}
            for one, amount in held.items()
        ]
        came = as_objects(kept(scenario.extra, format_id).get("concepts"))
        back = {key: one for one, key in ids.items()}
        said = {back.get(as_text(each.get("id"))): amount_of(each) for each in came}
        unchanged = {one: amount for one, amount in said.items() if amount} == held
        made.append({"name": scenario.name, "concepts": came if unchanged else concepts})
    return [*made, *as_objects(kept(causal_map.info.extra, format_id).get("scenarios"))]


def lost(document: Document) -> tuple[str, ...]:
    """A sentence for scenarios of the first map that do more than hold variables."""
    scenarios = document.maps[document.map_order[0]].scenarios.values()
    number = sum(not _holds_all(each) for each in scenarios)
    if not number:
        return ()
    what = "One scenario does" if number == 1 else f"{number:,} scenarios do"
    return (f"{what} more than hold variables: only what is held or pushed is written.",)


def _holds_all(scenario: Scenario) -> bool:
    return all(
        act.action is Action.HOLD and act.start is None and act.stop is None
        for act in scenario.interventions
    )


def amount_of(concept: dict[str, Any]) -> float:
    """The value a concept is held at; 0 where it is left to follow."""
    said = as_text(concept.get("influence"))
    if as_text(concept.get("selected")).casefold() not in ("true", "1", "yes", ""):
        return 0.0
    number = number_in(said)
    if number is not None:
        return max(-1.0, min(1.0, number))
    sign, strength = meant_by(said) or (Sign.UNKNOWN, Strength.MEDIUM)
    if sign is Sign.UNKNOWN:
        return 0.0
    return _AMOUNTS[strength] if sign is Sign.SAME else -_AMOUNTS[strength]


def _act(into: MapMaker, concept: dict[str, Any]) -> Intervention | None:
    variable, amount = into.ids.get(as_text(concept.get("id"))), amount_of(concept)
    return Intervention(Action.HOLD, variable, amount) if variable and amount else None


def _held(scenario: Scenario) -> dict[RecordId, float]:
    return {
        act.target: max(-1.0, min(1.0, act.amount))
        for act in scenario.interventions
        if act.action in _HELD and act.target is not None
    }
