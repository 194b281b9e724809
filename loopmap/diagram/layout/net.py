"""A map as arrays for the layout, in an order that does not depend on how it was entered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram import ring
from loopmap.diagram.areas import name_box
from loopmap.diagram.geometry import Box
from loopmap.diagram.layout.boxes import wall_boxes
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Role, Variable

PAD = 14.0
"""Clear paper between two labels of a map of few links, in map units."""

_FEW, _MORE = 1.9, 1.2
"""Links per variable from which labels stand farther apart, and how many more double it …"""

_SMALL, _LARGE = 40, 100
"""… in full on maps of so many variables, and not at all on small ones, which are seen at once."""

_WIDEST = 1.7

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
Ring = tuple[int, ...]
"""The variables of a loop, by number, in causal order."""


@dataclass(frozen=True, slots=True)
class Net:
    """Variables 0..n-1 and links 0..m-1, both sorted by id; links to themselves are left out.

    ``ends`` (m, 2) holds source and target; ``sizes`` (n, 2) the width and height of
    each label in map units; ``places`` (n, 2) where the variables are now; ``pinned``
    (n,) the variables that must stay there; ``group`` (n,) a number per group, -1 for
    none; ``titles`` (g, 4) the boxes of the groups' names, seen from the upper left corner
    of each area; ``ring`` the loop that curves each link, empty for none; ``named`` the named
    loops; ``bent`` (m,) the bulges set by hand, nan where the drawing chooses; ``lean``
    (n,) -1 for levers and drivers, which belong on the left, 1 for outcomes; ``walls``
    (w, 4) boxes of notes, which labels keep clear of. ``pad`` is the clear paper between
    two labels.
    """

    ids: tuple[RecordId, ...]
    ends: Ints
    sizes: Floats
    places: Floats
    pinned: Bools
    group: Ints
    titles: Floats
    ring: tuple[Ring, ...]
    named: tuple[Ring, ...]
    bent: Floats
    lean: Ints
    walls: Floats
    pad: float = PAD

    @property
    def link_length(self) -> float:
        """How far apart linked variables should be: room for a label and for an arc."""
        return float(self.sizes.mean(axis=0).sum())

    def adjacency(self) -> Bools:
        """(n, n): whether two variables are linked, either way."""
        near = np.zeros((len(self.ids), len(self.ids)), dtype=bool)
        near[self.ends[:, 0], self.ends[:, 1]] = True
        return near | near.T

    def loops(self) -> list[Ring]:
        """Every loop that should look like one: the named ones, then the rest, short ones first."""
        found: dict[frozenset[int], Ring] = {}
        for part in (self.named, self.ring):
            for loop in sorted({_from_smallest(r) for r in part if r}, key=lambda r: (len(r), r)):
                found.setdefault(frozenset(loop), loop)
        return list(found.values())


def net(
    causal_map: CausalMap, boxes: Mapping[RecordId, Box], pinned: Collection[RecordId] = ()
) -> Net:
    """The map as arrays; ``boxes`` gives each variable's label box. O(n log n + m log m)."""
    ordered = _sorted(causal_map)
    ids = tuple(ordered.variables)
    at = {variable: i for i, variable in enumerate(ids)}
    links = [link for link in ordered.links.values() if link.source != link.target]
    ends = [(at[link.source], at[link.target]) for link in links]
    groups = {group: i for i, group in enumerate(ordered.groups)}
    drawn = [boxes[i] for i in ids]
    keep = frozenset(pinned)
    curved = ring.rings(ordered)
    owned = [groups.get(v.group, -1) if v.group else -1 for v in ordered.variables.values()]
    return Net(
        ids,
        np.array(ends, dtype=np.intp).reshape(-1, 2),
        np.array([(b.width, b.height) for b in drawn], dtype=np.float64).reshape(-1, 2),
        np.array([(b.x, b.y) for b in drawn], dtype=np.float64).reshape(-1, 2),
        np.array([i in keep for i in ids], dtype=bool),
        np.array(owned, dtype=np.intp),
        _titles(ordered),
        tuple(_numbers(curved.get(link.id, ()), at) for link in links),
        _named(ordered, at),
        np.array([np.nan if k.bulge is None else k.bulge for k in links], dtype=np.float64),
        np.array([_lean(v) for v in ordered.variables.values()], dtype=np.intp),
        np.array(wall_boxes(causal_map), dtype=np.float64).reshape(-1, 4),
        pad_of(len(ids), len(links)),
    )


def pad_of(variables: int, links: int) -> float:
    """How far apart labels stand: on large maps the farther, the more links pass between them."""
    more = (links / max(variables, 1) - _FEW) / _MORE
    size = min((variables - _SMALL) / (_LARGE - _SMALL), 1.0)
    return PAD * min(1.0 + max(more, 0.0) * max(size, 0.0), _WIDEST)


def _titles(causal_map: CausalMap) -> Floats:
    if not causal_map.groups:
        return np.zeros((0, 4))
    style, measure = load_style(), bundled_measure()
    corner = Box(0.0, 0.0, 0.0, 0.0)
    boxes = [name_box(group, corner, style, measure) for group in causal_map.groups.values()]
    return np.array([(b.x, b.y, b.width, b.height) for b in boxes])


def _lean(variable: Variable) -> int:
    if variable.role is Role.OUTCOME:
        return 1
    return -1 if variable.role is Role.LEVER or variable.kind is Kind.DRIVER else 0


def _sorted(causal_map: CausalMap) -> CausalMap:
    """The same map with its records by id."""
    tables = {
        name: dict(sorted(getattr(causal_map, name).items()))
        for name in ("variables", "links", "loops", "groups")
    }
    return CausalMap(causal_map.info, tables)


def _named(causal_map: CausalMap, at: Mapping[RecordId, int]) -> tuple[Ring, ...]:
    links = causal_map.links
    return tuple(
        _numbers([links[k].source for k in loop.links], at)
        for loop in causal_map.loops.values()
        if len(loop.links) > 1 and all(k in links for k in loop.links)
    )


def _numbers(variables: Sequence[RecordId], at: Mapping[RecordId, int]) -> Ring:
    return tuple(at[v] for v in variables)


def _from_smallest(loop: Ring) -> Ring:
    start = loop.index(min(loop))
    return loop[start:] + loop[:start]
