"""Loops That Matter for equations: the score of every link of a run, from cause to effect.

What a cause alone did to its effect in a step is the effect's equation with that cause as
it is after the step and all else as it was before, less what the effect was
(Schoenberg, Davidsen and Eberlein 2020, doi:10.1002/sdr.1658); from a flow to its stock
the form of 2023 (doi:10.1002/sdr.1728). All steps are found at once, as arrays.

Hidden stocks within SMTH and DELAY functions are cells and have links like all others. A
fixed DELAY, PREVIOUS and INIT carry nothing within one step, so no link leads out of what
goes into them; chance, PULSE and STEP come from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from loopmap.simulation.dominance.scores import Scores, flow_scores, link_scores
from loopmap.simulation.stock_flow.cells import Key, Rule, Stock, System, cells_named
from loopmap.simulation.stock_flow.dialect import ARRAYS
from loopmap.simulation.stock_flow.limits import flows_of
from loopmap.simulation.stock_flow.machine_code import function_from
from loopmap.simulation.stock_flow.program import Program, Stepped
from loopmap.simulation.stock_flow.readers import array_reader
from loopmap.simulation.stock_flow.spell import Spelling

Ends = tuple[Key, Key]
"""The cells a link leads from and to."""


@dataclass(frozen=True, slots=True)
class BroughtLinks:
    """What each cause did to its effect in each step, in units of the effect.

    ``brought``: one row for each of ``ends``, one column for each step, which begins at its
    time: what the effect changed by because this cause did; from a flow to its stock what
    went in, or out, which is below 0.
    """

    times: tuple[float, ...]
    ends: tuple[Ends, ...]
    brought: Any


@dataclass(frozen=True, slots=True)
class ScoredLinks:
    """The links among all moving cells, and their scores: one row each, one column a step.

    A column belongs to the step that begins at its time.
    """

    times: tuple[float, ...]
    ends: tuple[Ends, ...]
    scores: Scores


class LinkScoring:
    """The links of a program, ready to be scored for any run of it."""

    def __init__(self, program: Program) -> None:
        """Linear in all equations, each taken once for every cause in it."""
        from loopmap.simulation.stock_flow.array_functions import FUNCTIONS

        self._program = program
        self._equations = tuple(_equation_links(program))
        self._flows = tuple(_flow_links(program))
        self._function = function_from(_text(program, self._equations), FUNCTIONS)

    def score(self, given: Mapping[str, float] | None = None, *, seed: int = 0) -> ScoredLinks:
        """The scores over one run with some constants set anew; up to where it has to stop."""
        return self.score_run(self.run(given, seed=seed))

    def run(self, given: Mapping[str, float] | None = None, *, seed: int = 0) -> Stepped:
        """A run that keeps all that scores need: every cell at every step."""
        program = self._program
        specs = replace(program.system.specs, save_every=None)
        return program.stepped(given or {}, specs, seed=seed, keep=tuple(program.system.cells))

    def score_run(self, run: Stepped) -> ScoredLinks:
        """The scores over such a run: about as long as the run itself at 100 variables."""
        course = _Course(run)
        found = [self._of_equations(course)]
        ends = list(self._equations)
        for direction in (1, -1):
            flows = [(flow, stock) for flow, stock, way in self._flows if way == direction]
            found.append(self._of_flows(course, flows, direction))
            ends += flows
        return ScoredLinks(course.times, tuple(ends), _together(found))

    def brought_by(self, run: Stepped) -> BroughtLinks:
        """What came through each link in each step of such a run. O(links · steps)."""
        import numpy as np

        course = _Course(run)
        dt = course.moments.dt
        rows = [*self._partial(course)]
        rows += [course.before[flow] * dt * way for flow, _, way in self._flows]
        ends = (*self._equations, *((flow, stock) for flow, stock, _ in self._flows))
        found = np.nan_to_num(course.rows(rows), nan=0.0, posinf=0.0, neginf=0.0)
        return BroughtLinks(course.times, ends, found)

    def _of_equations(self, course: _Course) -> Scores:
        partial = course.rows(self._partial(course))
        effects = course.rows(course.changes[effect] for _, effect in self._equations)
        causes = course.rows(course.changes[cause] for cause, _ in self._equations)
        return link_scores(partial, effects, causes)

    def _of_flows(self, course: _Course, flows: Sequence[Ends], direction: int) -> Scores:
        changes = course.rows(course.changes[flow] for flow, _ in flows)
        net = course.rows(course.net_changes(self._program.system, stock) for _, stock in flows)
        return flow_scores(changes, net, direction)

    def _partial(self, course: _Course) -> list[Any]:
        """For each equation's link, the change of the effect if the cause alone had changed."""
        import numpy as np

        system = self._program.system
        moments = course.moments
        found: list[Any] = []
        with np.errstate(all="ignore"):
            self._function(
                tuple(course.before[key] for key in system.cells),
                tuple(course.now[key] for key in system.cells),
                np.array(course.times),
                moments.first,
                moments.last,
                moments.dt,
                [array_reader(table) for table in system.tables.values()],
                found.append,
            )
        return found


