"""What is selected after a click, a rubber band or a command. Pure functions on sets of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.groups import members_of
from loopmap.editing.history import Selection
from loopmap.model.document import Adjacency, CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_among, links_at

NOTHING_SELECTED: Selection = frozenset()


def clicked(selection: Selection, record: RecordId | None, *, extend: bool) -> Selection:
    """What is selected after a click on ``record``, or on empty canvas (None).

    ``extend`` (shift or ctrl held) adds the record, or takes it out if it was in.
    """
    if record is None:
        return selection if extend else NOTHING_SELECTED
    return selection ^ {record} if extend else frozenset({record})


def pressed(selection: Selection, record: RecordId, *, extend: bool) -> Selection:
    """What a drag that starts on ``record`` takes along: all that is selected, if it is part."""
    if record in selection or extend:
        return selection | {record}
    return frozenset({record})


def banded(
    selection: Selection, found: Iterable[RecordId], *, extend: bool, without: bool = False
) -> Selection:
    """What is selected after a rubber band around ``found``, which may add or take out."""
    if without:
        return selection.difference(found)
    return selection.union(found) if extend else frozenset(found)


def touched_by(band: Box, *boxes: Mapping[RecordId, Box]) -> Selection:
    """Ids of the things drawn in ``boxes`` that a rubber band touches. O(things)."""
    x, y, width, height = band
    # Thousands of boxes in every frame: each is not asked, but measured here.
    return frozenset(
        [
            record
            for table in boxes
            for record, box in table.items()
            if abs(box[0] - x) * 2 <= width + box[2] and abs(box[1] - y) * 2 <= height + box[3]
        ]
    )


def with_links_at(causal_map: CausalMap, found: Selection) -> Selection:
    """What was found, and the links with an end among it. O(links at it)."""
    return found.union(link.id for link in links_at(causal_map, sorted(found)))


def with_links_between(causal_map: CausalMap, found: Selection) -> Selection:
    """What was found, and the links with both ends among it. O(links at it)."""
    return found.union(link.id for link in links_among(causal_map, found))


def everything(causal_map: CausalMap) -> Selection:
    """All that can be seen on the map: variables, links, notes and groups."""
    return frozenset(
        [*causal_map.variables, *causal_map.links, *causal_map.notes, *causal_map.groups]
    )


def of_group(causal_map: CausalMap, group: RecordId) -> Selection:
    """The members of a group."""
    return frozenset(members_of(causal_map, [group]))


def of_loop(causal_map: CausalMap, links: Iterable[RecordId]) -> Selection:
    """The links of a loop that are on the map, and the variables along them."""
    standing = [causal_map.links[link] for link in links if link in causal_map.links]
    return frozenset([*(k.id for k in standing), *(k.source for k in standing)])


def neighbours(causal_map: CausalMap, selection: Selection) -> Selection:
    """The selection with every variable one link away, and the links between."""
    variables = sorted(i for i in selection if i in causal_map.variables)
    links = links_at(causal_map, variables)
    ends = [end for link in links for end in (link.source, link.target)]
    return selection.union(ends, (link.id for link in links))


def upstream(causal_map: CausalMap, selection: Selection) -> Selection:
    """The selected variables and everything that drives them, however far back."""
    return _reached(causal_map, selection, _causes)


def downstream(causal_map: CausalMap, selection: Selection) -> Selection:
    """The selected variables and everything they affect, however far on."""
    return _reached(causal_map, selection, _effects)


Step = Callable[[Adjacency, RecordId], list[RecordId]]


def _causes(adjacency: Adjacency, variable: RecordId) -> list[RecordId]:
    return [link.source for link in adjacency.into(variable)]


def _effects(adjacency: Adjacency, variable: RecordId) -> list[RecordId]:
    return [link.target for link in adjacency.out_of(variable)]


def _reached(causal_map: CausalMap, selection: Selection, step: Step) -> Selection:
    found = {i for i in selection if i in causal_map.variables}
    waiting = sorted(found)
    while waiting:
        new = [v for v in step(causal_map.adjacency, waiting.pop()) if v not in found]
        found.update(new)
        waiting.extend(new)
    return frozenset(found)
