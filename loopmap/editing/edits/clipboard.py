"""Copy, cut, paste and duplicate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from loopmap.editing.clip import Clip
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.evidence import pasted_evidence
from loopmap.editing.edits.groups import members_of
from loopmap.editing.edits.links import bent
from loopmap.editing.edits.naming import with_equation_texts
from loopmap.editing.edits.pasted_loops import loops_along, pasted_loops
from loopmap.editing.edits.touch import NewId, free_name, map_of, name_unlike, orders, place
from loopmap.expr.names import canonical
from loopmap.expr.rewrite import written
from loopmap.model.change import DOCUMENT, Change, adding
from loopmap.model.document import CausalMap, Document, Table
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, fold_name, in_order, links_among
from loopmap.model.records import Evidence, Group, Link, Note, Sketch, Variable

OFFSET = (32.0, 32.0)
"""How far a copy lies from what it was copied from, map units."""


NO_EVIDENCE: Table[Evidence] = MappingProxyType({})

Claim = TypeVar("Claim", Variable, Link)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasting does, and which records it puts on the map (to be selected)."""

    change: Change
    ids: frozenset[RecordId]

    @property
    def told(self) -> str:
        """How much of each kind is put there: "2 variables, 1 link"; "" for nothing."""
        kinds = ((Variable, "variable"), (Link, "link"), (Note, "note"), (Group, "group"))
        numbers = [(sum(1 for _ in self.change.touched(kind)), word) for kind, word in kinds]
        counted = (f"{n} {word}" if n == 1 else f"{n} {word}s" for n, word in numbers if n)
        return ", ".join(counted)


def copy_records(
    causal_map: CausalMap, ids: Iterable[RecordId], evidence: Table[Evidence] = NO_EVIDENCE
) -> Clip:
    """The chosen variables, notes and groups (with members), and the links among the variables.

    Courses over time go with their variables, what people said of a loop with all its links. A
    chosen link brings its two variables along.
    ``evidence`` is that of the document, for a clip that may be pasted when the document has
    it no more, or into another.
    """
    chosen = set(ids)
    chosen.update(members_of(causal_map, chosen))
    for link in causal_map.links.values():
        if link.id in chosen:
            chosen.update((link.source, link.target))
    variables = [v for v in in_order(causal_map.variables) if v.id in chosen]
    links = links_among(causal_map, frozenset(v.id for v in variables))
    claims: list[Variable | Link] = [*variables, *links]
    behind = {piece for claim in claims for piece in claim.evidence}
    return Clip(
        tuple(variables),
        tuple(sorted(links, key=lambda link: (link.order, link.id))),
        tuple(group for group in in_order(causal_map.groups) if group.id in chosen),
        tuple(note for note in in_order(causal_map.notes) if note.id in chosen),
        tuple(piece for piece in in_order(evidence) if piece.id in behind),
        tuple(s for s in in_order(causal_map.sketches) if s.variable in chosen),
        loops_along(in_order(causal_map.loops), links),
    )


