"""What can be done to what is selected, for menus: words for people and the intervention."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from loopmap.model.behaviour import DELAY_TIMES, MOMENT, MOMENTS
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import (
    ON_VARIABLES,
    Action,
    Intervention,
    Link,
    Scenario,
    Sign,
    Variable,
)

MEDIUM = 0.5
"""A clear push or a clearly other level: half of "much higher than today"."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that could be done. ``name`` is what a scenario doing only this is called.

    ``key`` says what it is, whatever it is done to (`DOINGS`).
    """

    text: str
    name: str
    act: Intervention
    key: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """A kind of thing done: its words with a place for what it is done to, and the action."""

    text: str
    called: str
    action: Action
    amount: float = 0.0


_PUSH, _HOLD, _RAMP, _PULSE = Action.PUSH, Action.HOLD, Action.RAMP, Action.PULSE

DOINGS: Mapping[str, Doing] = MappingProxyType(
    {
        "stop": Doing("Stop {}: hold it much lower", "Stop", _HOLD, -1.0),
        "push_up": Doing("Push {} up", "More", _PUSH, MEDIUM),
        "push_down": Doing("Push {} down", "Less", _PUSH, -MEDIUM),
        "hold_higher": Doing("Hold {} higher than today", "Held higher", _HOLD, MEDIUM),
        "hold_today": Doing("Hold {} as it is today", "Held", _HOLD, 0.0),
        "hold_lower": Doing("Hold {} lower than today", "Held lower", _HOLD, -MEDIUM),
        "ramp_up": Doing("Push {} up more and more", "More and more", _RAMP, MEDIUM),
        "ramp_down": Doing("Push {} down more and more", "Less and less", _RAMP, -MEDIUM),
        "pulse_up": Doing("Push {} up for a moment", "More for a moment", _PULSE, MEDIUM),
        "pulse_down": Doing("Push {} down for a moment", "Less for a moment", _PULSE, -MEDIUM),
        "cut": Doing("Cut {}", "Cut", Action.CUT),
        "weaken": Doing("Weaken {} to half", "Weaker", Action.WEAKEN, 0.5),
        "strengthen": Doing("Strengthen {} to twice", "Stronger", Action.STRENGTHEN, 2.0),
        "delay": Doing("Delay {}", "Delayed", Action.DELAY, DELAY_TIMES["medium"]),
        "no_delay": Doing("Take the delay out of {}", "At once", Action.DELAY, 0.0),
        "delay_long": Doing("Delay {} for long", "Later", Action.DELAY, DELAY_TIMES["long"]),
        "add_same": Doing("Add a link (+)", "Added", Action.ADD),
        "add_opposite": Doing("Add a link (−)", "Added", Action.ADD),
        "add_same_back": Doing("Add a link (+) the other way", "Added", Action.ADD),
        "add_opposite_back": Doing("Add a link (−) the other way", "Added", Action.ADD),
    }
)
"""All that can be done by choosing it, in the order of menus."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, in words; None is the start or the end of the run."""

    text: str
    start: float | None
    stop: float | None


def spans(horizon: float) -> tuple[Span, ...]:
    """From when to when, as it is offered in words, in a run of that length."""
    early, half_way = (MOMENTS[word] * horizon for word in ("early", "half-way"))
    return (
        Span("All the time", None, None),
        Span("From early on", early, None),
        Span("From half-way on", half_way, None),
        Span("Until half-way", None, half_way),
        Span("From early on until half-way", early, half_way),
    )


SIZES = (("A little", 0.25), ("Clearly", 0.5), ("Strongly", 1.0))


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers an intervention may have for its size. ``rest``: the one that does nothing."""

    name: str
    low: float
    high: float
    step: float
    rest: float


_SIZE = Scale("How much", -1.0, 1.0, 0.05, 0.0)
_FACTOR = Scale("How strong, where 1 is today", 0.0, 4.0, 0.05, 1.0)
_LENGTH = Scale("How long a delay", 0.0, 16.0, 0.5, 0.0)


def offers(
    causal_map: CausalMap, selected: Iterable[RecordId], only: Collection[str] = DOINGS
) -> tuple[Offer, ...]:
    """What a scenario can do to the one variable, the one link or the two variables selected.

    ``only``: keys of those that are asked for.
    """
    records = [causal_map.get(record) for record in sorted(selected)]
    if len(records) == 1 and isinstance(records[0], Variable):
        return _on_variable(records[0], only)
    if len(records) == 1 and isinstance(records[0], Link):
        return _on_link(causal_map, records[0], only)
    ends = [record for record in records if isinstance(record, Variable)]
    if len(records) == len(ends) == 2:
        return _between(causal_map, ends[0], ends[1], only)
    return ()


def with_span(act: Intervention, span: Span) -> Intervention:
    """The intervention from when to when."""
    return replace(act, start=span.start, stop=span.stop)


def with_size(act: Intervention, size: float) -> Intervention:
    """A push or hold of that size in the same direction; holding as it is goes up."""
    return replace(act, amount=-size if act.amount < 0 else size)


def is_sized(act: Intervention) -> bool:
    """Whether an intervention has a size in SIZES to choose."""
    return act.action in ON_VARIABLES and act.amount != 0


def scale_of(act: Intervention) -> Scale | None:
    """The scale of an intervention's amount, or None where it has none."""
    if act.action in ON_VARIABLES:
        return _SIZE
    if act.action in _FACTORS:
        return _FACTOR
    return _LENGTH if act.action is Action.DELAY else None


