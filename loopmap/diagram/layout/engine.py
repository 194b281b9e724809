"""Arranging a whole map, or the part of it that is not pinned, from scratch or gently."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.layout import circle, columns, graphviz, layered, tidy
from loopmap.diagram.layout.engines import CIRCLE, COLUMNS, ENGINES, LAYERED, LOOPS, TIDY
from loopmap.diagram.layout.first import rough_picture
from loopmap.diagram.layout.net import Floats, Net, net
from loopmap.diagram.layout.overlap import part
from loopmap.diagram.layout.polish import MOST, SECONDS, usual_rounds
from loopmap.diagram.layout.search import cost_of, searching, with_usual_room
from loopmap.diagram.layout.settle import settled
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import NEVER, Token

Arrangement = dict[RecordId, Point]
"""A place for the centre of every variable, in whole map units."""


def arrange(  # noqa: PLR0913  all that a person may choose
    causal_map: CausalMap,
    boxes: Mapping[RecordId, Box],
    *,
    engine: str = LOOPS,
    seed: int = 0,
    rounds: int | None = None,
    token: Token = NEVER,
    pinned: Collection[RecordId] = (),
) -> Arrangement:
    """The last and best of what ``arranging`` finds."""
    found: Arrangement = {}
    for better in arranging(
        causal_map, boxes, engine=engine, seed=seed, rounds=rounds, token=token, pinned=pinned
    ):
        found = better
    return found


def arrange_roughly(
    causal_map: CausalMap, boxes: Mapping[RecordId, Box], token: Token = NEVER
) -> Arrangement:
    """Places to show a large map at while better ones are looked for; nothing stays where it is.

    0.3 s for 660 variables, a quarter of what the first of ``arranging`` takes there. The same
    input gives the same answer. Raises Cancelled.
    """
    whole = net(causal_map, boxes)
    if not whole.ids:
        return {}
    places = settled(with_usual_room(whole, rough_picture(whole, token=token)), whole)
    return {i: Point(float(x), float(y)) for i, (x, y) in zip(whole.ids, places, strict=True)}


def arranging(  # noqa: PLR0913  all that a person may choose
    causal_map: CausalMap,
    boxes: Mapping[RecordId, Box],
    *,
    engine: str = LOOPS,
    seed: int = 0,
    rounds: int | None = None,
    token: Token = NEVER,
    pinned: Collection[RecordId] = (),
    only_better: bool = False,
) -> Iterator[Arrangement]:
    """A first arrangement, then better ones; the last is the answer.

    ``boxes``: the label box of every variable as drawn now. ``rounds``: how long to
    polish, 0 for the first answer alone, None for what suits the size. ``pinned``
    variables stay exactly where their boxes are. ``only_better``: our own engine tells
    nothing that is not better than the map as it lies. The same input gives the same
    answer, in whatever order records were entered. Raises LoopmapError for an engine
    that is not there, Cancelled when ``token`` says so.

    100 variables: first answer under 0.3 s, all of the polish some seconds.
    """
    if engine not in ENGINES:
        raise LoopmapError(
            f"There is no layout engine “{engine}”.", f"Choose one of {', '.join(ENGINES)}."
        )
    whole = net(causal_map, boxes, pinned)
    if not whole.ids:
        return
    still = iter([whole.places])
    found = (
        still
        if whole.pinned.all()
        else _found(whole, engine, seed=seed, rounds=rounds, token=token, only_better=only_better)
    )
    for places in found:
        yield {i: Point(float(x), float(y)) for i, (x, y) in zip(whole.ids, places, strict=True)}


def _found(  # noqa: PLR0913  all that a person may choose
    whole: Net, engine: str, *, seed: int, rounds: int | None, token: Token, only_better: bool
) -> Iterator[Floats]:
    """(n, 2) ever better places."""
    seconds = tidy.SECONDS if engine == TIDY else SECONDS
    usual = usual_rounds(len(whole.ids), len(whole.ends), seconds)
    budget = usual if rounds is None else rounds
    if engine == TIDY:
        yield from tidy.tidying(whole, seed=seed, rounds=budget, token=token)
        return
    if engine == LOOPS:
        least = cost_of(whole, whole.places) if only_better else math.inf
        yield from searching(whole, seed=seed, rounds=budget, token=token, least=least)
        return
    yield _cheapest(_placed(whole, engine, token), whole, token)


def _placed(whole: Net, engine: str, token: Token) -> Iterator[Floats]:
    """(n, 2) places by one of the engines that answer at once, in one way or several."""
    token.check()
    if engine == LAYERED:
        return layered.places(whole)
    if engine == COLUMNS:
        return columns.places(whole)
    return iter([circle.places(whole) if engine == CIRCLE else graphviz.places(whole, engine)])


def _cheapest(ways: Iterator[Floats], whole: Net, token: Token) -> Floats:
    """(n, 2) the way that costs least as drawn; of a large map the first, to be quick."""
    best, least = _apart(next(ways), whole), math.inf
    if len(whole.ids) > MOST:
        return best
    for places in chain([best], (_apart(places, whole) for places in ways)):
        token.check()
        cost = cost_of(whole, places)
        if cost < least:
            best, least = places, cost
    return best


def _apart(places: Floats, whole: Net) -> Floats:
    """The same without overlaps, where the map lay before."""
    return settled(part(places, whole.sizes, whole.pinned), whole)
