"""The paths of links made anew: bent as is best, their ends apart, clear of what lies around."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import numpy as np

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.card_marks import mark_box
from loopmap.diagram.clear_bows import cleared
from loopmap.diagram.geometry import Point
from loopmap.diagram.held_paths import Held, HeldPaths, held_arcs
from loopmap.diagram.link_path import (
    MIDDLES,
    POINTS,
    Blocked,
    Cut,
    LinkPath,
    cut_between,
    path_along,
    self_loop_path,
    turned,
)
from loopmap.diagram.occupied import Occupied
from loopmap.diagram.places import Places, Waiting
from loopmap.diagram.port_table import asides, ports_again
from loopmap.diagram.self_loop import angle_of, free_angle
from loopmap.diagram.settled_signs import settled
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from loopmap.model.token import breathe

_NO_LINES = np.zeros((0, POINTS + 1, 2))
_MOST_BENT = 40
"""More links than this in a hand keep the bows they had."""

_BY_A_CIRCLE = 110.0
"""Map units from the edge of its card beyond which nothing is in the way of a circle."""

_STEP, _BESIDE = 8.0, 10
"""Map units between places at which a line is looked at beside a circle, and how many of them."""

_NO_ROWS = np.zeros(0, dtype=np.intp)


def with_paths(  # noqa: PLR0913  what paths follow from
    places: Places,
    rows: Ints,
    style: Style,
    beside: Collection[RecordId] = (),
    gone: Floats = _NO_LINES,
    *,
    near: Ints = _NO_ROWS,
    swiftly: bool = False,
) -> Places:
    """The places with the paths of these links made anew, bent as is best.

    Their signs, those of all links that meet them or that they pass or passed by, and those
    at the variables ``beside`` are kept off everything around; ``swiftly`` that is left to
    ``settled``. ``gone`` are the lines of links that are no longer there, ``near`` the rows of
    those that are, and may have to run otherwise for what came to them or went. A path that comes
    out as it was is handed on, so that nobody draws it again.
    """
    if not (len(rows) or beside or len(gone) or len(near)):
        return places if swiftly else settled(places)
    ends = [end for link in _links(places, rows) for end in (link.source, link.target)]
    at = dict.fromkeys((*ends, *beside))
    rows = np.union1d(rows, _circles_at(places, at))
    places, rows, bulges = _with_ports(places, rows, at, style)
    near = np.setdiff1d(near, rows)
    # All of them asked at once, for most of what that costs does not depend on how many they are.
    places, cuts = _turned(places, np.concatenate([rows, near]))
    others = _rerouted(places, near, cuts)
    rows, bulges = np.concatenate([rows, others]), [*bulges, *_bulges(places, others)]
    made = _bent(places, rows, bulges, style, cuts)
    ends = [end for link in _links(places, rows) for end in (link.source, link.target)]
    passing = np.vstack([gone, places.lines[rows], made.lines[rows]])
    waiting = (places.waiting or Waiting()).and_((*ends, *beside), passing)
    made = replace(made, waiting=waiting)
    return _handed_on(places, made if swiftly else settled(made), rows)


def _circles_at(places: Places, variables: Iterable[RecordId]) -> Ints:
    """Rows of the links from these variables to themselves, which keep off others' ends."""
    between = places.causal_map.adjacency.between
    found = [link.id for each in variables if (link := between(each, each)) is not None]
    return places.frame.rows(found)


def _handed_on(earlier: Places, places: Places, rows: Ints) -> Places:
    """The places with the very paths of ``earlier`` where those of these links are the same.

    A sign that waits for its place stays where it was beside a path that is the same.
    """
    paths, lines, row_of = dict(places.paths), places.lines.copy(), places.frame.row_of
    waits = places.waiting is not None
    for link in _links(places, rows):
        old, path = earlier.paths.get(link.id), paths[link.id]
        if old is None or path.curve != old.curve:
            continue
        if (replace(path, sign=old.sign) if waits else path) == old:
            paths[link.id] = old
            lines[row_of[link.id], POINTS] = old.sign
    return replace(places, paths=paths, lines=lines)


