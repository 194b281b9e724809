"""A scenario as phases: what is pushed, held and changed from which step to which.

Everything is stated against today: a link changed to the factor f carries f·(1 + x) - 1
instead of x, so that cutting it takes away what it does today, with x the cause's
deviation from today.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.model.behaviour import DELAY_TIMES, MOMENT
from loopmap.model.records import ON_VARIABLES, Action, Intervention, Sign
from loopmap.simulation.map_model import SIGN, MapModel, ModelLink

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Phase:
    """Steps ``first`` to ``last - 1`` under the same interventions.

    ``push`` (one per variable) adds to the input and grows by ``growth`` with every step,
    ``held`` says which variables stand at ``level`` whatever their causes say, ``factor``
    (one per link) scales strengths and ``delay`` is each link's time constant, 0 for none.
    """

    first: int
    last: int
    push: Floats
    growth: Floats
    held: NDArray[np.bool_]
    level: Floats
    factor: Floats
    delay: Floats


class Span(NamedTuple):
    """The steps between which an intervention acts."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A model, with the links its scenario adds, and its phases without gaps.

    ``step`` is the length of a step and ``spans`` where each intervention came to lie on
    them. ``judged_at`` is the step at which the effect is judged: the last one, or the end
    of the last intervention when all of them end before. ``lasting`` says that none
    ends. ``early_at`` is a tenth of the run after the first intervention starts, ``late_at``
    a tenth of the run before the effect is judged.
    """

    model: MapModel
    phases: tuple[Phase, ...]
    spans: tuple[Span, ...]
    steps: int
    step: float
    judged_at: int
    early_at: int
    late_at: int
    lasting: bool


class _Act(NamedTuple):
    """An action, its amount (a pulse's in steps), the variable or link it is on, its steps."""

    action: Action
    amount: float
    number: int
    span: Span


def plan_for(model: MapModel, acts: Sequence[Intervention], steps: int, step: float) -> Plan:
    """The plan of a scenario's interventions over ``steps`` steps of length ``step``.

    Interventions on the same variable or link add (pushes), multiply (factors) or
    overrule (the later hold or delay). They are taken in the order given.
    """
    extended, numbers = _with_added_links(model, acts)
    spans = [_span(act, steps, step) for act in acts]
    planned = [
        _Act(act.action, _amount(act, step), number, span)
        for act, number, span in zip(acts, numbers, spans, strict=True)
    ]
    edges = sorted({0, steps, *(edge for span in spans for edge in span)})
    phases = [_phase(extended, planned, first, last) for first, last in pairwise(edges)]
    ends = [_end(each, steps) for each in planned]
    judged_at = max(ends, default=steps)
    started = min((span.first for span in spans), default=0)
    return Plan(
        extended,
        tuple(phases),
        tuple(spans),
        steps,
        step,
        judged_at,
        min(started + max(1, steps // 10), judged_at),
        judged_at - min(max(1, steps // 10), judged_at),
        all(end == steps for end in ends),
    )


def _span(act: Intervention, steps: int, step: float) -> Span:
    first = 0 if act.start is None else round(act.start / step)
    first = min(max(first, 0), steps)
    if act.action is not Action.PULSE:
        last = steps if act.stop is None else round(act.stop / step)
        return Span(first, min(max(last, first), steps))
    lasts = MOMENT if act.stop is None else act.stop - (act.start or 0.0)
    return Span(first, min(first + max(1, round(lasts / step)), steps))


def _amount(act: Intervention, step: float) -> float:
    return act.amount / step if act.action is Action.PULSE else act.amount


def _end(each: _Act, steps: int) -> int:
    """When the effect of an intervention ends: a ramp stays where it has got to."""
    return steps if each.action in (Action.RAMP, Action.DELAY) else each.span.last


def _with_added_links(model: MapModel, acts: Sequence[Intervention]) -> tuple[MapModel, list[int]]:
    """The model with the links that ``acts`` add, and the variable or link each act is on."""
    numbers: list[int] = []
    added: list[ModelLink] = []
    by_id = {link.id: i for i, link in enumerate(model.links)}
    for act in acts:
        if act.action is Action.ADD:
            numbers.append(len(model.links) + len(added))
            added.append(_added(model, act))
        elif act.action in ON_VARIABLES:
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
        delay=DELAY_TIMES["medium"] if act.delayed else 0.0,
        today=0.0,
    )


def _phase(model: MapModel, planned: Sequence[_Act], first: int, last: int) -> Phase:
    phase = Phase(
        first,
        last,
        push=np.zeros(model.size),
        growth=np.zeros(model.size),
        held=np.zeros(model.size, dtype=np.bool_),
        level=np.zeros(model.size),
        factor=np.array([link.today for link in model.links], dtype=np.float64),
        delay=np.array([link.delay for link in model.links], dtype=np.float64),
    )
    for action, amount, number, span in planned:
        stays = action is Action.RAMP and span.last <= first
        if stays or (span.first <= first and last <= span.last):
            _DO[action](phase, amount, number, span)
    return phase


def _push(phase: Phase, amount: float, number: int, _: Span) -> None:
    phase.push[number] += amount


def _pulse(phase: Phase, amount: float, number: int, span: Span) -> None:
    """Higher the shorter it is, so that its size does not depend on the length of a step."""
    phase.push[number] += amount / (span.last - span.first)


def _ramp(phase: Phase, amount: float, number: int, span: Span) -> None:
    if span.last <= phase.first:
        phase.push[number] += amount
        return
    slope = amount / (span.last - span.first)
    phase.push[number] += slope * (phase.first - span.first)
    phase.growth[number] += slope


def _hold(phase: Phase, amount: float, number: int, _: Span) -> None:
    phase.held[number] = True
    phase.level[number] = amount


def _scale(phase: Phase, amount: float, number: int, _: Span) -> None:
    phase.factor[number] *= amount


def _cut(phase: Phase, _: float, number: int, __: Span) -> None:
    phase.factor[number] = 0.0


def _add(phase: Phase, _: float, number: int, __: Span) -> None:
    phase.factor[number] = 1.0


def _delay(phase: Phase, amount: float, number: int, _: Span) -> None:
    phase.delay[number] = amount


_DO: dict[Action, Callable[[Phase, float, int, Span], None]] = {
    Action.PUSH: _push,
    Action.PULSE: _pulse,
    Action.RAMP: _ramp,
    Action.HOLD: _hold,
    Action.WEAKEN: _scale,
    Action.STRENGTHEN: _scale,
    Action.CUT: _cut,
    Action.ADD: _add,
    Action.DELAY: _delay,
}
