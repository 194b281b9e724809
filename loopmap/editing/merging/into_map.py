"""One map brought into another: what is the same comes together, the rest is added beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from loopmap.analysis.aloud import counted
from loopmap.editing.edits.evidence import pasted_evidence
from loopmap.editing.edits.groups import group_named
from loopmap.editing.edits.loops import free_label
from loopmap.editing.edits.merge import joined, joined_variables
from loopmap.editing.edits.naming import with_equation_texts
from loopmap.editing.edits.touch import NewId, map_of, orders, place
from loopmap.editing.merging.bringing import Incoming, evidence_behind, from_there, spoken_for
from loopmap.editing.merging.carried import carried
from loopmap.editing.merging.claims import both_claims, is_clash, is_clash_of_strength
from loopmap.errors import EditRefused
from loopmap.expr.names import canonical
from loopmap.expr.rewrite import written
from loopmap.model.change import DOCUMENT, Change, adding, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order, loop_key
from loopmap.model.records import (
    Group,
    Link,
    MapRecord,
    NamedLoop,
    Note,
    Variable,
)

GAP = 240.0
"""Map units between what stands and what comes in, where nothing else says where it goes."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What bringing a map in does.

    ``together``: how many variables of it were there already; ``added``: the variables that
    are new; ``clashes``: links on whose sign the maps do not agree, ``unlike_strengths`` those
    on whose strength; ``runs_left``: how many kept runs stay behind.
    """

    change: Change
    together: int
    added: frozenset[RecordId]
    clashes: tuple[RecordId, ...]
    unlike_strengths: tuple[RecordId, ...] = ()
    runs_left: int = 0

    def told(self) -> tuple[str, ...]:
        """Sentences on what the maps do not agree on, and what stays behind."""
        signs, strengths = len(self.clashes), len(self.unlike_strengths)
        sentences = (
            (signs, "On the sign of {n} the maps do not agree: “?”, with both claims."),
            (strengths, "On the strength of {n} the maps do not agree: medium, with both claims."),
        )
        told = [text.format(n=counted(n, "link")) for n, text in sentences if n]
        if self.runs_left:
            stay, them = ("stays", "it") if self.runs_left == 1 else ("stay", "them")
            runs = counted(self.runs_left, "kept run")
            told.append(f"{runs} {stay} behind; as a new map it would keep {them}.")
        return tuple(told)


def merge_map(
    document: Document,
    map_id: MapId,
    incoming: Incoming,
    same: Mapping[RecordId, RecordId],
    new_id: NewId,
) -> Merged:
    """The map with what comes in; ``same`` says which of its variables stand here already.

    Variables, links, groups, notes, named loops, scenarios, views, what is known and courses
    over time come in, with the evidence behind them. Runs that were kept stay behind, as the map
    that answered is no more; as a map of its own it keeps them (`bring_maps`). Every record
    remembers the maps it came from. Variables that are new lie to the right of all that
    stands. EditRefused where two that come in are said to be one. O(records).
    """
    causal_map = map_of(document, map_id)
    if len(set(same.values())) < len(same) or not set(same.values()) <= set(causal_map.variables):
        raise EditRefused("Two variables that come in cannot both be the same one here.")
    known, pieces = pasted_evidence(
        document, evidence_behind(incoming.map, incoming.document), new_id
    )
    work = _Merging(causal_map, incoming, dict(same), known, new_id)
    work.run()
    change = adding(DOCUMENT, pieces).then(replacing(map_id, work.replaced()))
    return Merged(
        change.then(adding(map_id, work.new)),
        len(same),
        frozenset(record.id for record in work.new if isinstance(record, Variable)),
        tuple(link.id for link in work.links.values() if is_clash(link)),
        tuple(link.id for link in work.links.values() if is_clash_of_strength(link)),
        len(incoming.map.runs),
    )


@dataclass
class _Merging:
    """Records of the open map as they become, and those that are new."""

    standing: CausalMap
    incoming: Incoming
    ids: dict[RecordId, RecordId]
    """What each variable, link, group and note that comes in is called here."""
    evidence: Mapping[RecordId, RecordId]
    new_id: NewId
    new: list[MapRecord] = field(default_factory=list)
    links: dict[tuple[RecordId, RecordId], Link] = field(default_factory=dict)
    _now: dict[RecordId, MapRecord] = field(default_factory=dict)
    """Standing records that change, as they become."""

    def run(self) -> None:
        for record in self.standing.records():
            self._now[record.id] = from_there(record, self.incoming.own_name)
        self._groups()
        self._variables()
        self._links()
        self._loops()
        self._notes()
        self.new += carried(self.standing, self.incoming, self.ids, self.new_id)

    def replaced(self) -> list[tuple[MapRecord, MapRecord]]:
        """Standing records before and after, those that changed."""
        pairs = ((self.standing.get(i), now) for i, now in self._now.items())
        return [(before, now) for before, now in pairs if before is not None and before != now]

    def _groups(self) -> None:
        order = orders(self.standing.groups)
        for group in in_order(self.incoming.map.groups):
            there = group_named(self.standing, group.name)
            came = from_there(group, self.incoming.name)
            if there is None:
                x, y = self._moved(group.x, group.y)
                made = replace(came, id=self.new_id(Group), x=x, y=y, order=order())
                self.ids[group.id] = made.id
                self.new.append(made)
            else:
                self.ids[group.id] = there.id
                self._now[there.id] = self._both_origins(self._now[there.id], came)

    def _both_origins(self, one: MapRecord, other: Group) -> MapRecord:
        assert isinstance(one, Group)
        return replace(one, origins=tuple(dict.fromkeys((*one.origins, *other.origins))))

    def _variables(self) -> None:
        order = orders(self.standing.variables)
        arriving = in_order(self.incoming.map.variables)
        renamed = {
            canonical(v.name): written(self.standing.variables[self.ids[v.id]].name)
            for v in arriving
            if v.id in self.ids and v.name != self.standing.variables[self.ids[v.id]].name
        }
        for variable in arriving:
            came = self._arrived(with_equation_texts(variable, renamed))
            there = self._now.get(self.ids.get(variable.id, RecordId("")))
            if isinstance(there, Variable):
                self._now[there.id] = joined_variables(there, came)
                continue
            x, y = self._moved(variable.x, variable.y)
            made = replace(came, id=self.new_id(Variable), x=x, y=y, order=order())
            self.ids[variable.id] = made.id
            self.new.append(made)

    def _arrived(self, variable: Variable) -> Variable:
        return replace(
            from_there(variable, self.incoming.name),
            group=None if variable.group is None else self.ids.get(variable.group),
            evidence=spoken_for(variable.evidence, self.evidence),
        )

    def _links(self) -> None:
        order = orders(self.standing.links)
        self.links = {(k.source, k.target): k for k in self._now.values() if isinstance(k, Link)}
        for link in in_order(self.incoming.map.links):
            ends = (self.ids[link.source], self.ids[link.target])
            came = replace(
                from_there(link, self.incoming.name),
                source=ends[0],
                target=ends[1],
                evidence=spoken_for(link.evidence, self.evidence),
            )
            there = self.links.get(ends)
            if there is None:
                made = replace(came, id=self.new_id(Link), order=order())
                self.new.append(made)
            else:
                made = both_claims(there, came)
                self._now[there.id] = made
            self.ids[link.id] = made.id
            self.links[ends] = made

    def _loops(self) -> None:
        order = orders(self.standing.loops)
        named = {loop.links: loop for loop in self.standing.loops.values()}
        labels = {loop.label for loop in named.values()}
        for loop in in_order(self.incoming.map.loops):
            links = loop_key(self.ids[link] for link in loop.links if link in self.ids)
            came = from_there(loop, self.incoming.name)
            there = named.get(links)
            if there is not None:
                self._now[there.id] = _both_told(self._now[there.id], came)
                continue
            label = free_label(loop.label, labels)
            labels.add(label)
            if came.x is not None and came.y is not None:
                x, y = self._moved(came.x, came.y)
                came = replace(came, x=x, y=y)
            new = self.new_id(NamedLoop)
            self.new.append(replace(came, id=new, links=links, label=label, order=order()))

    def _notes(self) -> None:
        order = orders(self.standing.notes)
        for note in in_order(self.incoming.map.notes):
            x, y = self._moved(note.x, note.y)
            came = from_there(note, self.incoming.name)
            made = replace(came, id=self.new_id(Note), x=x, y=y, order=order())
            self.ids[note.id] = made.id
            self.new.append(made)

    def _moved(self, x: float, y: float) -> tuple[float, float]:
        """A place of the map that comes in, to the right of all that stands."""
        here, there = _places(self.standing), _places(self.incoming.map)
        if not here or not there:
            return place(x), place(y)
        right = max(each[0] for each in here) + GAP - min(each[0] for each in there)
        down = min(each[1] for each in here) - min(each[1] for each in there)
        return place(x + right), place(y + down)


def _places(causal_map: CausalMap) -> list[tuple[float, float]]:
    shown: Iterable[Variable | Note] = (*causal_map.variables.values(), *causal_map.notes.values())
    return [(each.x, each.y) for each in shown]


def _both_told(one: MapRecord, other: NamedLoop) -> NamedLoop:
    assert isinstance(one, NamedLoop)
    return replace(
        one,
        name=one.name or other.name,
        story=joined(one.story, other.story),
        origins=tuple(dict.fromkeys((*one.origins, *other.origins))),
    )
