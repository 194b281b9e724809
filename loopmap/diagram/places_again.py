"""What of the places of a map changes when records do.

``placed_again`` gives exactly what ``placed`` would, but looks only at what a change
can have moved: links at cards that moved, links that pass where a card was or is,
links of a loop that one of them turns in, and signs that share a variable with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.areas import group_boxes, note_box
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.carried import carried
from loopmap.diagram.clear_bows import bowing_over, meeting, own_bows
from loopmap.diagram.difference import Difference, difference
from loopmap.diagram.drawn_arcs import Arcs
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.frame import Frame, frame_again, gathered, rows_before
from loopmap.diagram.geometry import Box
from loopmap.diagram.label import Label
from loopmap.diagram.link_path import POINTS
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.passing import MOST
from loopmap.diagram.paths import with_held_paths, with_paths
from loopmap.diagram.places import (
    Places,
    card_box,
    label_of,
    marks_of,
)
from loopmap.diagram.rings_later import turned
from loopmap.diagram.style import Style
from loopmap.model.document import Adjacency, CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from loopmap.model.token import breathe

_SIGN_REACH = 90.0
"""A sign farther than this from a moved card stays on its side of the line."""


def placed_again(  # noqa: PLR0913  what a drawing follows from
    earlier: Places,
    causal_map: CausalMap,
    touched: frozenset[RecordId],
    style: Style,
    measure: TextMeasure,
    *,
    roughly: bool = False,
    swiftly: bool = False,
) -> Places:
    """The places after the records ``touched`` changed, came or went.

    O(links near them) in Python, O(records) in numpy. ``roughly`` only links at
    a moved card are looked at, if they are few they are bent clear of what stands still, and
    their ends and signs make way for nothing: what a drag shows until it is let go. That is
    for changes that leave all links; of copies that are dragged only their own are drawn.
    ``swiftly`` links are bent as is best and their signs left to ``settled``, and on a large
    map so are the bows of links that turn in another loop since others came or went.
    """
    differing = difference(earlier.causal_map, causal_map, touched)
    labels, cards = _cards_again(earlier, causal_map, differing, style, measure)
    rings, since = turned(
        earlier.rings_since,
        earlier.causal_map,
        causal_map,
        differing.relinked,
        earlier.frame.ring_of,
        now=not (roughly or swiftly),
    )
    frame = frame_again(earlier.frame, causal_map, cards, labels, differing, rings)
    groups = _groups_again(earlier, causal_map, touched, cards, style, measure)
    places = replace(
        earlier,
        causal_map=causal_map,
        labels=labels,
        cards=cards,
        notes=_notes_again(earlier, causal_map, touched, style, measure),
        groups=groups,
        marks=earlier.marks
        if groups is earlier.groups and not (differing.variables or differing.gone)
        else marks_of(causal_map, cards, groups, style, measure),
        frame=frame,
        rings_since=since,
    )
    if differing.structural:
        places = _kept_paths(earlier, places)
    moved = [v.id for v in differing.variables if _elsewhere(earlier, places, v.id)]
    if roughly and not differing.links and not differing.structural:
        places, rows = carried(earlier, places, frame.at(moved))
        where = np.array([table[i] for i in moved for table in (earlier.cards, cards)])
        rows = np.union1d(rows, frame.circles_by(moved, where.reshape(-1, 4)))
        return with_held_paths(places, rows, style, earlier.frame.ground)
    if roughly and _came_apart(earlier.causal_map, differing):
        new = frame.rows(link.id for link in differing.links)
        return with_paths(places, new, style, swiftly=swiftly)
    others = [*rings, *_beside(causal_map.adjacency, differing.relinked)]
    rows = _stale_rows(earlier, places, differing, moved, frame.rows(others))
    changed = _changed_boxes(earlier, places, (*moved, *differing.gone))
    near = np.union1d(meeting(places.lines, changed), _crowded_by(places, changed))
    ends = [end for link in differing.relinked for end in (link.source, link.target)]
    ends += _with_other_roles(earlier.causal_map, differing)
    ends += _beside_marks(earlier, places)
    beside, gone = [end for end in ends if end in cards], _gone(earlier, places)
    return with_paths(places, rows, style, beside, gone, near=near, swiftly=swiftly)


def _came_apart(before: CausalMap, differing: Difference) -> bool:
    """Whether all that differs is new and joined with nothing that was there: copies in a hand."""
    came = {v.id for v in differing.variables if v.id not in before.variables}
    return (
        differing.structural
        and not differing.gone
        and len(came) == len(differing.variables)
        and all({link.source, link.target} <= came for link in differing.relinked)
        and all(link.id not in before.links for link in differing.links)
    )


def _elsewhere(earlier: Places, places: Places, card: RecordId) -> bool:
    """Whether a card is new, or does not stand where it did, as large as it was."""
    had, old = earlier.labels.get(card), earlier.cards.get(card)
    same = had is not None and had.bent_for == places.labels[card].bent_for
    return not (same and old == places.cards[card])


def _cells(frame: Frame) -> tuple[float, float]:
    return frame.occupied.cell, frame.ground.cell


def _with_other_roles(before: CausalMap, differing: Difference) -> list[RecordId]:
    """Variables that now have the mark of a role at their corner, or no longer."""
    pairs = ((before.variables.get(v.id), v) for v in differing.variables)
    return [v.id for old, v in pairs if old is None or old.role != v.role]


def _beside_marks(earlier: Places, places: Places) -> list[RecordId]:
    """Variables with an arrowhead where a mark or the edge of an area was or is, if another."""
    changed = set(earlier.marks.values()) ^ set(places.marks.values())
    if places.groups is not earlier.groups:
        areas = set(earlier.groups.values()) ^ set(places.groups.values())
        changed.update(edge for area in areas for edge in area.edges())
    if not changed:
        return []
    boxes = np.array([*changed])
    tips = places.lines[:, POINTS - 1]
    away = np.abs(tips[:, None] - boxes[:, :2]) - boxes[:, 2:] / 2
    rows = np.flatnonzero(np.any(np.all(away <= _SIGN_REACH, axis=2), axis=1))
    links = places.causal_map.links
    return [links[places.frame.links[row]].target for row in rows.tolist()]


def _changed_boxes(earlier: Places, places: Places, cards: Iterable[RecordId]) -> Floats:
    """Where these cards and all marks that are not the same were and are.

    None where lines keep off nothing on their way.
    """
    if not places.ports.tails:
        return np.zeros((0, 4))
    tables = (earlier.cards, places.cards)
    found = [table[i] for i in cards for table in tables if i in table]
    marks = set(earlier.marks.values()) ^ set(places.marks.values())
    return np.array([*found, *sorted(marks)], dtype=float).reshape(-1, 4)


def _crowded_by(places: Places, boxes: Floats) -> Ints:
    """Rows of the links that something was in the way of, and may run otherwise for these boxes."""
    links, frame, cuts = list(places.crowded), places.frame, places.ports.cuts
    rows = frame.rows(links)
    bows = own_bows([cuts[link] for link in links])
    arcs = Arcs(places.lines[rows, 0], places.lines[rows, POINTS - 1], bows, frame.ends[rows])
    return rows[bowing_over(arcs, boxes, frame.occupied.cell)]


def _gone(earlier: Places, places: Places) -> Floats:
    """The lines of links that are no longer there."""
    if places.frame.row_of is earlier.frame.row_of:
        return earlier.lines[:0]
    was = earlier.frame.row_of
    rows = sorted(was[link] for link in was.keys() - places.frame.row_of.keys())
    return earlier.lines[np.array(rows, dtype=np.intp)]


def _cards_again(
    earlier: Places,
    causal_map: CausalMap,
    differing: Difference,
    style: Style,
    measure: TextMeasure,
) -> tuple[dict[RecordId, Label], dict[RecordId, Box]]:
    labels, cards = dict(earlier.labels), dict(earlier.cards)
    stacks = stacks_of(causal_map)
    for card in differing.gone:
        del labels[card], cards[card]
    before = earlier.causal_map.variables
    for variable in differing.variables:
        old = before.get(variable.id)
        if old is None or old.name != variable.name or variable.id in stacks:
            labels[variable.id] = label_of(causal_map, variable, style, measure)
        cards[variable.id] = card_box(variable, labels[variable.id])
    if differing.structural:  # a group that is opened brings variables among the others
        labels = {i: labels[i] for i in causal_map.variables}
        cards = {i: cards[i] for i in causal_map.variables}
    return labels, cards


def _kept_paths(earlier: Places, places: Places) -> Places:
    """The places with the paths of all links that are still there."""
    row_of = places.frame.row_of
    was = rows_before(earlier.frame.row_of, row_of)
    paths = {link: path for link, path in earlier.paths.items() if link in row_of}
    ports, crowded = earlier.ports.kept(row_of), earlier.crowded.intersection(row_of)
    lines = gathered(earlier.lines, was)
    return replace(places, paths=paths, ports=ports, lines=lines, crowded=crowded)


def _notes_again(
    earlier: Places,
    causal_map: CausalMap,
    touched: frozenset[RecordId],
    style: Style,
    measure: TextMeasure,
) -> Mapping[RecordId, Box]:
    if causal_map.notes is earlier.causal_map.notes:
        return earlier.notes
    return {
        note.id: note_box(note, style, measure) if note.id in touched else earlier.notes[note.id]
        for note in causal_map.notes.values()
    }


def _groups_again(  # noqa: PLR0913, PLR0917  what a group's area follows from
    earlier: Places,
    causal_map: CausalMap,
    touched: frozenset[RecordId],
    cards: Mapping[RecordId, Box],
    style: Style,
    measure: TextMeasure,
) -> Mapping[RecordId, Box]:
    maps = (earlier.causal_map, causal_map)
    moved = any(
        record in m.groups or (record in m.variables and m.variables[record].group is not None)
        for record in touched
        for m in maps
    )
    return group_boxes(causal_map, cards, style, measure) if moved else earlier.groups


def _beside(adjacency: Adjacency, relinked: Iterable[Link]) -> Iterator[RecordId]:
    """Links that give way to these: their counterparts, and circles on the cards they join."""
    for link in relinked:
        for ends in (
            (link.target, link.source),
            (link.source, link.source),
            (link.target, link.target),
        ):
            other = adjacency.between(*ends)
            if other is not None:
                yield other.id


def _stale_rows(
    earlier: Places, places: Places, differing: Difference, moved: list[RecordId], others: Ints
) -> Ints:
    """Rows of the links whose path has to be made again; ``others`` may bow otherwise now."""
    frame = places.frame
    if (len(frame.links) > MOST) != (len(earlier.frame.links) > MOST):
        return np.arange(len(frame.links))
    surely = frame.rows(link.id for link in differing.links)
    boxes = np.zeros((0, 4))
    if moved or differing.gone:
        if _cells(frame) != _cells(earlier.frame):
            return np.arange(len(frame.links))
        old = [earlier.cards[i] for i in (*moved, *differing.gone) if i in earlier.cards]
        boxes = np.array([*old, *(places.cards[i] for i in moved)])
        surely = np.union1d(surely, frame.at(moved))
        others = np.union1d(others, frame.affected(moved, boxes))
    perhaps = np.setdiff1d(others, surely)
    return np.union1d(surely, perhaps[_is_stale(places, perhaps, boxes)])


def _is_stale(places: Places, rows: Ints, boxes: Floats) -> NDArray[np.bool_]:
    """Which of these links bow otherwise than before, or have their sign near a box."""
    frame, signs, cuts = places.frame, places.lines[rows, POINTS], places.ports.cuts
    links = [frame.links[row] for row in rows.tolist()]
    paths = [places.paths[link] for link in links]
    before = [cuts.get(link, path).bulge for link, path in zip(links, paths, strict=True)]
    stale: NDArray[np.bool_] = frame.bulges(rows) != before
    stale |= np.array([path.self_loop for path in paths], dtype=bool)
    for box in boxes:
        breathe()
        stale |= (np.abs(signs - box[:2]) <= box[2:] / 2 + _SIGN_REACH).all(axis=1)
    return stale
