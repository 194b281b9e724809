"""The bare structure of a plan's last phase: who moves whom, with which sign, in which blocks."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.simulation.plan import Plan


@dataclass(frozen=True, slots=True)
class Structure:
    """Links that work at the end of a run: per variable ``(target, sign, link number)``.

    ``keeps[i]``: variable i is a stock from which nothing runs down, so that it has no level
    of its own to settle to. ``block[i]`` is the number of variable i's strongly connected
    block; ``feeds_back[b]`` says that block b holds a loop.
    """

    out: tuple[tuple[tuple[int, int, int], ...], ...]
    keeps: tuple[bool, ...]
    block: tuple[int, ...]
    feeds_back: tuple[bool, ...]

    def reached_from(self, sources: list[int]) -> set[int]:
        """The sources and every variable a path leads to from one of them."""
        seen = set(sources)
        stack = list(sources)
        while stack:
            for target, _, _ in self.out[stack.pop()]:
                if target not in seen:
                    seen.add(target)
                    stack.append(target)
        return seen


def structure_of(plan: Plan) -> Structure:
    """The structure of a plan's last phase: no cut links, nothing into held variables."""
    phase = plan.phases[-1]
    out: list[list[tuple[int, int, int]]] = [[] for _ in range(plan.model.size)]
    keeps = [pace.stock and not pace.decay for pace in plan.model.paces]
    for number, link in enumerate(plan.model.links):
        if phase.factor[number] > 0 and not phase.held[link.target]:
            # What a gate does depends on what it is the gate of: either way.
            out[link.source].append((link.target, 0 if link.gate else link.sign, number))
            keeps[link.target] &= not (link.sets and link.presence >= 1.0)
    block = strong_blocks([[t for t, _, _ in targets] for targets in out])
    count = max(block, default=-1) + 1
    feeds_back = [False] * count
    for source, targets in enumerate(out):
        for target, _, _ in targets:
            if block[source] == block[target]:
                feeds_back[block[source]] = True
    return Structure(tuple(map(tuple, out)), tuple(keeps), tuple(block), tuple(feeds_back))


def strong_blocks(out: list[list[int]]) -> list[int]:
    """The number of each vertex's strongly connected component. O(vertices + edges).

    Sharir 1981 (Kosaraju's method): components are what the reversed edges reach,
    taken in the reverse order in which vertices were left.
    """
    back: list[list[int]] = [[] for _ in out]
    for source, targets in enumerate(out):
        for target in targets:
            back[target].append(source)
    component = [-1] * len(out)
    count = 0
    for root in reversed(_order_of_leaving(out)):
        if component[root] >= 0:
            continue
        component[root] = count
        stack = [root]
        while stack:
            for source in back[stack.pop()]:
                if component[source] < 0:
                    component[source] = count
                    stack.append(source)
        count += 1
    return component


def _order_of_leaving(out: list[list[int]]) -> list[int]:
    """Vertices in the order in which a depth-first walk has seen all that follows them."""
    seen = [False] * len(out)
    left: list[int] = []
    for root in range(len(out)):
        if seen[root]:
            continue
        seen[root] = True
        work = [(root, iter(out[root]))]
        while work:
            vertex, targets = work[-1]
            following = next((t for t in targets if not seen[t]), None)
            if following is None:
                left.append(vertex)
                work.pop()
            else:
                seen[following] = True
                work.append((following, iter(out[following])))
    return left
