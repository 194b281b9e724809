"""A map as it is drawn while groups are collapsed: a stack for each, its links in bundles.

A pure transform before drawing. Loops, runs and files know nothing of it;
laying out moves a stack as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from loopmap.diagram.geometry import Point
from loopmap.model.document import CausalMap, Table
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import (
    Group,
    Link,
    MapRecord,
    NamedLoop,
    Sign,
    Status,
    Strength,
    Variable,
)

STRAY = 120.0
"""How far a stack may lie beyond the places of its members, map units."""

_BUNDLE = "bundle:"
_TABLES = ("variables", "links", "groups", "notes", "loops")
_STRENGTHS = (Strength.WEAK, Strength.MEDIUM, Strength.STRONG)
_STATUSES = (Status.STATED, Status.IMPLIED, Status.ASSUMED, None)


@dataclass(frozen=True, slots=True)
class Stack:
    """A collapsed group and the ids of the variables that are not seen for it."""

    group: Group
    members: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Links drawn as one arrow. ``mixed``: some are same way, some opposite."""

    links: tuple[RecordId, ...]
    mixed: bool


class FoldedMap(CausalMap):
    """What is drawn in place of ``whole``.

    A stack is a variable with the id of its group, a bundle a link with an id of its
    own; a link that is alone between two ends keeps its id and leads to the stack.
    ``seen_as`` tells for each hidden variable and bundled link what stands for it, None
    for a link inside a stack.
    """

    def __init__(
        self,
        whole: CausalMap,
        tables: Mapping[str, Table[MapRecord]],
        stacks: Mapping[RecordId, Stack],
        bundles: Mapping[RecordId, Bundle],
        seen_as: Mapping[RecordId, RecordId | None],
    ) -> None:
        super().__init__(whole.info, tables)
        self.whole = whole
        self.stacks = stacks
        self.bundles = bundles
        self.seen_as = seen_as


def fold(causal_map: CausalMap) -> CausalMap:
    """The map to draw: itself while no group is collapsed, else a FoldedMap. O(records)."""
    closed = {i: group for i, group in causal_map.groups.items() if group.collapsed}
    if not closed:
        return causal_map
    home = {v.id: v.group for v in causal_map.variables.values() if v.group and v.group in closed}
    members: dict[RecordId, list[RecordId]] = {group: [] for group in closed}
    for variable, group in home.items():
        members[group].append(variable)
    stacks = {i: Stack(group, tuple(sorted(members[i]))) for i, group in closed.items()}
    links, bundles, seen_as = _gathered(causal_map.links, home)
    seen_as |= home
    shown = {i: v for i, v in causal_map.variables.items() if i not in home}
    tables: dict[str, Table[MapRecord]] = {
        "variables": shown | {i: _stand_in(stack, causal_map) for i, stack in stacks.items()},
        "links": links,
        "loops": _led_through(causal_map.loops, seen_as),
        "groups": {i: g for i, g in causal_map.groups.items() if i not in closed},
        "notes": causal_map.notes,
        "found_stories": causal_map.found_stories,
        "scenarios": causal_map.scenarios,
    }
    return FoldedMap(causal_map, tables, stacks, bundles, seen_as)


def unfolded(causal_map: CausalMap) -> CausalMap:
    """The map that a folded one was made of; any other as it is."""
    return causal_map.whole if isinstance(causal_map, FoldedMap) else causal_map


def stacks_of(causal_map: CausalMap) -> Mapping[RecordId, Stack]:
    """The stacks on a map that may be folded, by group."""
    return causal_map.stacks if isinstance(causal_map, FoldedMap) else {}


def bundles_of(causal_map: CausalMap) -> Mapping[RecordId, Bundle]:
    """The bundles on a map that may be folded, by their own ids."""
    return causal_map.bundles if isinstance(causal_map, FoldedMap) else {}


def seen_as(causal_map: CausalMap, record: RecordId) -> RecordId | None:
    """What stands for a record on the drawing: itself, its stack, its bundle, or nothing."""
    return causal_map.seen_as.get(record, record) if isinstance(causal_map, FoldedMap) else record


def all_seen_as(causal_map: CausalMap, records: frozenset[RecordId]) -> frozenset[RecordId]:
    """What stands for these records on the drawing; at once where no group is collapsed."""
    if not isinstance(causal_map, FoldedMap):
        return records
    seen = (seen_as(causal_map, record) for record in records)
    return frozenset(record for record in seen if record is not None)


def hidden_in(causal_map: CausalMap, record: RecordId) -> RecordId | None:
    """The collapsed group that hides a variable of an unfolded map, or None."""
    variable = causal_map.variables.get(record)
    group = causal_map.groups.get(variable.group) if variable and variable.group else None
    return group.id if group is not None and group.collapsed else None


