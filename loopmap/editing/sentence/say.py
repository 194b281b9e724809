"""From a sentence to the one change that makes it true on the map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from loopmap.analysis.sentences.parts import SaidLink, SaidName, Sentence
from loopmap.diagram.geometry import Box, Point
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.groups import (
    EMPTY_GROUP,
    add_group,
    assign_group,
    group_made,
    group_named,
)
from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.touch import NewId, change_each, free_name, map_of
from loopmap.editing.edits.variables import add_variable, set_meaning
from loopmap.model.change import NOTHING, Change, Key
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import variable_named
from loopmap.model.records import Link, Note, Status, Variable

Place = Callable[[CausalMap, Collection[RecordId]], Mapping[RecordId, Point]]
"""Called with the map, new variables and their links on it, and the new ones' ids:
answers where they lie. Nothing else may move."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence comes to.

    ``path`` is every link it speaks of, in order; ``added`` and ``altered`` those
    that are new and those that it changes; ``variables`` all it names, ``new`` those
    that it makes. ``turned``: links that had another sign. ``notes``: those that it makes.
    ``group`` is the name of the one it speaks of, ``gathered`` who comes into it, ``stays``
    who is named but lies elsewhere and stays there.
    """

    change: Change = NOTHING
    path: tuple[RecordId, ...] = ()
    added: tuple[RecordId, ...] = ()
    altered: tuple[RecordId, ...] = ()
    turned: tuple[RecordId, ...] = ()
    variables: tuple[RecordId, ...] = ()
    new: tuple[RecordId, ...] = ()
    notes: tuple[RecordId, ...] = ()
    group: str = ""
    gathered: tuple[RecordId, ...] = ()
    stays: tuple[RecordId, ...] = ()


def say(
    document: Document,
    map_id: MapId,
    sentence: Sentence,
    new_id: NewId,
    place: Place | None = None,
) -> Said:
    """The change that makes ``sentence`` true, as one step to undo.

    Names that are new become variables where ``place`` puts them; a link that is
    there already takes the sign, delay and reason that were said. A group is for what the
    sentence makes: who stands on the map already stays where it is, unless it is the only
    one named, or nobody is new and it has no group yet. A quotation by itself becomes a
    private note. EditRefused for a name that cannot be.
    """
    if sentence.is_note:
        return _note(document, map_id, sentence.reason, new_id, place)
    work = _Work(document, map_id, new_id)
    ids = [work.variable(name) for name in sentence.names]
    for said in sentence.links:
        work.link(ids[said.source], ids[said.target], said, assumed=sentence.assumed)
    if sentence.group is not None and ids:
        work.gather(sentence.group, ids)
    if place is not None and work.new:
        work.put(place(work.map, tuple(work.new)))
    if sentence.reason and len(ids) == 1 and not work.map.variables[ids[0]].meaning:
        work.do(set_meaning(work.document, map_id, ids[0], sentence.reason))
    return work.said(ids)


def _note(document: Document, map_id: MapId, text: str, new_id: NewId, place: Place | None) -> Said:
    """A note where a variable called the same would be put."""
    at = Point(0.0, 0.0)
    if place is not None:
        stand_in = RecordId("~note")
        name = free_name(_STAND_IN, [v.name for v in map_of(document, map_id).variables.values()])
        change = add_variable(document, map_id, name, at, lambda _: stand_in)
        at = place(document.apply(change).maps[map_id], (stand_in,))[stand_in]
    change = add_note(document, map_id, text, at, new_id)
    return Said(change, notes=(_only(change.touched(Note)),))


_STAND_IN = "a note that has no place yet"
"""About as wide as a note."""


class _Work:
    """A sentence half said: the document so far, and what has been done to it."""

    def __init__(self, document: Document, map_id: MapId, new_id: NewId) -> None:
        self.document = document
        self.new: list[RecordId] = []
        self._map_id = map_id
        self._new_id = new_id
        self._change = NOTHING
        self._path: list[RecordId] = []
        self._added: list[RecordId] = []
        self._founder: tuple[RecordId, RecordId] | None = None
        self._group = ""
        self._gathered: tuple[RecordId, ...] = ()
        self._stays: tuple[RecordId, ...] = ()
        self._before = map_of(document, map_id)

    @property
    def map(self) -> CausalMap:
        return self.document.maps[self._map_id]

    def do(self, change: Change) -> None:
        self.document = self.document.apply(change)
        self._change = self._change.then(change)

    def variable(self, name: SaidName) -> RecordId:
        """Who the name is; a new variable if nobody is called so yet."""
        standing = variable_named(self.map, name.text)
        if standing is not None:
            return standing.id
        change = add_variable(
            self.document, self._map_id, as_written(name.text), (0.0, 0.0), self._new_id
        )
        self.do(change)
        new = _only(change.touched(Variable))
        self.new.append(new)
        return new

    def link(self, source: RecordId, target: RecordId, said: SaidLink, *, assumed: bool) -> None:
        """The link between the two as it was said."""
        standing = self.map.adjacency.between(source, target)
        if standing is None:
            change = add_link(self.document, self._map_id, source, target, self._new_id)
            self.do(change)
            link = _only(change.touched(Link))
            self._added.append(link)
        else:
            link = standing.id

        def as_said(old: Link) -> Link:
            return replace(
                old,
                sign=said.sign or old.sign,
                delayed=said.delayed or old.delayed,
                delay_length=said.delay_length or old.delay_length,
                reason=said.reason or old.reason,
                status=Status.ASSUMED if assumed else old.status,
            )

        self.do(change_each(self.document, self._map_id, [link], Link, as_said))
        self._path.append(link)

    def gather(self, name: str, ids: Iterable[RecordId]) -> None:
        """Those in that group whom the sentence makes, or of standing ones who has none yet."""
        named = list(dict.fromkeys(ids))
        without = [i for i in named if self.map.variables[i].group is None]
        members = named if len(named) == 1 else self.new or without
        group = group_named(self.map, name)
        there = None if group is None else group.id
        self._group = as_written(name) if group is None else group.name
        self._gathered = tuple(i for i in members if self._home(i) != there or there is None)
        self._stays = tuple(i for i in named if i not in members and self._home(i) != there)
        if group is not None:
            self.do(assign_group(self.document, self._map_id, members, group.id))
        elif members:
            middle = self.map.variables[members[0]]
            area = Box(middle.x, middle.y, *EMPTY_GROUP)
            made = add_group(
                self.document, self._map_id, as_written(name), area, self._new_id, members=members
            )
            self.do(made)
            self._founder = (group_made(made), members[0])

    def _home(self, variable: RecordId) -> RecordId | None:
        return self.map.variables[variable].group

    def put(self, places: Mapping[RecordId, Point]) -> None:
        """The new variables there; a new group, should it ever be empty, where it began."""
        to = dict(places)
        if self._founder is not None and self._founder[1] in to:
            group, first = self._founder
            to[group] = to[first]
        self.do(move_records(self.document, self._map_id, to))

    def said(self, ids: list[RecordId]) -> Said:
        path = tuple(dict.fromkeys(self._path))
        old, new = self._before.links, self.map.links
        return Said(
            self._change,
            path,
            added=tuple(self._added),
            altered=tuple(link for link in path if link in old and old[link] != new[link]),
            turned=tuple(k for k in path if k in old and old[k].sign is not new[k].sign),
            variables=tuple(dict.fromkeys(ids)),
            new=tuple(self.new),
            group=self._group,
            gathered=self._gathered,
            stays=self._stays,
        )


def as_written(name: str) -> str:
    """A new name as it is put on the map: with a capital first letter if typed without any.

    >>> as_written("school attendance"), as_written("iPads in class")
    ('School attendance', 'iPads in class')
    """
    first = name.partition(" ")[0]
    return name[0].upper() + name[1:] if first.islower() else name


def _only(keys: Collection[Key]) -> RecordId:
    (key,) = keys
    return key.id