def _with_ports(
    places: Places, rows: Ints, at: Iterable[RecordId], style: Style
) -> tuple[Places, Ints, list[float]]:
    """The places with the ends of links at these variables spread; all links to draw anew.

    Those are ``rows``, the links that make way for them and the circles beside these; last, the
    bulge of each.
    """
    frame, paths = places.frame, places.paths
    links = [frame.links[row] for row in rows.tolist()]
    bent = dict(zip(links, frame.bulges(rows).tolist(), strict=True))
    ports, others = ports_again(places, bent, at, style)
    every = [*bent, *others]
    bulges = [*bent.values(), *(paths[link].bulge for link in others)]
    far = {end for k in _links(places, frame.rows(others)) for end in (k.source, k.target)}
    circles = np.setdiff1d(_circles_at(places, far), frame.rows(every))
    bulges += [0.0] * len(circles)
    return replace(places, ports=ports), np.concatenate([frame.rows(every), circles]), bulges


def with_held_paths(places: Places, rows: Ints, style: Style, ground: Occupied) -> Places:
    """The places with these links bent clear of that ground, signs simply at their heads.

    Their ends stay as far beside the middles of their cards as they were.
    """
    before = places.paths if isinstance(places.paths, dict) else dict(places.paths)
    links = {link.id: link for link in _links(places, rows)}
    beside = asides(places, {link: before[link] for link in links})
    bows = _held_bows(places, rows, ground)
    held = {i: _held(places, k, bows[i], beside.get(i, MIDDLES)) for i, k in links.items()}
    arcs, row_of = held_arcs(held, style)
    cuts = {i: arcs.cut(row_of[i]) if i in row_of else held[i].cut(style) for i in beside}
    places = replace(places, ports=places.ports.held(cuts))
    lines, frame = places.lines.copy(), places.frame
    lines[frame.rows(row_of)] = arcs.lines[[*row_of.values()]]
    meeting = replace(places, ports=places.ports.ending(row_of, arcs.lines))
    others = {
        i: _path(meeting, link, held[i].bulge, style, _in_the_way(places, link))
        for i, link in links.items()
        if i not in row_of
    }
    for link, path in others.items():
        lines[frame.row_of[link]] = (*path.line, path.sign)
    return replace(places, paths=HeldPaths(before, arcs, row_of, others), lines=lines)


def _held_bows(places: Places, rows: Ints, ground: Occupied) -> dict[RecordId, float]:
    """How links in a hand are bent; as they were if there are many.

    What a line was bent more than by itself, to lead clear of something between its ends, it
    stays bent more, so that none jumps when it is taken.
    """
    frame, cuts, paths = places.frame, places.ports.cuts, places.paths
    links = [frame.links[row] for row in rows.tolist()]
    if len(links) > _MOST_BENT:
        return {link: paths[link].bulge for link in links}
    bows = dict(zip(links, frame.bulges(rows, ground).tolist(), strict=True))
    for link in links:
        cut, bow = cuts.get(link), bows[link]
        if cut is not None and bow * cut.bulge > 0:
            bows[link] = bow + paths[link].bulge - cut.bulge
    return bows


def _held(places: Places, link: Link, bulge: float, aside: tuple[Point, Point]) -> Held:
    source, target = places.cards[link.source], places.cards[link.target]
    return Held(source, target, aside, bulge, link.delayed)


def _bent(
    places: Places,
    rows: Ints,
    bulges: list[float],
    style: Style,
    cuts: Mapping[RecordId, Cut],
) -> Places:
    paths, lines, blocked = dict(places.paths), places.lines.copy(), places.covers
    for row, link, bulge in zip(rows.tolist(), _links(places, rows), bulges, strict=True):
        breathe()
        path = paths[link.id] = _path(places, link, bulge, style, blocked, cuts.get(link.id))
        lines[row] = (*path.line, path.sign)
    return replace(places, paths=paths, lines=lines)


def _rerouted(places: Places, near: Ints, cuts: Mapping[RecordId, Cut]) -> Ints:
    """Which of these links run otherwise now, each between the ends it has."""
    frame, paths = places.frame, places.paths
    rows = [
        row
        for row in near.tolist()
        if (i := frame.links[row]) in cuts and cuts[i].curve != paths[i].curve
    ]
    return np.array(rows, dtype=np.intp)


