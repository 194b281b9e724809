"""Links in a hand as they are painted: where they are now, looking as they did when taken."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from loopmap.diagram.arc_pieces import dash_row
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.held_paths import HeldPaths
from loopmap.diagram.primitives import ArcPath, Line, Polygon, Stroke, TextLine
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.link_ends import Letters, LinkEnds, letters_of
from loopmap.ui.paint import text_left

_AROUND = 32.0
"""Map units around its sign within which the head of a link lies."""


class _Look(NamedTuple):
    """What a link is painted with, and where its sign stood when it was taken."""

    stroke: Stroke
    head: Polygon
    bars: list[Line]
    signs: list[TextLine]
    sign: Point


class HeldLooks:
    """How some links of a drawing look, found once for as long as a hand holds them.

    ``links``: those that are drawn like links. ``strokes``: theirs, each once, and ``pens``
    (links,) which of them each has; ``dashes`` (links, 3) as ``dash_row``. ``heads``: which links
    have a head of each colour; ``signs``: which have a sign of such letters, and how far from the
    place of the sign (n, 2) those begin.
    """

    def __init__(self, like: Drawing, links: Sequence[RecordId]) -> None:
        self._made_of = like, links
        looks = ((link, _look(like, link)) for link in links)
        self.looks = {link: look for link, look in looks if look is not None}
        self.links = list(self.looks)
        every = self.looks.values()
        self.strokes = list(dict.fromkeys(look.stroke for look in every))
        pens = [self.strokes.index(look.stroke) for look in every]
        self.pens: Ints = np.array(pens, dtype=np.intp)
        self.dashes: Floats = np.array([dash_row(look.stroke) for look in every]).reshape(-1, 3)
        heads: dict[str, list[int]] = {}
        signs: dict[Letters, list[tuple[int, float, float]]] = {}
        self.other_heads: list[int] = []
        for row, look in enumerate(every):
            if look.head.fill is not None and look.head.stroke is None:
                heads.setdefault(look.head.fill, []).append(row)
            else:
                self.other_heads.append(row)
            for sign in look.signs:
                away = text_left(sign) - look.sign.x, sign.y - look.sign.y
                signs.setdefault(letters_of(sign), []).append((row, *away))
        self.heads = {fill: np.array(rows, dtype=np.intp) for fill, rows in heads.items()}
        self.signs = {
            letters: (np.array([row for row, *_ in some], dtype=np.intp), np.array(some)[:, 1:])
            for letters, some in signs.items()
        }

    def are_of(self, like: Drawing, links: Sequence[RecordId]) -> bool:
        """Whether they are those of just these links."""
        return self._made_of[0] is like and self._made_of[1] == links


class HeldLinks:
    """Links that a drawing holds in arrays, in the order of their ``looks``.

    ``arcs``: (links, 8) as ``arc_row``. Without looks there are none.
    """

    def __init__(self, drawing: Drawing, looks: HeldLooks | None) -> None:
        paths = drawing.link_paths
        self._paths, self.looks = paths, looks
        self.arcs: Floats = np.zeros((0, 8))
        if looks is not None and looks.links and isinstance(paths, HeldPaths):
            listed, held = paths.rows_of(looks.links), paths.held
            self.arcs = np.hstack([held.drawn_arcs(listed), looks.dashes])
            self._heads, self._signs = held.heads(listed), held.signs(listed)

    @property
    def links(self) -> Collection[RecordId]:
        """Which they are."""
        return self.looks.looks.keys() if self.looks is not None and len(self.arcs) else ()

    @property
    def heads(self) -> Iterator[Polygon]:
        """Their arrowheads."""
        if self.looks is not None and len(self.arcs):
            yield from map(_head, self.looks.looks.values(), self._heads.tolist())

    def put_ends(self, ends: LinkEnds, box: Box) -> None:
        """Arrowheads and signs in the box, without the ground they stand on; bars of delays."""
        looks = self.looks
        if looks is None or not len(self.arcs):
            return
        half = np.array([box.width / 2 + _AROUND, box.height / 2 + _AROUND])
        is_near = np.all(np.abs(self._signs - (box.x, box.y)) <= half, axis=1)
        for fill, rows in looks.heads.items():
            ends.put_heads(fill, self._heads[rows[is_near[rows]]].tolist())
        for letters, (rows, away) in looks.signs.items():
            near = is_near[rows]
            ends.put_signs(letters, (self._signs[rows[near]] + away[near]).tolist())
        every = list(looks.looks.values())
        odd = (row for row in looks.other_heads if is_near[row])
        ends.put(_head(every[row], self._heads[row].tolist()) for row in odd)
        for link, look in looks.looks.items():
            bars = zip(look.bars, self._paths[link].bars if look.bars else (), strict=True)
            ends.put(replace(bar, points=points) for bar, points in bars)


def _head(look: _Look, corners: list[list[float]]) -> Polygon:
    was = look.head
    points = tuple([Point(x, y) for x, y in corners])
    return Polygon(was.record, was.role, points, was.fill, was.stroke)


def _look(like: Drawing, link: RecordId) -> _Look | None:
    """How a link is drawn; None if it is not drawn like a link."""
    line, head, *rest = like.primitives(link)
    if not isinstance(line, ArcPath) or not isinstance(head, Polygon):
        return None
    bars = [shape for shape in rest if isinstance(shape, Line)]
    signs = [shape for shape in rest if isinstance(shape, TextLine)]
    return _Look(line.stroke, head, bars, signs, like.link_paths[link].sign)