class _Course:
    """What all cells were before and after each step of a run."""

    def __init__(self, run: Stepped) -> None:
        import numpy as np

        self.moments = run.moments
        steps = max(0, len(run.rows) - 1)
        self.times = run.moments.times(steps)
        columns = np.array(run.rows, dtype=float).reshape(len(run.rows), len(run.source.kept)).T
        level = {k: np.float64(v) for k, v in zip(run.source.steady, run.steady, strict=True)}
        self.before = level | {k: c[:-1] for k, c in zip(run.source.kept, columns, strict=True)}
        self.now = level | {k: c[1:] for k, c in zip(run.source.kept, columns, strict=True)}
        self.changes = {key: self.now[key] - self.before[key] for key in self.now}

    def rows(self, values: Iterable[Any]) -> Any:
        """One row for each, one column for each step."""
        import numpy as np

        given = list(values)
        rows = np.empty((len(given), len(self.times)))
        for place, row in enumerate(given):
            rows[place] = row
        return rows

    def net_changes(self, system: System, stock: Key) -> Any:
        """How much the net flow of a stock changed."""
        cell = system.cells[stock]
        assert isinstance(cell, Stock)
        entering, leaving = (flows_of(cell.net, plus=sign) for sign in (True, False))
        whole: Any = sum(self.changes[key] for key in entering)
        return whole - sum(self.changes[key] for key in leaving)


def _equation_links(program: Program) -> Iterator[Ends]:
    """From every moving cause in an equation to the cell it is the equation of."""
    steady, cells = program.plan.steady, program.system.cells
    for key in program.plan.moving:
        cell = cells[key]
        if isinstance(cell, Rule):
            yield from ((cause, key) for cause in sorted(cells_named(cell.rule) - steady))


def _flow_links(program: Program) -> Iterator[tuple[Key, Key, int]]:
    """Flow, stock, and 1 for in or -1 for out."""
    for key, cell in program.system.cells.items():
        if isinstance(cell, Stock):
            for direction in (1, -1):
                for flow in flows_of(cell.net, plus=direction == 1):
                    yield flow, key, direction


def _text(program: Program, links: tuple[Ends, ...]) -> str:
    """A program that finds one partial change after the other: ``v`` before, ``n`` now."""
    cells = program.system.cells
    before = {key: f"v{number}" for number, key in enumerate(cells)}
    tables = {key: f"t{number}" for number, key in enumerate(program.system.tables)}
    lines = ["def run(before, now, time, first, last, dt, tables, add):"]
    if cells:
        lines.append(f" ({', '.join(before.values())},) = before")
        lines.append(f" ({', '.join(before.values())},) = now".replace("v", "n"))
    if tables:
        lines.append(f" ({', '.join(tables.values())},) = tables")
    for cause, effect in links:
        cell = cells[effect]
        assert isinstance(cell, Rule)
        names = {**before, cause: before[cause].replace("v", "n")}
        spelt = Spelling(names, tables, {}, ARRAYS).value(cell.rule)
        lines.append(f" add({spelt} - {before[effect]})")
    return "\n".join([*lines, " return None"]) + "\n"


def _together(found: Sequence[Scores]) -> Scores:
    import numpy as np

    signs, logs = [each.sign for each in found], [each.log for each in found]
    return Scores(np.concatenate(signs), np.concatenate(logs))
