"""Arranging a whole map, or the part of it that is not pinned."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.layout import graphviz
from loopmap.diagram.layout.areas import by_areas, has_areas
from loopmap.diagram.layout.net import Floats, Net, net
from loopmap.diagram.layout.overlap import part
from loopmap.diagram.layout.pack import extent, parts, shelve, take
from loopmap.diagram.layout.polish import polish, usual_steps
from loopmap.diagram.layout.shape import shape
from loopmap.diagram.occupied import CELL
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import NEVER, Token

LOOPS = "loops"
ENGINES = (LOOPS, *graphviz.PROGRAMS)
"""The embedded engine, and what Graphviz offers where it is installed."""


def arrange(  # noqa: PLR0913  all that a person may choose
    causal_map: CausalMap,
    boxes: Mapping[RecordId, Box],
    *,
    engine: str = LOOPS,
    seed: int = 0,
    steps: int | None = None,
    token: Token = NEVER,
    pinned: Collection[RecordId] = (),
) -> dict[RecordId, Point]:
    """A place for the centre of every variable, in whole map units.

    ``boxes``: the label box of every variable as drawn now. ``steps``: tries of the
    polish, 0 for the first answer alone, None for what suits the size. ``pinned``
    variables stay exactly where their boxes are. The same input gives the same
    answer, in whatever order records were entered. Raises LoopmapError for an engine
    that is not there, Cancelled when ``token`` says so.

    100 variables: first answer under 0.3 s, with polish 2-3 s.
    """
    if engine not in ENGINES:
        raise LoopmapError(
            f"There is no layout engine “{engine}”.", f"Choose one of {', '.join(ENGINES)}."
        )
    whole = net(causal_map, boxes, pinned)
    if not whole.ids:
        return {}
    if engine == LOOPS:
        places = _by_loops(whole, seed=seed, steps=steps, token=token)
    else:
        places = part(graphviz.places(whole, engine), whole.sizes, whole.pinned)
    places = np.where(whole.pinned[:, None], whole.places, np.round(places))
    return {i: Point(float(x), float(y)) for i, (x, y) in zip(whole.ids, places, strict=True)}


def _by_loops(whole: Net, *, seed: int, steps: int | None, token: Token) -> Floats:
    if whole.pinned.any():
        first = shape(whole, seed=seed, token=token)
    else:
        first = _side_by_side(whole, seed, token)
        if has_areas(whole):
            first = by_areas(whole, first, lambda some: _side_by_side(some, seed, token))
    budget = usual_steps(len(whole.ids)) if steps is None else steps
    best = polish(whole, first, seed=seed, steps=budget, token=token)
    return best if whole.pinned.any() else _centred(best, whole)


def _side_by_side(whole: Net, seed: int, token: Token) -> Floats:
    """A first picture of each connected part, the parts in rows on one page."""
    found = parts(whole)
    pictures = [shape(take(whole, chosen), seed=seed, token=token) for chosen in found]
    corners = [extent(p, whole.sizes[c]) for p, c in zip(pictures, found, strict=True)]
    sizes = [(float(b[0] - a[0]), float(b[1] - a[1])) for a, b in corners]
    places = np.zeros((len(whole.ids), 2))
    for picture, chosen, (a, b), centre in zip(
        pictures, found, corners, shelve(sizes), strict=True
    ):
        places[chosen] = picture - (a + b) / 2 + np.array(centre)
    return places


def _centred(places: Floats, whole: Net) -> Floats:
    """The picture around the origin, moved by whole cells of what links avoid."""
    low, high = extent(places, whole.sizes)
    return np.asarray(places - CELL * np.round((low + high) / 2 / CELL))
