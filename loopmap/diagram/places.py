"""Where everything of a map is drawn, and what of it changes when a record does.

``Places`` is the geometry alone: no colours, nothing about lit loops. It is a
function of the map, the style's sizes and the measure; ``placed_again`` gives
exactly what ``placed`` would, but looks only at what a change can have moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from loopmap.diagram.areas import group_boxes, note_box
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.frame import Frame, fixed_bulges, frame_of
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.label import Label, card_label
from loopmap.diagram.link_path import (
    POINTS,
    LinkPath,
    link_path,
    self_loop_path,
    widest_free_angle,
)
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.ring import Ring, rings
from loopmap.diagram.sign_place import sign_places
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable

_SIGN_REACH = 64.0
"""A sign farther than this from a moved card stays on its side of the line."""


@dataclass(frozen=True)
class Places:
    """Boxes of cards, notes and groups, and the paths of links, by record.

    ``lines``: (links, POINTS + 1, 2) each path's points and its sign, in the frame's
    order.
    """

    causal_map: CausalMap
    labels: Mapping[RecordId, Label]
    cards: Mapping[RecordId, Box]
    notes: Mapping[RecordId, Box]
    groups: Mapping[RecordId, Box]
    rings: Mapping[RecordId, Ring]
    frame: Frame
    paths: Mapping[RecordId, LinkPath]
    lines: Floats

    @cached_property
    def spans(self) -> tuple[Floats, Floats]:
        """Least and greatest x and y of each path with its sign: two of (links, 2)."""
        return self.lines.min(axis=1), self.lines.max(axis=1)


def placed(causal_map: CausalMap, style: Style, measure: TextMeasure) -> Places:
    """The places of a whole map. O(records); 2,000 variables take about a second."""
    labels = {v.id: card_label(v.name, style, measure) for v in causal_map.variables.values()}
    places = _without_paths(causal_map, labels, style, measure)
    return _with_paths(places, np.arange(len(causal_map.links)), style)


def _without_paths(
    causal_map: CausalMap, labels: Mapping[RecordId, Label], style: Style, measure: TextMeasure
) -> Places:
    cards = {v.id: _card_box(v, labels[v.id]) for v in causal_map.variables.values()}
    around = rings(causal_map)
    return Places(
        causal_map,
        labels,
        cards,
        {note.id: note_box(note, style, measure) for note in causal_map.notes.values()},
        group_boxes(causal_map, cards, style, measure),
        around,
        frame_of(causal_map, cards, around),
        {},
        np.zeros((len(causal_map.links), POINTS + 1, 2)),
    )


def placed_again(  # noqa: PLR0913  what a drawing follows from
    earlier: Places,
    causal_map: CausalMap,
    touched: frozenset[RecordId],
    style: Style,
    measure: TextMeasure,
    *,
    hold_bows: bool = False,
) -> Places:
    """The places after the records ``touched`` changed, came or went.

    O(links near them), as long as no link came, went or changed its ends; else O(records),
    with only the paths made anew that may be others. With ``hold_bows`` links keep the bulge
    they had, only those at a moved card are looked at, and their signs make way for nothing:
    what a drag shows until it is let go.
    """
    if not _same_structure(earlier.causal_map, causal_map, touched):
        return _rebuilt(earlier, _restructured(earlier, causal_map, touched, style, measure))
    variables = [causal_map.variables[i] for i in touched if i in causal_map.variables]
    labels, cards, moved = _moved_cards(earlier, variables, style, measure)
    links = [causal_map.links[i] for i in touched if i in causal_map.links]
    frame = _frame_again(earlier.frame, {i: cards[i] for i in moved}, links)
    places = replace(
        earlier,
        causal_map=causal_map,
        labels=labels,
        cards=cards,
        notes=_notes_again(earlier, causal_map, touched, style, measure),
        groups=_groups_again(earlier, causal_map, touched, cards, style, measure),
        frame=frame,
    )
    if hold_bows and not links:
        rows = places.frame.at(moved)
        held = [earlier.paths[places.frame.links[row]].bulge for row in rows.tolist()]
        return _with_paths(places, rows, style, held)
    return _with_paths(places, _stale_rows(earlier, places, moved, links), style)


def _card_box(variable: Variable, label: Label) -> Box:
    return Box(variable.x, variable.y, label.width, label.height)


def _same_structure(before: CausalMap, after: CausalMap, touched: frozenset[RecordId]) -> bool:
    """Whether the same variables are joined by the same links and loops are the same."""
    if before.loops is not after.loops and before.loops != after.loops:
        return False
    if len(before.variables) != len(after.variables) or len(before.links) != len(after.links):
        return False
    for record in touched:
        if (record in before.variables) != (record in after.variables):
            return False
        one, other = before.links.get(record), after.links.get(record)
        if (one and (one.source, one.target)) != (other and (other.source, other.target)):
            return False
    return True


def _restructured(
    earlier: Places,
    causal_map: CausalMap,
    touched: frozenset[RecordId],
    style: Style,
    measure: TextMeasure,
) -> Places:
    """The places after links or variables came or went.

    Frame and bulges of all are cheap, paths are not: a link keeps its path if its cards,
    its bulge and all links at its cards are as they were, and no card near its sign changed.
    """
    names, before = earlier.causal_map.variables, earlier.labels
    labels = {
        v.id: before[v.id]
        if v.id in names and names[v.id].name == v.name
        else card_label(v.name, style, measure)
        for v in causal_map.variables.values()
    }
    places = _without_paths(causal_map, labels, style, measure)
    stale, kept = _stale_and_kept(earlier, places, touched)
    lines, frame = places.lines, places.frame
    lines[kept] = earlier.lines[[earlier.frame.row_of[frame.links[row]] for row in kept]]
    paths = {frame.links[row]: earlier.paths[frame.links[row]] for row in kept}
    again = replace(places, paths=paths, lines=lines)
    return _with_paths(again, np.array(stale, dtype=np.intp), style)


def _stale_and_kept(
    earlier: Places, places: Places, touched: frozenset[RecordId]
) -> tuple[list[int], list[int]]:
    """Rows of the links whose path may be another in ``places``, and of all others."""
    changed = {
        card
        for card in {**earlier.cards, **places.cards}
        if earlier.cards.get(card) != places.cards.get(card)
    }
    boxes = [cards[i] for cards in (earlier.cards, places.cards) for i in changed if i in cards]
    around = [box.inflated(_SIGN_REACH) for box in boxes]
    for links in (earlier.causal_map.links, places.causal_map.links):
        for link in (links[i] for i in touched if i in links):
            changed |= {link.source, link.target}
    frame, links = places.frame, places.causal_map.links
    stale: list[int] = []
    kept: list[int] = []
    for row, bow in enumerate(frame.bulges(np.arange(len(links))).tolist()):
        link, path = links[frame.links[row]], earlier.paths.get(frame.links[row])
        at_change = link.source in changed or link.target in changed
        again = path is None or at_change or _is_stale(path, bow, around)
        (stale if again else kept).append(row)
    return stale, kept


def _rebuilt(earlier: Places, fresh: Places) -> Places:
    """``fresh`` with every path that is as it was handed on, so that nobody draws it again."""
    kept = {
        link: old if (old := earlier.paths.get(link)) == fresh.paths[link] else fresh.paths[link]
        for link in fresh.frame.links
    }
    return replace(fresh, paths=kept)


def _moved_cards(
    earlier: Places, variables: Iterable[Variable], style: Style, measure: TextMeasure
) -> tuple[dict[RecordId, Label], dict[RecordId, Box], list[RecordId]]:
    labels, cards = dict(earlier.labels), dict(earlier.cards)
    moved = []
    for variable in variables:
        if earlier.causal_map.variables[variable.id].name != variable.name:
            labels[variable.id] = card_label(variable.name, style, measure)
        box = _card_box(variable, labels[variable.id])
        if box != cards[variable.id]:
            cards[variable.id] = box
            moved.append(variable.id)
    return labels, cards, moved


def _frame_again(frame: Frame, moved: Mapping[RecordId, Box], links: list[Link]) -> Frame:
    if moved:
        frame = frame.with_boxes(moved)
    if not links:
        return frame
    fixed = frame.fixed.copy()
    fixed[[frame.row_of[link.id] for link in links]] = fixed_bulges(links)
    return replace(frame, fixed=fixed)


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


def _stale_rows(earlier: Places, places: Places, moved: list[RecordId], links: list[Link]) -> Ints:
    """Rows of the links whose path has to be made again."""
    frame = places.frame
    changed = np.array([frame.row_of[link.id] for link in links], dtype=np.intp)
    if not moved:
        return changed
    at_moved, near = frame.affected(earlier.frame, moved)
    bulge = frame.bulges(near)
    boxes = [*(earlier.cards[i] for i in moved), *(places.cards[i] for i in moved)]
    around = [box.inflated(_SIGN_REACH) for box in boxes]
    stale = [
        row
        for row, bow in zip(near.tolist(), bulge.tolist(), strict=True)
        if _is_stale(earlier.paths[frame.links[row]], bow, around)
    ]
    return np.union1d(np.union1d(at_moved, changed), np.array(stale, dtype=np.intp))


def _is_stale(path: LinkPath, bulge: float, around: list[Box]) -> bool:
    return path.self_loop or path.bulge != bulge or any(box.contains(path.sign) for box in around)


def _with_paths(
    places: Places, rows: Ints, style: Style, bulges: list[float] | None = None
) -> Places:
    """The places with the paths of these links made anew.

    They are bent as is best, their signs kept off everything around; or bent as said,
    and the signs simply beside their heads.
    """
    if not len(rows):
        return places
    paths, lines = dict(places.paths), places.lines.copy()
    frame, links = places.frame, places.causal_map.links
    chosen = frame.bulges(rows).tolist() if bulges is None else bulges
    for row, bulge in zip(rows.tolist(), chosen, strict=True):
        link = links[frame.links[row]]
        path = _path(places, link, bulge, style)
        paths[link.id] = path
        lines[row] = (*path.line, path.sign)
    if bulges is not None:
        return replace(places, paths=paths, lines=lines)
    made = [links[frame.links[row]] for row in rows.tolist()]
    for link_id in _with_signs(places, paths, made):
        lines[frame.row_of[link_id], POINTS] = paths[link_id].sign
    return replace(places, paths=paths, lines=lines)


def _with_signs(
    places: Places, paths: dict[RecordId, LinkPath], made: list[Link]
) -> Iterator[RecordId]:
    """Give every sign near the links ``made`` its place in ``paths``; the links looked at."""
    adjacency, covers = places.causal_map.adjacency, places.frame.occupied.covers
    for variable in dict.fromkeys(end for link in made for end in (link.source, link.target)):
        into = {link.id: paths[link.id] for link in adjacency.into(variable)}
        out = [paths[k.id] for k in adjacency.out_of(variable) if k.id not in into]
        for link, sign in sign_places(into, out, lambda at: covers(at.x, at.y)).items():
            if sign != into[link].sign:
                paths[link] = replace(into[link], sign=sign)
            yield link


def _path(places: Places, link: Link, bulge: float, style: Style) -> LinkPath:
    occupied, cards = places.frame.occupied, places.cards

    def blocked(place: Point) -> bool:
        return occupied.covers(place.x, place.y)

    if link.source == link.target:
        angle = widest_free_angle(cards[link.source], _neighbours(places, link.source))
        return self_loop_path(
            cards[link.source], angle, style, delayed=link.delayed, blocked=blocked
        )
    return link_path(
        cards[link.source],
        cards[link.target],
        bulge,
        style,
        delayed=link.delayed,
        blocked=blocked,
    )


def _neighbours(places: Places, variable: RecordId) -> list[Point]:
    adjacency = places.causal_map.adjacency
    ends = [link.target for link in adjacency.out_of(variable)]
    ends += [link.source for link in adjacency.into(variable)]
    return [places.cards[end].centre for end in ends if end != variable]