def with_amount(act: Intervention, amount: float) -> Intervention:
    """The intervention of that size; a link made stronger than today is no longer weakened."""
    if act.action in _FACTORS and amount != 1.0:
        act = replace(act, action=Action.WEAKEN if amount < 1.0 else Action.STRENGTHEN)
    return replace(act, amount=amount)


def times_of(act: Intervention, horizon: float) -> tuple[float, float]:
    """From when to when an intervention acts, within a run of that length."""
    start = act.start or 0.0
    usual = start + MOMENT if act.action is Action.PULSE else horizon
    return start, min(horizon, usual if act.stop is None else act.stop)


def with_times(act: Intervention, start: float, stop: float, horizon: float) -> Intervention:
    """The intervention from when to when; the ends of the run are no times of their own."""
    to_the_end = stop >= horizon and act.action is not Action.PULSE
    return replace(act, start=start if start > 0 else None, stop=None if to_the_end else stop)


def snapped(act: Intervention, step: float) -> Intervention:
    """The intervention with its times on steps of the run, no two of them the same."""
    start, stop = (None if t is None else _on_step(t, step) for t in (act.start, act.stop))
    if stop is not None and stop <= (start or 0.0):
        stop = _on_step((start or 0.0) + step, step)
    return replace(act, start=start, stop=stop)


def _on_step(time: float, step: float) -> float:
    return round(round(time / step) * step, 9) + 0.0


_FACTORS = frozenset({Action.WEAKEN, Action.STRENGTHEN})


def span_of(act: Intervention, horizon: float) -> Span | None:
    """The span an intervention has, or None for times that have no words here."""
    return next((s for s in spans(horizon) if (s.start, s.stop) == (act.start, act.stop)), None)


def acts_without(scenario: Scenario, place: int) -> tuple[Intervention, ...]:
    """The interventions of a scenario but the one at ``place``."""
    return scenario.interventions[:place] + scenario.interventions[place + 1 :]


def acts_with(scenario: Scenario, place: int, act: Intervention) -> tuple[Intervention, ...]:
    """The interventions of a scenario with ``act`` at ``place``."""
    return (*scenario.interventions[:place], act, *scenario.interventions[place + 1 :])


def _on_variable(variable: Variable, only: Collection[str]) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            doing.text.format(f"“{variable.name}”"),
            f"{doing.called}: {variable.name}",
            Intervention(doing.action, variable.id, doing.amount),
            key,
        )
        for key, doing in DOINGS.items()
        if key in only and doing.action in ON_VARIABLES
    )


def _on_link(causal_map: CausalMap, link: Link, only: Collection[str]) -> tuple[Offer, ...]:
    names = causal_map.variables
    ends = f"{names[link.source].name} → {names[link.target].name}"
    left_out = "delay" if link.delayed else "no_delay"
    return tuple(
        Offer(
            f"{doing.text.format('the link')}: {ends}",
            f"{doing.called}: {ends}",
            Intervention(doing.action, link.id, doing.amount),
            key,
        )
        for key, doing in DOINGS.items()
        if key in only and key != left_out
        if doing.action not in ON_VARIABLES and doing.action is not Action.ADD
    )


def _between(
    causal_map: CausalMap, one: Variable, other: Variable, only: Collection[str]
) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            f"Add a link ({sign.value.replace('-', '−')}): {source.name} → {target.name}",
            f"Added: {source.name} → {target.name}",
            Intervention(Action.ADD, source=source.id, destination=target.id, sign=sign),
            key,
        )
        for source, target, way in ((one, other, ""), (other, one, "_back"))
        if causal_map.adjacency.between(source.id, target.id) is None
        for sign, called in ((Sign.SAME, "same"), (Sign.OPPOSITE, "opposite"))
        if (key := f"add_{called}{way}") in only
    )
