"""A scenario done to a model with equations: the same interventions as on maps without.

What is said against today is said against the value a variable starts with: to push hard
by 1 is to add as much again as it starts with (to a stock, in each unit of time), to hold
at -1 is to hold at nothing, a link at the factor 0.5 brings half of its cause. A link cut
counts its cause as 0. New links have no equation, so nothing can be run for them; that is
said. Times are rounded to the steps of the run and count from its start. A stock that is
held gets there within one step by Euler, by RK4 within a few.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.rewrite import with_texts, written
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Action, Intervention, Kind
from loopmap.simulation.equations.numbers import numbers_of
from loopmap.simulation.equations.reading import MapReading
from loopmap.simulation.equations.starting import start_values
from loopmap.simulation.stock_flow.model import Kind as Sort
from loopmap.simulation.stock_flow.model import Model, Variable
from loopmap.simulation.stock_flow.program import Program


@dataclass(frozen=True)
class Acted:
    """A model under a scenario, ready to run.

    ``refused``: for each intervention that cannot be run with equations a sentence why.
    ``constants``: what each number that can be set is called in the model: a constant that
    is acted on is there twice, without the scenario and under its own name.
    """

    reading: MapReading
    model: Model
    refused: tuple[str, ...]
    constants: Mapping[RecordId, str]

    @made_once
    def program(self) -> Program:
        """The model made ready to run, once."""
        return Program(self.model)


def act_on(reading: MapReading, acts: Sequence[Intervention]) -> Acted:
    """The map's model with all interventions done. SimulationError where it cannot be run.

    O(variables + interventions), and one step of a run to see where all starts.
    """
    if not acts:
        reading.require()
        return Acted(reading, reading.model, (), _constants(reading, {}))
    work = _Work(reading)
    for act in acts:
        work.act(act)
    return Acted(reading, work.model(), tuple(work.refused), _constants(reading, work.underlying))


class _When(NamedTuple):
    """From when to when something acts, in the model's time."""

    start: float
    stop: float


