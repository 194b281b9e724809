"""The paths of links that are in a hand: all at once as arrays, as objects when asked for.

While something is dragged, dozens of links are drawn anew in every frame and most are only
looked at to be painted. The arrays hold what ``link_path`` would make of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.curve import CORNER, STRAIGHT, Curve
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import (
    POINTS,
    Cut,
    LinkPath,
    SignOff,
    bars_across,
    cut_between,
    sign_off,
)
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId

_SHARE = np.linspace(0.0, 1.0, POINTS)
_BASE, _LEFT, _RIGHT, _SIGN = range(POINTS, POINTS + 4)


class Held(NamedTuple):
    """A link between two cards, aiming so far beside the middle of each; bulge as it was."""

    source: Box
    target: Box
    aside: tuple[Point, Point]
    bulge: float
    delayed: bool

    @property
    def is_plain(self) -> bool:
        """Whether it is bent, and its cards do not lie on one another."""
        return abs(self.bulge) >= STRAIGHT and not self.source.touches(self.target)

    def cut(self, style: Style) -> Cut:
        """How it is cut from its curve, made by itself."""
        return cut_between(self.source, self.target, self.bulge, style, self.aside)


class Arcs(NamedTuple):
    """Curves of several links, each an array with a row for each; as ``Curve``."""

    starts: Floats
    ends: Floats
    centres: Floats
    radii: Floats
    angles: Floats
    sweeps: Floats
    handles: Floats

    def points(self, t: Floats, beyond: float = 0.0) -> Floats:
        """The places at ``t`` (n, k), or so far beyond them on the convex side: (n, k, 2)."""
        turn = self.angles[:, None] + self.sweeps[:, None] * t
        radii = self.radii[:, None, None] + beyond
        found: Floats = self.centres[:, None] + radii * np.stack([np.cos(turn), np.sin(turn)], 2)
        return found

    def curve(self, row: int) -> tuple[Curve, Point]:
        """The curve of one of them, and where a hand bends it."""
        start, end, centre, radius, angle, sweep, handle = [part[row].tolist() for part in self]
        curve = Curve(Point(*start), Point(*end), Point(*centre), radius, angle, sweep)
        return curve, Point(*handle)


class HeldArcs(NamedTuple):
    """Paths of several links between cards that do not lie on one another, as arrays.

    ``arcs``: the circles they are cut from. ``cuts``: (n, 3) where along those their tail,
    base and tip are. ``places``: (n, POINTS + 4, 2) their points, the base and the two
    corners of the head, and the sign, which stands ``off`` the line.
    """

    links: Sequence[Held]
    arcs: Arcs
    cuts: Floats
    places: Floats
    off: SignOff

    @property
    def lines(self) -> Floats:
        """(n, POINTS + 1, 2) the points of each and its sign."""
        return np.concatenate([self.places[:, :POINTS], self.places[:, _SIGN:]], axis=1)

    def cut(self, row: int) -> Cut:
        """How one of them is cut from its curve."""
        curve, handle = self.arcs.curve(row)
        t_tail, _, t_tip = self.cuts[row].tolist()
        return Cut(curve, (t_tail, t_tip), handle, self.links[row].bulge)

    def path(self, row: int) -> LinkPath:
        """The path of one of them."""
        link, places = self.links[row], [Point(*at) for at in self.places[row].tolist()]
        curve, handle = self.arcs.curve(row)
        t_tail, t_base, t_tip = self.cuts[row].tolist()
        line, tip = tuple(places[:POINTS]), places[POINTS - 1]
        bars = bars_across(curve, t_tail, t_tip) if link.delayed else ()
        return LinkPath(
            link.bulge, curve, t_tail, t_base, t_tip,
            line[0], places[_BASE], tip, handle,
            (tip, places[_LEFT], places[_RIGHT]), places[_SIGN], bars, line, self.off,
        )  # fmt: skip

    def drawn_arcs(self, rows: Ints) -> Floats:
        """(rows, 5) centre, radius, angle and sweep of their lines, from tail to base."""
        arcs, first, last = self.arcs, self.cuts[rows, 0], self.cuts[rows, 1]
        sweeps = arcs.sweeps[rows]
        angles, turns = arcs.angles[rows] + sweeps * first, sweeps * (last - first)
        return np.column_stack([arcs.centres[rows], arcs.radii[rows], angles, turns])

    def heads(self, rows: Ints) -> Floats:
        """(rows, 3, 2) the corners of their heads, the tip first."""
        return self.places[rows][:, [POINTS - 1, _LEFT, _RIGHT]]

    def signs(self, rows: Ints) -> Floats:
        """(rows, 2) where their signs stand."""
        found: Floats = self.places[rows, _SIGN]
        return found


class HeldPaths(Mapping[RecordId, LinkPath]):
    """The paths of ``before``, but those of some links as they are held now.

    ``rows``: which row of ``held`` each of those is. ``others`` are paths that had to be
    made one by one. A path of an array is made an object when first asked for.
    """

    def __init__(
        self,
        before: Mapping[RecordId, LinkPath],
        held: HeldArcs,
        rows: Mapping[RecordId, int],
        others: Mapping[RecordId, LinkPath],
    ) -> None:
        self.before, self.held, self.rows = before, held, rows
        self._made = dict(others)

    def __getitem__(self, link: RecordId) -> LinkPath:
        path = self._made.get(link)
        if path is None and link in self.rows:
            path = self._made[link] = self.held.path(self.rows[link])
        return path if path is not None else self.before[link]

    def __contains__(self, link: object) -> bool:
        return link in self.before

    def __iter__(self) -> Iterator[RecordId]:
        return iter(self.before)

    def __len__(self) -> int:
        return len(self.before)

    @property
    def anew(self) -> set[RecordId]:
        """The links whose path is not that of ``before``."""
        return self.rows.keys() | self._made.keys()

    def rows_of(self, links: Iterable[RecordId]) -> Ints:
        """The rows of links that are in the arrays."""
        return np.array([self.rows[link] for link in links], dtype=np.intp)


def held_arcs(links: Mapping[RecordId, Held], style: Style) -> tuple[HeldArcs, dict[RecordId, int]]:
    """The arrays of those links of which there can be any, and the row of each. O(links)."""
    held = {i: link for i, link in links.items() if link.is_plain}
    arcs, shows = _cut(list(held.values()), style)
    return arcs, {i: row for row, i in enumerate(held) if shows[row]}


def _cut(links: Sequence[Held], style: Style) -> tuple[HeldArcs, list[bool]]:
    """The arrays of plain links, and which of them show at all between their cards."""
    sources = np.array([link.source for link in links]).reshape(-1, 4)
    targets = np.array([link.target for link in links]).reshape(-1, 4)
    asides = np.array([link.aside for link in links]).reshape(-1, 2, 2)
    bulges = np.array([link.bulge for link in links], dtype=float)
    arcs = _arcs(sources[:, :2] + asides[:, 0], targets[:, :2] + asides[:, 1], bulges)
    gap = (0.0, 0.0, 2 * style.gap, 2 * style.gap)
    leaving = _crossings(arcs, sources + gap).min(axis=1, initial=np.inf)
    meets = _crossings(arcs, targets + gap)
    meeting = np.where(np.isfinite(meets), meets, -np.inf).max(axis=1, initial=-np.inf)
    shows = leaving < meeting
    tails, tips = np.where(shows, leaving, 0.0), np.where(shows, meeting, 1.0)
    return _measured(links, arcs, tails, tips, style), shows.tolist()


def _arcs(starts: Floats, ends: Floats, bulges: Floats) -> Arcs:
    """As ``curve_between`` and ``handle_of``."""
    way = ends - starts
    chords = np.hypot(*way.T)
    normals = np.stack([way[:, 1], -way[:, 0]], axis=1) / chords[:, None]
    radii = chords * (1 + bulges * bulges) / (4 * np.abs(bulges))
    halves = 2 * np.arctan(np.abs(bulges))
    side, middles = np.sign(bulges), (starts + ends) / 2
    centres = middles - normals * (side * radii * np.cos(halves))[:, None]
    handles = middles + normals * (bulges * chords / 2)[:, None]
    angles = np.arctan2(*(starts - centres).T[::-1])
    return Arcs(starts, ends, centres, radii, angles, side * 2 * halves, handles)


def _crossings(arcs: Arcs, boxes: Floats) -> Floats:
    """Where along each arc it crosses its box's outline: (n, 8), inf where it does not."""
    centres, radii, halves = arcs.centres, arcs.radii[:, None], boxes[:, 2:] / 2
    from_centre = (boxes[:, :2] - centres)[:, :, None] + halves[:, :, None] * (-1.0, 1.0)
    shares = from_centre / radii[:, :, None]
    met = np.abs(shares) <= 1
    upright = np.arccos(np.where(met, shares, 0.0)[:, 0])
    level = np.arcsin(np.where(met, shares, 0.0)[:, 1])
    angles = np.concatenate([upright, -upright, level, np.pi - level], axis=1)
    cosines, sines = np.cos(angles[:, 4:]), np.sin(angles[:, :4])
    beside = np.concatenate([
        np.abs(centres[:, 1:] + radii * sines - boxes[:, 1:2]) <= halves[:, 1:] + CORNER,
        np.abs(centres[:, :1] + radii * cosines - boxes[:, :1]) <= halves[:, :1] + CORNER,
    ], axis=1)  # fmt: skip
    met = met[:, [0, 0, 1, 1]].reshape(-1, 8)
    turn = np.sign(arcs.sweeps)[:, None] * (angles - arcs.angles[:, None])
    found = turn % (2 * np.pi) / np.abs(arcs.sweeps)[:, None]
    return np.where(met & beside & (found <= 1), found, np.inf)


def _measured(
    links: Sequence[Held], arcs: Arcs, tails: Floats, tips: Floats, style: Style
) -> HeldArcs:
    """All places along these arcs, of which the part from tail to tip shows."""
    lengths = arcs.radii * np.abs(arcs.sweeps)
    spans = (tips - tails) * lengths
    bases = tips - np.minimum(style.head_length, 0.6 * spans) / lengths
    off = sign_off(style)
    signs = tips - np.minimum(off.back, 0.5 * spans) / lengths
    along = tails[:, None] + (tips - tails)[:, None] * _SHARE
    line = arcs.points(np.concatenate([along, bases[:, None]], axis=1))
    back = line[:, _BASE]
    way = line[:, POINTS - 1] - back
    normals = np.stack([-way[:, 1], way[:, 0]], axis=1)
    normals *= (style.head_half / np.maximum(np.hypot(*way.T), 1e-9))[:, None]
    corners = np.stack([back + normals, back - normals], axis=1)
    beside = arcs.points(signs[:, None], off.aside)
    places = np.concatenate([line, corners, beside], axis=1)
    return HeldArcs(links, arcs, np.stack([tails, bases, tips], axis=1), places, off)
