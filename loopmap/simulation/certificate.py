"""What a map says whatever the strengths are: a certificate for the sign.

Assumption: the system settles (every strongly connected block is stable). For a
push on s and an answer at t, the sign is the same for all strengths if all simple
paths from s to t have one sign, and no path leaves a reinforcing loop untouched
inside a block that it visits (Levins 1974; Puccia and Levins 1985, in block form).
Paths through a stock that keeps what it has are not certified: it has no level of its own
to settle to. Links that may be absent, or that do not carry small changes, count for signs
and loops, but an effect is certain only if some path does without them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from loopmap.model.token import breathe
from loopmap.simulation.plan import Plan
from loopmap.simulation.structure import Structure

STEP_BUDGET = 100_000
"""Path and loop steps per scenario, about 0.1 s; beyond it the answer is "not checked"."""


class Verdict(Enum):
    """What the structure alone says about one variable."""

    UP = "up"
    DOWN = "down"
    NOTHING = "no path"
    OPEN = "open"
    NOT_CHECKED = "not checked"


@dataclass
class _Budget:
    left: int = STEP_BUDGET

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise _Spent


class _Spent(Exception):
    """The budget is used up; never leaves this module."""


@dataclass
class _Findings:
    """Path signs seen per target; ``open`` cannot be certified, ``sure`` have a sure path."""

    signs: dict[int, set[int]] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    sure: set[int] = field(default_factory=set)


def certify(plan: Plan, structure: Structure) -> list[Verdict]:
    """One verdict per variable for all interventions of a plan together.

    Effects of several interventions add, so they are certain where all agree. An
    intervention that ends has no lasting effect to certify: those are not checked.
    """
    presses = pressed(plan)
    reached = structure.reached_from([press.variable for press in presses])
    size = plan.model.size
    if not plan.lasting:
        return [Verdict.NOT_CHECKED] * size
    try:
        findings = _search(plan, structure, presses)
    except _Spent:
        return [Verdict.NOT_CHECKED if v in reached else Verdict.NOTHING for v in range(size)]
    return [_verdict(findings, v, v in reached) for v in range(size)]


class Press(NamedTuple):
    """A variable that is acted on, which way (0: not known), and whether in every draw."""

    variable: int
    sign: int
    sure: bool = True


def pressed(plan: Plan) -> list[Press]:
    """The variables a plan's last phase acts on directly."""
    phase = plan.phases[-1]
    presses: list[Press] = []
    for variable in range(plan.model.size):
        amount = phase.level[variable] if phase.held[variable] else phase.push[variable]
        amount = amount or (0.0 if phase.held[variable] else phase.growth[variable])
        if amount:
            presses.append(Press(variable, 1 if amount > 0 else -1))
    for number, link in enumerate(plan.model.links):
        change = phase.factor[number] - link.today
        if change and not phase.held[link.target] and not (link.gate or link.sets):
            sign = link.sign * (1 if change > 0 else -1)
            presses.append(Press(link.target, sign, link.presence >= 1.0))
    return presses


def _verdict(findings: _Findings, variable: int, is_reached: bool) -> Verdict:
    if not is_reached:
        return Verdict.NOTHING
    signs = findings.signs.get(variable, set())
    decided = variable in findings.sure and variable not in findings.open
    if not decided or len(signs) != 1 or 0 in signs:
        return Verdict.OPEN
    return Verdict.UP if signs == {1} else Verdict.DOWN


def _search(plan: Plan, structure: Structure, presses: list[Press]) -> _Findings:
    budget = _Budget()
    members: list[list[int]] = [[] for _ in structure.feeds_back]
    for variable, block in enumerate(structure.block):
        members[block].append(variable)
    loops = [
        _amplifying_loops(structure, inside, budget) if feeds_back else []
        for inside, feeds_back in zip(members, structure.feeds_back, strict=True)
    ]
    walk = _Walk(structure, [link.sure for link in plan.model.links], loops, budget)
    for press in presses:
        walk.follow(press)
    return walk.findings


class _Walk:
    """Every simple path from the variables that are pressed."""

    def __init__(
        self, structure: Structure, sure: list[bool], loops: list[list[int]], budget: _Budget
    ) -> None:
        self.findings = _Findings()
        self._structure = structure
        self._sure = sure
        self._loops = loops
        self._budget = budget

    def follow(self, press: Press) -> None:
        """Note the sign of every path from where is pressed and whether it leaves loops alone."""
        out, start = self._structure.out, press.variable
        path = [start]
        self._note(path, 1 << start, press.sign, press.sure)
        work = [(press.sign, press.sure, 1 << start, iter(out[start]))]
        while work:
            sign, sure, mask, links = work[-1]
            for target, link_sign, number in links:
                self._budget.spend()
                if mask >> target & 1:
                    continue
                path.append(target)
                step = sign * link_sign, sure and self._sure[number], mask | 1 << target
                work.append((*step, iter(out[target])))
                self._note(path, step[2], step[0], step[1])
                break
            else:
                work.pop()
                path.pop()

    def _note(self, path: list[int], mask: int, sign: int, sure: bool) -> None:
        findings, structure = self.findings, self._structure
        target = path[-1]
        findings.signs.setdefault(target, set()).add(sign)
        if sure:
            findings.sure.add(target)
        if target in findings.open:
            return
        visited = {structure.block[v] for v in path}
        untouched = any(not loop & mask for block in visited for loop in self._loops[block])
        if untouched or any(structure.keeps[v] for v in path):
            findings.open.add(target)


def _amplifying_loops(structure: Structure, members: list[int], budget: _Budget) -> list[int]:
    """Bit masks of the loops inside a block that reinforce, or may, smallest member first."""
    inside = set(members)
    found: set[int] = set()
    for start in members:
        work = [(start, 1, 1 << start, iter(structure.out[start]))]
        while work:
            breathe()
            _, sign, mask, links = work[-1]
            for target, link_sign, _ in links:
                budget.spend()
                if target == start:
                    if sign * link_sign >= 0:
                        found.add(mask)
                elif target > start and target in inside and not mask >> target & 1:
                    work.append(
                        (target, sign * link_sign, mask | 1 << target, iter(structure.out[target]))
                    )
                    break
            else:
                work.pop()
    return sorted(found)
