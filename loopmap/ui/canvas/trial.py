"""What a gesture would come to, as a change that is only drawn and never done.

The overlay draws the map after this change, so that a dragged variable takes its
links along exactly as they will lie, and a new link is seen as the arc it will be.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.fold import hidden_in
from loopmap.diagram.geometry import Point
from loopmap.editing.edits.links import led
from loopmap.editing.tools.gesture import LinkLine, Preview
from loopmap.model.change import NOTHING, Change, adding, replacing, together
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_among, links_at
from loopmap.model.records import (
    Fact,
    FoundStory,
    KeptRun,
    Link,
    MapRecord,
    NamedLoop,
    Scenario,
    Sketch,
    Variable,
)
from loopmap.model.views import View

DRAWN_LINK = RecordId("~link")
"""Id of a link that is being drawn; no record of a document can have it."""


MOST_LINKS = 400
"""On a map with more links than this a link being drawn is a straight line."""

MOST_MOVED = 30
"""When more things than this are dragged, only frames follow the pointer."""


MOST_TAKEN, LARGE = 100, 1000
"""The same where more links than the first are taken along, on a map with more than the second."""


def are_drawn(causal_map: CausalMap, moved: Collection[RecordId]) -> bool:
    """Whether what is dragged is drawn as it will lie, rather than framed alone."""
    if sum(hidden_in(causal_map, record) is None for record in moved) > MOST_MOVED:
        return False
    return len(causal_map.links) <= LARGE or len(links_at(causal_map, moved)) <= MOST_TAKEN


def trial_change(causal_map: CausalMap, preview: Preview) -> Change:
    """The change a preview speaks of; empty when it moves, bends and links nothing.

    What could not be drawn again in time is left out: a link on a large map, and the
    moving of very many things.
    """
    changes = [preview.change, _bent(causal_map, preview)]
    if are_drawn(causal_map, preview.moved):
        changes.append(
            _copied(causal_map, preview) if preview.copying else _moved(causal_map, preview)
        )
    if len(causal_map.links) <= MOST_LINKS:
        changes.append(_linked(causal_map, preview.line, preview.allowed))
    return together(changes)


def moved_badges(
    causal_map: CausalMap, preview: Preview, badges: tuple[Badge, ...]
) -> tuple[Badge, ...]:
    """The badges with those that are dragged where they are dragged to.

    The badge of a loop with a record is dragged by the record's id, any other by its own.
    """
    if not preview.moved:
        return badges
    records = {loop.links: loop.id for loop in causal_map.loops.values()}
    return tuple(
        replace(badge, x=place.x, y=place.y)
        if (place := preview.moved.get(records.get(badge.links, badge.id)))
        else badge
        for badge in badges
    )


def _moved(causal_map: CausalMap, preview: Preview) -> Change:
    pairs = [
        (record, _grouped(_at(record, place), preview))
        for record_id, place in preview.moved.items()
        if (record := causal_map.get(record_id)) is not None
    ]
    return replacing(causal_map.id, pairs)


def _grouped(record: MapRecord, preview: Preview) -> MapRecord:
    """A variable in the group it is dragged into."""
    if isinstance(record, Variable) and record.id in preview.joined:
        return replace(record, group=preview.joined[record.id])
    return record


def _copied(causal_map: CausalMap, preview: Preview) -> Change:
    """Copies of what is dragged, and of the links among them."""
    originals = [
        _grouped(_at(record, place), preview)
        for record_id, place in preview.moved.items()
        if (record := causal_map.get(record_id)) is not None
    ]
    links = links_among(causal_map, frozenset(preview.moved))
    copies = [_copy(record, preview) for record in (*originals, *links)]
    return adding(causal_map.id, copies)


def _copy(record: MapRecord, preview: Preview) -> MapRecord:
    """The record under an id of its own, joined to copies where those are made."""
    own = copy_id(record.id)
    if isinstance(record, Link):
        ends = copy_id(record.source), copy_id(record.target)
        return replace(record, id=own, source=ends[0], target=ends[1])
    if isinstance(record, Variable) and record.group and record.group in preview.moved:
        return replace(record, id=own, group=copy_id(record.group))
    return replace(record, id=own)


def copy_id(record: RecordId) -> RecordId:
    """What the copy of a record is called while it is dragged."""
    return RecordId(f"~{record}")


def _at(record: MapRecord, place: Point) -> MapRecord:
    others = Link | NamedLoop | FoundStory | Scenario | Fact | Sketch | KeptRun | View
    if isinstance(record, others):
        return record
    return replace(record, x=place.x, y=place.y)


def _bent(causal_map: CausalMap, preview: Preview) -> Change:
    pairs = [
        (link, replace(link, bulge=bulge))
        for link_id, bulge in preview.bulges.items()
        if (link := causal_map.links.get(link_id)) is not None
    ]
    return replacing(causal_map.id, pairs)


def _linked(causal_map: CausalMap, line: LinkLine | None, allowed: bool) -> Change:
    if line is None or not allowed or line.source is None or line.target is None:
        return NOTHING
    standing = causal_map.links.get(line.link) if line.link else None
    if standing is not None:
        moved = led(standing, line.source, line.target)
        return replacing(causal_map.id, [(standing, moved)])
    if causal_map.adjacency.between(line.source, line.target) is not None:
        return NOTHING
    return adding(causal_map.id, [Link(DRAWN_LINK, line.source, line.target)])
