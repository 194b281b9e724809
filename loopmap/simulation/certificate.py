"""What a map says whatever the strengths are: a certificate for the sign.

Assumption: the system settles (every strongly connected block is stable). For a
push on s and an answer at t, the sign is the same for all strengths if all simple
paths from s to t have one sign, and no path leaves a reinforcing loop untouched
inside a block that it visits (Levins 1974; Puccia and Levins 1985, in block form).
Paths through a stock are not certified: a stock without decay has no level of its
own to settle to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

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
    """Path signs seen per target; ``open`` holds targets that cannot be certified."""

    signs: dict[int, set[int]] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)


def certify(plan: Plan, structure: Structure) -> list[Verdict]:
    """One verdict per variable for all interventions of a plan together.

    Effects of several interventions add, so they are certain where all agree. An
    intervention that ends has no lasting effect to certify: those are not checked.
    """
    presses = pressed(plan)
    reached = structure.reached_from([variable for variable, _ in presses])
    size = plan.model.size
    if not plan.lasting:
        return [Verdict.NOT_CHECKED] * size
    try:
        findings = _search(structure, presses)
    except _Spent:
        return [Verdict.NOT_CHECKED if v in reached else Verdict.NOTHING for v in range(size)]
    return [_verdict(findings, v, v in reached) for v in range(size)]


def pressed(plan: Plan) -> list[tuple[int, int]]:
    """The variables a plan's last phase acts on directly, each with its sign (0: not known)."""
    phase = plan.phases[-1]
    presses: list[tuple[int, int]] = []
    for variable in range(plan.model.size):
        amount = phase.level[variable] if phase.held[variable] else phase.push[variable]
        if amount:
            presses.append((variable, 1 if amount > 0 else -1))
    for number, link in enumerate(plan.model.links):
        change = phase.factor[number] - link.today
        if change and not phase.held[link.target]:
            presses.append((link.target, link.sign * (1 if change > 0 else -1)))
    return presses


def _verdict(findings: _Findings, variable: int, is_reached: bool) -> Verdict:
    if not is_reached:
        return Verdict.NOTHING
    signs = findings.signs.get(variable, set())
    if variable in findings.open or len(signs) != 1 or 0 in signs:
        return Verdict.OPEN
    return Verdict.UP if signs == {1} else Verdict.DOWN


def _search(structure: Structure, presses: list[tuple[int, int]]) -> _Findings:
    budget = _Budget()
    members: list[list[int]] = [[] for _ in structure.feeds_back]
    for variable, block in enumerate(structure.block):
        members[block].append(variable)
    loops = [
        _amplifying_loops(structure, inside, budget) if feeds_back else []
        for inside, feeds_back in zip(members, structure.feeds_back, strict=True)
    ]
    walk = _Walk(structure, loops, budget)
    for variable, sign in presses:
        walk.follow(variable, sign)
    return walk.findings


class _Walk:
    """Every simple path from the variables that are pressed."""

    def __init__(self, structure: Structure, loops: list[list[int]], budget: _Budget) -> None:
        self.findings = _Findings()
        self._structure = structure
        self._loops = loops
        self._budget = budget

    def follow(self, start: int, sign: int) -> None:
        """Note the sign of every path from ``start`` and whether it leaves loops untouched."""
        out = self._structure.out
        path = [start]
        self._note(path, 1 << start, sign)
        work = [(sign, 1 << start, iter(out[start]))]
        while work:
            so_far, mask, links = work[-1]
            for target, link_sign, _ in links:
                self._budget.spend()
                if mask >> target & 1:
                    continue
                path.append(target)
                work.append((so_far * link_sign, mask | 1 << target, iter(out[target])))
                self._note(path, work[-1][1], work[-1][0])
                break
            else:
                work.pop()
                path.pop()

    def _note(self, path: list[int], mask: int, sign: int) -> None:
        findings, structure = self.findings, self._structure
        target = path[-1]
        findings.signs.setdefault(target, set()).add(sign)
        if target in findings.open:
            return
        visited = {structure.block[v] for v in path}
        untouched = any(not loop & mask for block in visited for loop in self._loops[block])
        if untouched or any(structure.stock[v] for v in path):
            findings.open.add(target)


def _amplifying_loops(structure: Structure, members: list[int], budget: _Budget) -> list[int]:
    """Bit masks of the loops inside a block that reinforce, or may, smallest member first."""
    inside = set(members)
    found: set[int] = set()
    for start in members:
        work = [(start, 1, 1 << start, iter(structure.out[start]))]
        while work:
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