def cut_records(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
    """The map without what is chosen; the caller has copied it first, with its evidence."""
    return delete_records(document, map_id, ids)


def paste_clip(
    document: Document,
    map_id: MapId,
    clip: Clip,
    new_id: NewId,
    *,
    offset: tuple[float, float] = OFFSET,
) -> Pasted:
    """The clip's records with new ids, moved by ``offset``.

    A name the map has already gets a number, also in the equations pasted. Evidence this
    document does not have comes along, and a variable stays in its group if the group is
    pasted too or is one of this map.
    """
    causal_map = map_of(document, map_id)
    groups = _pasted_groups(causal_map, clip, new_id, offset)
    known, pieces = pasted_evidence(document, clip.evidence, new_id)
    variables = _pasted_variables(causal_map, clip, groups, new_id, offset)
    along = _pasted_links(clip, causal_map, variables, new_id)
    notes = _pasted_notes(causal_map, clip, new_id, offset)
    sketches = _pasted_sketches(causal_map, clip, variables, new_id)
    new: list[Group | Variable | Note] = [*groups.values(), *notes]
    new += [_with_evidence(variable, known) for variable in variables.values()]
    made = {link.id: _with_evidence(link, known) for link in along.values()}
    own = {old: link.id for old, link in along.items()}
    loops = pasted_loops(causal_map, clip.loops, own, new_id, offset)
    there = adding(map_id, [*new, *made.values(), *sketches, *loops])
    change = adding(DOCUMENT, pieces).then(there)
    return Pasted(change, frozenset(record.id for record in new))


def duplicate_records(
    document: Document,
    map_id: MapId,
    ids: Iterable[RecordId],
    new_id: NewId,
    place: Callable[[Clip], tuple[float, float]] = lambda _: OFFSET,
) -> Pasted:
    """What is chosen once more, and free to be moved on; ``place`` says how far from there."""
    clip = unlocked(copy_records(map_of(document, map_id), ids))
    return paste_clip(document, map_id, clip, new_id, offset=place(clip))


def unlocked(clip: Clip) -> Clip:
    """The clip with nothing in it locked: a lock is for the place that the original has."""
    return replace(
        clip,
        variables=tuple(replace(each, locked=False) for each in clip.variables),
        groups=tuple(replace(each, locked=False) for each in clip.groups),
        notes=tuple(replace(each, locked=False) for each in clip.notes),
    )


def _pasted_groups(
    causal_map: CausalMap, clip: Clip, new_id: NewId, offset: tuple[float, float]
) -> dict[RecordId, Group]:
    order = orders(causal_map.groups)
    taken = [group.name for group in causal_map.groups.values()]
    made: dict[RecordId, Group] = {}
    for group in clip.groups:
        name = free_name(clean_name(group.name) or "Group", taken)
        taken.append(name)
        x, y = place(group.x + offset[0]), place(group.y + offset[1])
        made[group.id] = replace(group, id=new_id(Group), name=name, x=x, y=y, order=order())
    return made


def _with_evidence(record: Claim, known: Mapping[RecordId, RecordId]) -> Claim:
    if not record.evidence:
        return record
    return replace(record, evidence=tuple(known[i] for i in record.evidence if i in known))


def _pasted_variables(
    causal_map: CausalMap,
    clip: Clip,
    groups: Mapping[RecordId, Group],
    new_id: NewId,
    offset: tuple[float, float],
) -> dict[RecordId, Variable]:
    order = orders(causal_map.variables)
    taken = {fold_name(v.name) for v in causal_map.variables.values()}
    made: dict[RecordId, Variable] = {}
    for variable in clip.variables:
        name = name_unlike(clean_name(variable.name), taken)
        taken.add(fold_name(name))
        made[variable.id] = replace(
            variable,
            id=new_id(Variable),
            name=name,
            x=place(variable.x + offset[0]),
            y=place(variable.y + offset[1]),
            group=_group_of(variable, groups, causal_map),
            order=order(),
        )
    if not any(variable.equation for variable in clip.variables):
        return made
    instead = {
        canonical(variable.name): written(made[variable.id].name)
        for variable in clip.variables
        if variable.name != made[variable.id].name
    }
    return {i: with_equation_texts(variable, instead) for i, variable in made.items()}


def _group_of(
    variable: Variable, groups: Mapping[RecordId, Group], causal_map: CausalMap
) -> RecordId | None:
    if variable.group is None:
        return None
    if variable.group in groups:
        return groups[variable.group].id
    return variable.group if variable.group in causal_map.groups else None


def _pasted_links(
    clip: Clip,
    causal_map: CausalMap,
    variables: Mapping[RecordId, Variable],
    new_id: NewId,
) -> dict[RecordId, Link]:
    """By the ids they were copied with: of several between the same two there is one."""
    order = orders(causal_map.links)
    made: dict[tuple[RecordId, RecordId], Link] = {}
    along: dict[RecordId, Link] = {}
    for link in clip.links:
        ends = (variables[link.source].id, variables[link.target].id)
        if ends not in made:
            made[ends] = replace(
                link,
                id=new_id(Link),
                source=ends[0],
                target=ends[1],
                bulge=None if link.bulge is None else bent(link.bulge),
                order=order(),
            )
        along[link.id] = made[ends]
    return along


def _pasted_notes(
    causal_map: CausalMap, clip: Clip, new_id: NewId, offset: tuple[float, float]
) -> list[Note]:
    order = orders(causal_map.notes)
    return [
        replace(
            note,
            id=new_id(Note),
            x=place(note.x + offset[0]),
            y=place(note.y + offset[1]),
            order=order(),
        )
        for note in clip.notes
    ]


def _pasted_sketches(
    causal_map: CausalMap,
    clip: Clip,
    variables: Mapping[RecordId, Variable],
    new_id: NewId,
) -> list[Sketch]:
    order = orders(causal_map.sketches)
    return [
        replace(each, id=new_id(Sketch), variable=variables[each.variable].id, order=order())
        for each in clip.sketches
    ]
