"""A scenario as phases: what is pushed, held and changed from which step to which.

The rules are our own definition. Everything is stated against
today: a link changed to the factor f carries f·(1 + x) - 1 instead of x, so that
cutting it takes away what it does today, with x the cause's deviation from today.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from loopmap.model.records import Action, Intervention, Sign
from loopmap.simulation.map_model import SIGN, MapModel, ModelLink

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Phase:
    """Steps ``first`` to ``last - 1`` under the same interventions.

    ``push`` (one per variable) adds to the input, ``held`` says which variables stand
    at ``level`` whatever their causes say, ``factor`` (one per link) scales strengths.
    """

    first: int
    last: int
    push: Floats
    held: NDArray[np.bool_]
    level: Floats
    factor: Floats


@dataclass(frozen=True, slots=True)
class Plan:
    """A model, with the links its scenario adds, and its phases without gaps.

    ``judged_at`` is the step at which the effect is judged: the last one, or the end
    of the last intervention when all of them end before. ``lasting`` says that none
    ends. ``early_at`` is a tenth of the run after the first intervention starts.
    """

    model: MapModel
    phases: tuple[Phase, ...]
    steps: int
    judged_at: int
    early_at: int
    lasting: bool


def plan_for(model: MapModel, acts: Sequence[Intervention], steps: int, step: float) -> Plan:
    """The plan of a scenario's interventions over ``steps`` steps of length ``step``.

    Interventions on the same variable or link add (pushes), multiply (factors) or
    overrule (the later hold). They are taken in the order given.
    """
    extended, numbers = _with_added_links(model, acts)
    spans = [_span(act, steps, step) for act in acts]
    edges = sorted({0, steps, *(edge for span in spans for edge in span)})
    phases = []
    for first, last in pairwise(edges):
        active = [
            (act, number)
            for act, number, (begin, end) in zip(acts, numbers, spans, strict=True)
            if begin <= first and last <= end
        ]
        phases.append(_phase(extended, active, first, last))
    last_stop = max((last for _, last in spans), default=steps)
    first_start = min((first for first, _ in spans), default=0)
    early = min(first_start + max(1, steps // 10), last_stop)
    return Plan(extended, tuple(phases), steps, last_stop, early, _is_lasting(spans, steps))


def _is_lasting(spans: list[tuple[int, int]], steps: int) -> bool:
    return all(last == steps for _, last in spans)


def _span(act: Intervention, steps: int, step: float) -> tuple[int, int]:
    first = 0 if act.start is None else round(act.start / step)
    last = steps if act.stop is None else round(act.stop / step)
    first = min(max(first, 0), steps)
    return first, min(max(last, first), steps)


def _with_added_links(model: MapModel, acts: Sequence[Intervention]) -> tuple[MapModel, list[int]]:
    """The model with the links that ``acts`` add, and the variable or link each act is on."""
    numbers: list[int] = []
    added: list[ModelLink] = []
    by_id = {link.id: i for i, link in enumerate(model.links)}
    for act in acts:
        if act.action is Action.ADD:
            numbers.append(len(model.links) + len(added))
            added.append(_added(model, act))
        elif act.action in (Action.PUSH, Action.HOLD):
            assert act.target is not None
            numbers.append(model.place(act.target))
        else:
            numbers.append(by_id[act.target])
    return model.with_links(tuple(added)), numbers


def _added(model: MapModel, act: Intervention) -> ModelLink:
    assert act.source is not None
    assert act.destination is not None
    return ModelLink(
        None,
        f"added {act.source} {act.destination}",
        model.place(act.source),
        model.place(act.destination),
        SIGN[act.sign or Sign.UNKNOWN],
        0.0,
        1.0,
        act.delayed,
        today=0.0,
    )


def _phase(model: MapModel, active: list[tuple[Intervention, int]], first: int, last: int) -> Phase:
    push, level = np.zeros(model.size), np.zeros(model.size)
    held = np.zeros(model.size, dtype=np.bool_)
    factor = np.array([link.today for link in model.links], dtype=np.float64)
    for act, number in active:
        if act.action is Action.PUSH:
            push[number] += act.amount
        elif act.action is Action.HOLD:
            held[number] = True
            level[number] = act.amount
        else:
            factor[number] = _NEW_FACTOR[act.action](factor[number], act.amount)
    return Phase(first, last, push, held, level, factor)


_NEW_FACTOR: dict[Action, Callable[[float, float], float]] = {
    Action.WEAKEN: lambda now, amount: now * amount,
    Action.STRENGTHEN: lambda now, amount: now * amount,
    Action.CUT: lambda _now, _amount: 0.0,
    Action.ADD: lambda _now, _amount: 1.0,
}