def leads_to_stack(causal_map: CausalMap, link: RecordId) -> bool:
    """Whether an arrow has an end inside a stack, so that it can neither be bent nor led."""
    stacks, arrow = stacks_of(causal_map), causal_map.links.get(link)
    return bool(stacks) and arrow is not None and (arrow.source in stacks or arrow.target in stacks)


def path_seen(causal_map: CausalMap, links: Iterable[RecordId]) -> tuple[RecordId, ...]:
    """The arrows that a path of links is drawn with, in order; empty for one inside a stack."""
    drawn = (seen_as(causal_map, link) for link in links)
    return tuple(arrow for arrow, _ in groupby(arrow for arrow in drawn if arrow is not None))


def place_of_stack(group: Group, members: Iterable[Variable]) -> Point:
    """Where the stack of a group lies: at the group's place, kept near its members."""
    places = [(member.x, member.y) for member in members]
    if not places:
        return Point(group.x, group.y)
    across, down = zip(*places, strict=True)
    return Point(_near(group.x, across), _near(group.y, down))


def touched_by(
    before: CausalMap, after: CausalMap, touched: Iterable[RecordId]
) -> Iterable[RecordId]:
    """What differs on the drawing after ``touched`` records of the map changed.

    ``before`` and ``after`` as ``fold`` made them. O(records), nothing where neither is
    folded.
    """
    if not isinstance(before, FoldedMap) and not isinstance(after, FoldedMap):
        return touched
    found: set[RecordId] = set()
    for name in _TABLES:
        found |= _differing(getattr(before, name), getattr(after, name))
    found |= _differing(stacks_of(before), stacks_of(after))
    return found | _differing(bundles_of(before), bundles_of(after))


def _differing(
    before: Mapping[RecordId, object], after: Mapping[RecordId, object]
) -> set[RecordId]:
    if before is after:
        return set()
    gone = before.keys() - after.keys()
    return gone | {i for i, one in after.items() if (b := before.get(i)) is not one and b != one}


def _stand_in(stack: Stack, causal_map: CausalMap) -> Variable:
    group = stack.group
    x, y = place_of_stack(group, (causal_map.variables[i] for i in stack.members))
    return Variable(group.id, group.name, x, y, locked=group.locked, order=group.order)


def _near(place: float, members: tuple[float, ...]) -> float:
    return min(max(place, min(members) - STRAY), max(members) + STRAY)


def _gathered(
    links: Mapping[RecordId, Link], home: Mapping[RecordId, RecordId]
) -> tuple[dict[RecordId, Link], dict[RecordId, Bundle], dict[RecordId, RecordId | None]]:
    """The arrows drawn, which of them are bundles, and what stands for links not drawn."""
    kept: dict[RecordId, Link] = {}
    seen: dict[RecordId, RecordId | None] = {}
    between: dict[tuple[RecordId, RecordId], list[Link]] = {}
    for link in links.values():
        source, target = home.get(link.source), home.get(link.target)
        if source is None and target is None:
            kept[link.id] = link
        elif source == target:
            seen[link.id] = None
        else:
            between.setdefault((source or link.source, target or link.target), []).append(link)
    bundles: dict[RecordId, Bundle] = {}
    arrows = ((_bundled(*ends, some), some) for ends, some in between.items())
    # By id, so that arrows that stay keep their rows, whatever links they gather.
    for arrow, some in sorted(arrows, key=lambda pair: pair[0].id):
        kept[arrow.id] = arrow
        if len(some) > 1:
            ids = tuple(link.id for link in sorted(some, key=lambda k: (k.order, k.id)))
            bundles[arrow.id] = Bundle(ids, _signs(some) >= {Sign.SAME, Sign.OPPOSITE})
            seen |= dict.fromkeys(ids, arrow.id)
    return kept, bundles, seen


def _bundled(source: RecordId, target: RecordId, some: list[Link]) -> Link:
    """One arrow for all: the sign they agree on, the greatest strength, the weakest ground."""
    if len(some) == 1:
        return replace(some[0], source=source, target=target, bulge=None)
    signs = _signs(some)
    return Link(
        RecordId(f"{_BUNDLE}{source}>{target}"),
        source,
        target,
        signs.pop() if len(signs) == 1 else Sign.UNKNOWN,
        all(link.delayed for link in some),
        strength=max((link.strength for link in some), key=_STRENGTHS.index),
        status=max((link.status for link in some), key=_STATUSES.index),
        order=min(link.order for link in some),
    )


def _signs(links: Iterable[Link]) -> set[Sign]:
    return {link.sign for link in links}


def _led_through(
    loops: Table[NamedLoop], seen: Mapping[RecordId, RecordId | None]
) -> dict[RecordId, NamedLoop]:
    """Named loops by the arrows they are drawn with, without those inside a stack."""
    found = {}
    for loop in in_order(loops):
        drawn = [arrow for link in loop.links if (arrow := seen.get(link, link)) is not None]
        if drawn:
            found[loop.id] = replace(loop, links=tuple(arrow for arrow, _ in groupby(drawn)))
    return found