def _bulges(places: Places, rows: Ints) -> list[float]:
    """How these links are bent as they are."""
    return [places.paths[places.frame.links[row]].bulge for row in rows.tolist()]


def _turned(places: Places, rows: Ints) -> tuple[Places, dict[RecordId, Cut]]:
    """The cuts of these links between their ends, clear of what they would run over.

    Those bent by hand are as they were bent, and those of links without ends are left out.
    First, the places, which know for which of them something was in the way.
    """
    frame, ports = places.frame, places.ports
    ends = {frame.links[row]: row for row in rows.tolist() if frame.links[row] in ports.tails}
    cuts = {i: turned(ports.cuts[i], ports.tails[i], ports.tips[i]) for i in ends}
    free = [i for i, row in ends.items() if np.isnan(frame.fixed[row])]
    own = frame.ends[[ends[i] for i in free]]
    found = cleared([cuts[i] for i in free], own, places.obstacles)
    better = {free[number]: cut for number, cut in found.items()}
    crowded = places.crowded.difference(frame.links[row] for row in rows.tolist()).union(better)
    return replace(places, crowded=crowded), cuts | better


def _links(places: Places, rows: Ints) -> list[Link]:
    frame, links = places.frame, places.causal_map.links
    return [links[frame.links[row]] for row in rows.tolist()]


def _in_the_way(places: Places, link: Link) -> Blocked:
    """What a link in a hand keeps off: a circle all other cards, for it stays where it is seen."""
    if link.source != link.target:
        return _nothing_covers
    card, boxes = places.cards[link.source], places.frame.boxes
    apart = np.abs(boxes[:, :2] - card.centre) - (boxes[:, 2:] + card[2:]) / 2
    ground = Occupied(boxes[(apart <= _BY_A_CIRCLE).all(axis=1)])
    return lambda place: ground.covers(place.x, place.y)


def _nothing_covers(_: Point) -> bool:
    return False


def _path(  # noqa: PLR0913, PLR0917  what a path follows from
    places: Places,
    link: Link,
    bulge: float,
    style: Style,
    blocked: Blocked,
    cut: Cut | None = None,
) -> LinkPath:
    cards, delayed = places.cards, link.delayed
    if link.source == link.target:
        angle = _free_angle(places, link, blocked) if link.bulge is None else angle_of(link.bulge)
        return self_loop_path(cards[link.source], angle, style, delayed=delayed, blocked=blocked)
    cut = cut or places.ports.cuts.get(link.id)
    if cut is None:
        cut = cut_between(cards[link.source], cards[link.target], bulge, style)
    return path_along(cut, style, delayed=delayed, blocked=blocked)


def _free_angle(places: Places, link: Link, blocked: Blocked) -> float:
    variable, card = places.causal_map.variables[link.source], places.cards[link.source]
    others, lines = _neighbours(places, link.source), _lines_at(places, link.source)
    return free_angle(card, others, blocked, mark_box(variable, card), lines)


def _lines_at(places: Places, variable: RecordId) -> list[list[Point]]:
    """Where the lines of other links run by a card they meet, from there on."""
    adjacency, ports = places.causal_map.adjacency, places.ports
    found = []
    for link in (*adjacency.out_of(variable), *adjacency.into(variable)):
        if link.id not in ports.tails:
            continue
        tail, tip = ports.tails[link.id], ports.tips[link.id]
        cut = turned(ports.cuts[link.id], tail, tip)
        found.append(_beside_end(cut, at_tip=link.target == variable))
    return found


def _beside_end(cut: Cut, *, at_tip: bool) -> list[Point]:
    """Places along the part of a line that is near one of its ends."""
    if cut.ends is None:
        return []
    (tail, tip), length = cut.ends, cut.curve.length or 1.0
    begin, towards = (tip, -1.0) if at_tip else (tail, 1.0)
    steps = min(_BESIDE, int((tip - tail) * length / _STEP))
    return [cut.curve.point(begin + towards * n * _STEP / length) for n in range(steps + 1)]


def _neighbours(places: Places, variable: RecordId) -> list[Point]:
    adjacency = places.causal_map.adjacency
    ends = [link.target for link in adjacency.out_of(variable)]
    ends += [link.source for link in adjacency.into(variable)]
    return [places.cards[end].centre for end in ends if end != variable]