class _Work:
    """A model that interventions are done to, one after the other."""

    def __init__(self, reading: MapReading) -> None:
        self._reading, self._map = reading, reading.causal_map
        reading.require()
        self._today = start_values(reading)
        self._specs = reading.model.specs
        self._variables = {variable.key: variable for variable in reading.model.variables}
        self.underlying: dict[CanonicalName, str] = {}
        """For variables acted on, the name of what they would be without."""
        self._sums: dict[CanonicalName, list[str]] = {}
        self._holds: dict[CanonicalName, list[tuple[str, str]]] = {}
        self.refused: list[str] = []

    def act(self, act: Intervention) -> None:
        _DO[act.action](self, act)

    def model(self) -> Model:
        made: list[Variable] = []
        for key, variable in self._variables.items():
            if key in self._sums or key in self._holds:
                stock = variable.kind is Sort.STOCK
                made += self._stock(variable) if stock else self._level(variable)
            else:
                made.append(variable)
        return replace(self._reading.model, variables=tuple(made))

    # What interventions say

    def push(self, act: Intervention) -> None:
        when = self._when(act)
        self._add(act, f"{_inside(when)} * ({self._share(act)!r})")

    def pulse(self, act: Intervention) -> None:
        start = self._time(act.start, self._specs.start)
        lasts = 1.0 if act.stop is None else act.stop - (act.start or 0.0)
        lasts = max(self._specs.dt, round(lasts / self._specs.dt) * self._specs.dt)
        height = self._share(act) / lasts
        self._add(act, f"{_inside(_When(start, start + lasts))} * ({height!r})")

    def ramp(self, act: Intervention) -> None:
        start = self._time(act.start, self._specs.start)
        stop = max(self._time(act.stop, self._specs.stop), start + self._specs.dt)
        slope = self._share(act) / (stop - start)
        self._add(act, f"RAMP({slope!r}, {start!r}, {stop!r})")

    def hold(self, act: Intervention) -> None:
        variable = self._target(act)
        if variable is not None:
            level = self._size(act)[0] + self._share(act)
            self._holds.setdefault(variable.key, []).append((_inside(self._when(act)), repr(level)))

    def scale(self, act: Intervention) -> None:
        when, factor = self._when(act), repr(act.amount)
        self._on_link(act, lambda cause: _while(when, f"{factor} * {cause}", cause))

    def cut(self, act: Intervention) -> None:
        self._on_link(act, lambda cause: _while(self._when(act), "0", cause))

    def delay(self, act: Intervention) -> None:
        time = max(act.amount, self._specs.dt)
        self._on_link(
            act, lambda cause: _while(self._when(act), f"SMTH1({cause}, {time!r})", cause)
        )

    def add(self, act: Intervention) -> None:
        ends = [self._map.variables[end].name for end in (act.source, act.destination) if end]
        self.refused.append(
            f"A new link from “{ends[0]}” to “{ends[1]}” says nothing to an equation:"
            f" write it into the equation of “{ends[1]}”."
        )

    # How they are done

    def _add(self, act: Intervention, term: str) -> None:
        variable = self._target(act)
        if variable is not None:
            self._sums.setdefault(variable.key, []).append(term)

    def _target(self, act: Intervention) -> Variable | None:
        assert act.target is not None
        record = self._map.variables[act.target]
        variable = self._variables[canonical(record.name)]
        if variable.kind is Sort.LOOKUP:
            self.refused.append(f"“{record.name}” is a graph that others read, and has no value.")
            return None
        if not self._size(act)[1] and act.amount:
            self.refused.append(
                f"“{record.name}” starts at 0, so a share of what it starts at is nothing."
            )
        return variable

    def _size(self, act: Intervention) -> tuple[float, float]:
        """What the variable starts at, and the size of it."""
        assert act.target is not None
        today = self._today.get(act.target, 0.0)
        return today, abs(today)

    def _share(self, act: Intervention) -> float:
        return act.amount * self._size(act)[1]

    def _on_link(self, act: Intervention, instead: Callable[[str], str]) -> None:
        """The cause of one link taken otherwise, in the equation of its effect alone."""
        assert act.target is not None
        link = self._map.links[act.target]
        cause, effect = (self._map.variables[end] for end in (link.source, link.target))
        variable, key = self._variables[canonical(effect.name)], canonical(cause.name)
        text = f"({instead(written(cause.name))})"
        if effect.kind is Kind.STOCK:
            changed = replace(
                variable,
                inflows=tuple(_instead(flow, key, text) for flow in variable.inflows),
                outflows=tuple(_instead(flow, key, text) for flow in variable.outflows),
            )
        else:
            changed = replace(variable, equation=_instead(variable.equation or "", key, text))
        if changed == variable:
            self.refused.append(
                f"The equation of “{effect.name}” does not use “{cause.name}”, so nothing"
                " follows from changing their link."
            )
        self._variables[variable.key] = changed

    def _level(self, variable: Variable) -> list[Variable]:
        """What it would be without, under a name of its own, and what is made of that."""
        name = self._free_name(variable)
        text = " + ".join([written(name), *self._sums.get(variable.key, [])])
        for inside, level in self._holds.get(variable.key, []):
            text = f"IF {inside} THEN {level} ELSE {text}"
        kind = Sort.FLOW if variable.kind is Sort.FLOW else Sort.AUXILIARY
        acted = Variable(variable.name, kind, text, non_negative=variable.non_negative)
        return [replace(variable, name=name), acted]

    def _stock(self, stock: Variable) -> list[Variable]:
        """More flows in; while it is held, one that leads it there and keeps it."""
        own = written(stock.name)
        inflows = [*stock.inflows, *(f"({term})" for term in self._sums.get(stock.key, []))]
        outflows = list(stock.outflows)
        for inside, level in self._holds.get(stock.key, []):
            free = f"(1 - {inside})"
            inflows = [f"{flow} * {free}" for flow in inflows]
            outflows = [f"{flow} * {free}" for flow in outflows]
            inflows.append(f"{inside} * ({level} - {own}) / DT")
        return [replace(stock, inflows=tuple(inflows), outflows=tuple(outflows))]

    def _free_name(self, variable: Variable) -> DisplayedName:
        name = f"{variable.name} without the scenario"
        while canonical(name) in self._variables:
            name = f"{name} at all"
        self.underlying[variable.key] = name
        return DisplayedName(name)

    def _when(self, act: Intervention) -> _When:
        start = self._time(act.start, self._specs.start)
        return _When(start, self._time(act.stop, self._specs.stop + self._specs.dt))

    def _time(self, said: float | None, otherwise: float) -> float:
        """Interventions count from the start of the run, in steps."""
        if said is None:
            return otherwise
        return self._specs.start + round(said / self._specs.dt) * self._specs.dt


def _inside(when: _When) -> str:
    """1 while something acts, else 0; a hair early, so that steps do not miss their time."""
    return f"(TIME >= {when.start!r} - DT / 4 AND TIME < {when.stop!r} - DT / 4)"


def _while(when: _When, text: str, otherwise: str) -> str:
    return f"IF {_inside(when)} THEN {text} ELSE {otherwise}"


def _instead(equation: str, key: CanonicalName, text: str) -> str:
    return with_texts(equation, {key: text})


def _constants(reading: MapReading, underlying: Mapping[CanonicalName, str]) -> dict[RecordId, str]:
    names = ((i, reading.causal_map.variables[i].name) for i in numbers_of(reading))
    return {i: underlying.get(canonical(name), name) for i, name in names}


_DO: Mapping[Action, Callable[[_Work, Intervention], None]] = {
    Action.PUSH: _Work.push,
    Action.PULSE: _Work.pulse,
    Action.RAMP: _Work.ramp,
    Action.HOLD: _Work.hold,
    Action.WEAKEN: _Work.scale,
    Action.STRENGTHEN: _Work.scale,
    Action.CUT: _Work.cut,
    Action.DELAY: _Work.delay,
    Action.ADD: _Work.add,
}
