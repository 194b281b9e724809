"""From what was understood of one thing done to the intervention, or what stands against it."""

from __future__ import annotations

from typing import Any

from loopmap.editing.scenario_words.grammar import AT_END, AT_START
from loopmap.editing.scenario_words.parts import Given
from loopmap.errors import EditRefused
from loopmap.model.behaviour import MOMENTS
from loopmap.model.document import CausalMap
from loopmap.model.records import ON_VARIABLES, Action, Intervention, Link


def build(given: Given, causal_map: CausalMap, horizon: float) -> Intervention:
    """The intervention that was said. EditRefused for a link that is not, or is already, there."""
    action: Action = given["action"]
    start, stop = (_time(given.get(slot), horizon) for slot in ("start", "stop"))
    if given.get("stop") == AT_END:
        stop = horizon if action is Action.PULSE else None
    if action in ON_VARIABLES:
        return Intervention(action, given["one"], _amount(given), start, stop)
    link = _between(given, causal_map)
    if action is Action.ADD:
        return Intervention(
            action,
            start=start,
            stop=stop,
            source=given["cause"],
            destination=given["effect"],
            sign=given["sign"],
            delayed=given.get("delayed", False),
        )
    assert link is not None
    return Intervention(action, link.id, _factor(given), start, stop)


def _amount(given: Given) -> float:
    if "way" not in given:
        return float(given["amount"])
    return float(given["way"] * given["size"]) + 0.0


def _factor(given: Given) -> float:
    if "by" not in given:
        return float(given.get("amount", 0.0))
    by = float(given["by"])
    return 1.0 - by if given["action"] is Action.WEAKEN else 1.0 + by


def _time(said: Any, horizon: float) -> float | None:
    if said is None or said in (AT_START, AT_END):
        return None
    return MOMENTS[said] * horizon if isinstance(said, str) else float(said)


def _between(given: Given, causal_map: CausalMap) -> Link | None:
    """The link that was said; None where one is to be added."""
    cause, effect = (causal_map.variables[given[end]] for end in ("cause", "effect"))
    standing = causal_map.adjacency.between(cause.id, effect.id)
    if given["action"] is Action.ADD:
        if standing is not None:
            raise EditRefused(
                f"There is already a link from “{cause.name}” to “{effect.name}”; strengthen it"
                " instead."
            )
        return None
    if standing is None:
        back = causal_map.adjacency.between(effect.id, cause.id)
        hint = "; there is one the other way" if back is not None else ""
        raise EditRefused(f"There is no link from “{cause.name}” to “{effect.name}”{hint}.")
    return standing
