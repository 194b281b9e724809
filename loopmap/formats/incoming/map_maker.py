"""The document a reader of a foreign file fills: names made unique, parallel links made one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.incoming.places import Place, below, with_room
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, fold_name, loop_key
from loopmap.model.records import (
    DocumentInfo,
    Evidence,
    Group,
    Intervention,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Scenario,
    Sign,
    Variable,
)
from loopmap.model.token import breathe

MOST_VARIABLES = 50_000
MOST_LINKS = 100_000
_TOLD = 100
"""So many warnings of one sort are told one by one; the rest are counted."""


class Told:
    """Sentences about what was odd in a file; many of one sort become a few and a number."""

    def __init__(self) -> None:
        self._sentences: list[tuple[str, str]] = []

    def say(self, sentence: str, sort: str = "") -> None:
        """Keep a sentence; those of one ``sort`` are shortened when there are many."""
        self._sentences.append((sort, sentence))

    def sentences(self) -> tuple[str, ...]:
        left = Counter(sort for sort, _ in self._sentences if sort)
        seen: Counter[str] = Counter()
        said: dict[str, None] = {}
        for sort, sentence in self._sentences:
            seen[sort] += bool(sort)
            if not sort or seen[sort] <= _TOLD or left[sort] == _TOLD + 1:
                said[sentence] = None
            elif seen[sort] == left[sort]:
                said[f"{sort}: {left[sort] - _TOLD} more like this."] = None
        return tuple(said)


@dataclass
class DocumentMaker:
    """A document being read; ids count through all of its maps."""

    title: str
    told: Told = field(default_factory=Told)
    note: str = ""
    source: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    maps: list[MapMaker] = field(default_factory=list)
    _evidence: dict[RecordId, Evidence] = field(default_factory=dict)
    _numbers: Counter[str] = field(default_factory=Counter)

    def map(self, title: str) -> MapMaker:
        """A further map, empty."""
        number = len(self.maps)
        info = MapInfo(MapId(f"m{number + 1}"), clean_name(title) or "Map", float(number))
        made = MapMaker(self, info)
        self.maps.append(made)
        return made

    def evidence(self, text: str, **fields: Any) -> RecordId:
        """A piece of evidence, private until somebody says otherwise."""
        made = self.new_id("e")
        order = float(len(self._evidence))
        self._evidence[made] = Evidence(made, text=text, order=order, **fields)
        return made

    def new_id(self, letter: str) -> RecordId:
        self._numbers[letter] += 1
        return RecordId(f"{letter}{self._numbers[letter]}")

    def document(self) -> Document:
        title = clean_name(self.title)
        info = DocumentInfo(title, self.note, self.source, extra=self.extra)
        return Document(info, self._evidence, {m.info.id: m.map() for m in self.maps})

    def unplaced(self) -> tuple[MapId, ...]:
        """The maps without a picture of their own; asked after ``document``."""
        return tuple(m.info.id for m in self.maps if not m.is_placed)


@dataclass
class MapMaker:
    """One map being read. ``key`` is what the file calls a variable, a group or a link by."""

    whole: DocumentMaker
    info: MapInfo
    is_placed: bool = False
    is_roomy: bool = False
    """Whether the file's places have room for cards already, as our own have."""
    variables: dict[RecordId, Variable] = field(default_factory=dict)
    links: dict[RecordId, Link] = field(default_factory=dict)
    ids: dict[Hashable, RecordId] = field(default_factory=dict)
    _groups: dict[RecordId, Group] = field(default_factory=dict)
    _notes: dict[RecordId, Note] = field(default_factory=dict)
    _loops: dict[RecordId, NamedLoop] = field(default_factory=dict)
    _scenarios: dict[RecordId, Scenario] = field(default_factory=dict)
    _group_ids: dict[Hashable, RecordId] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _between: dict[tuple[RecordId, RecordId], RecordId] = field(default_factory=dict)
    _claims: dict[RecordId, list[Sign]] = field(default_factory=dict)
    _places: dict[RecordId, Place] = field(default_factory=dict)

    def is_ours(self, title: str) -> None:
        """Take the file for one that Loopmap wrote: its title counts, its places have room."""
        self.is_roomy = True
        self.info = replace(self.info, title=clean_name(title) or self.info.title)

    def variable(
        self, key: Hashable, name: str, at: Place | None = None, **fields: Any
    ) -> RecordId:
        """A variable; where its name is taken it gets a number behind it."""
        breathe()
        if len(self.variables) >= MOST_VARIABLES:
            raise FormatError(f"The file has more than {MOST_VARIABLES:,} variables.")
        made = self.whole.new_id("v")
        self.ids.setdefault(key, made)
        self.ids["record", made] = made
        order = float(len(self.variables))
        self.variables[made] = Variable(made, self._free(name), order=order, **fields)
        if at is not None:
            self._places[made] = at
        return made

    def named(self, name: str) -> RecordId:
        """The variable of this name, made where there is none yet."""
        folded = fold_name(clean_name(name))
        return self.ids.get(folded) or self.variable(folded, name)

    def known_by(self, record: RecordId, *keys: Hashable) -> None:
        """Further keys for a variable; one that is taken stays whose it is."""
        for key in keys:
            self.ids.setdefault(key, record)

    def called(self, name: str) -> Hashable:
        """The key of the variable that a cell means by an id or a name, made if there is none."""
        key = ("id", name)
        if key in self.ids:
            return key
        self.named(name)
        return fold_name(clean_name(name))

    def link(
        self, source: Hashable, target: Hashable, sign: Sign = Sign.UNKNOWN, **fields: Any
    ) -> RecordId | None:
        """A link between variables by their keys; None where one of them is not there.

        A second link between the same two adds its sign to the first: where they do not
        agree the sign is open, and the reason lists both.
        """
        breathe()
        ends = self.ids.get(source), self.ids.get(target)
        if ends[0] is None or ends[1] is None:
            missing = source if ends[0] is None else target
            text = f"A link was left out: “{str(missing)[:60]}” is not in the file."
            self.whole.told.say(text, "Links left out")
            return None
        both = (ends[0], ends[1])
        standing = self._between.get(both)
        if standing is not None:
            self._claim(standing, sign, delayed=bool(fields.get("delayed")))
            return standing
        if len(self.links) >= MOST_LINKS:
            raise FormatError(f"The file has more than {MOST_LINKS:,} links.")
        made = self._between[both] = self.whole.new_id("l")
        self._claims[made] = [sign]
        self.links[made] = Link(made, *both, sign, order=float(len(self.links)), **fields)
        return made

    def between(self, source: Hashable, target: Hashable) -> RecordId | None:
        """The link between two variables by their keys, or None."""
        ends = self.ids.get(source), self.ids.get(target)
        return None if None in ends else self._between.get(ends)  # type: ignore[arg-type]

    def leave_open(self, link: RecordId, reason: str) -> None:
        """No sign for a link whatever else is claimed of it, and why."""
        self._claims[link] = []
        standing = self.links[link]
        said = f"{standing.reason} {reason}".strip()
        self.links[link] = replace(standing, sign=Sign.UNKNOWN, reason=said)

    def change(self, record: RecordId, **fields: Any) -> None:
        """Other fields for a variable or link made before."""
        if record in self.links:
            self.links[record] = replace(self.links[record], **fields)
        else:
            self.variables[record] = replace(self.variables[record], **fields)

    def group(self, key: Hashable, name: str, **fields: Any) -> RecordId:
        """The group of this key, made where there is none yet."""
        if key not in self._group_ids:
            made = self._group_ids[key] = self.whole.new_id("g")
            number = len(self._groups)
            shown = clean_name(name) or f"Group {number + 1}"
            colour = fields.pop("colour", number % 8)
            self._groups[made] = Group(made, shown, colour, order=float(number), **fields)
        return self._group_ids[key]

    def note(self, text: str, at: Place | None = None, **fields: Any) -> RecordId:
        """A note, at the map's corner where the file does not say where."""
        made = self.whole.new_id("n")
        if at is not None:
            self._places[made] = at
        self._notes[made] = Note(made, text, order=float(len(self._notes)), **fields)
        return made

    def amid(self, records: Iterable[RecordId]) -> Place | None:
        """The middle of where variables lie, of those that lie anywhere."""
        known = [self._places[each] for each in dict.fromkeys(records) if each in self._places]
        if not known:
            return None
        return (sum(x for x, _ in known) / len(known), sum(y for _, y in known) / len(known))

    def has_loop(self, ring: tuple[RecordId, ...]) -> bool:
        """Whether a loop of these links, as its key, is named already."""
        return any(loop.links == ring for loop in self._loops.values())

    def loop_labels(self) -> frozenset[str]:
        """The labels that are given."""
        return frozenset(loop.label for loop in self._loops.values())

    def loop(self, links: list[RecordId], label: str, name: str = "", **fields: Any) -> None:
        """A named loop, if these links go round once; else a sentence says that they do not."""
        ring = self._ring(links)
        if ring is None:
            text = f"The loop “{name or label}” was left out: its links do not go round."
            self.whole.told.say(text, "Loops left out")
            return
        made = self.whole.new_id("p")
        taken = {loop.label for loop in self._loops.values()}
        free, number = label, 2
        while not free or free in taken:
            free, number = f"{label or 'L'}{number}", number + 1
        order = float(len(self._loops))
        self._loops[made] = NamedLoop(made, ring, free, clean_name(name), order=order, **fields)

    def scenario(self, name: str, acts: tuple[Intervention, ...], **fields: Any) -> None:
        """A scenario that does these things."""
        made = self.whole.new_id("s")
        order = float(len(self._scenarios))
        shown = clean_name(name) or "Scenario"
        self._scenarios[made] = Scenario(made, shown, acts, order=order, **fields)

    def map(self) -> CausalMap:
        """The map as it was filled, placed where the file says or left to be placed."""
        self._settle_claims()
        self._settle_places()
        tables: dict[str, Any] = {
            "variables": self.variables,
            "links": self.links,
            "loops": self._loops,
            "groups": self._groups,
            "notes": self._notes,
            "scenarios": self._scenarios,
        }
        return CausalMap(self.info, tables)

    def _free(self, name: str) -> str:
        clean = clean_name(name) or "Unnamed"
        free, number = clean, 2
        while fold_name(free) in self._names:
            free, number = f"{clean} {number}", number + 1
        if free != clean and clean_name(name):
            text = f"“{clean[:60]}” is the name of several variables: one is “{free[:60]}” here."
            self.whole.told.say(text, "Names given twice")
        self._names[fold_name(free)] = free
        return free

    def _claim(self, link: RecordId, sign: Sign, *, delayed: bool) -> None:
        self._claims[link].append(sign)
        if delayed:
            self.links[link] = replace(self.links[link], delayed=True)

    def _settle_claims(self) -> None:
        several = 0
        for link, claims in self._claims.items():
            said = [sign for sign in claims if sign is not Sign.UNKNOWN]
            several += len(claims) > 1
            if len(set(said)) > 1:
                self._open(link, said)
            elif said and self.links[link].sign is Sign.UNKNOWN:
                self.links[link] = replace(self.links[link], sign=said[0])
        if several:
            links = "link is" if several == 1 else "links are"
            text = f"{several} {links} in the file more than once: each is one link here."
            self.whole.told.say(text)

    def _open(self, link: RecordId, said: Sequence[Sign]) -> None:
        """A sign on which the file itself does not agree, with both claims in the reason."""
        counted = Counter(said)
        claims = f"The file has this link with + ({counted[Sign.SAME]}) "
        claims += f"and with − ({counted[Sign.OPPOSITE]})."
        standing = self.links[link]
        reason = f"{standing.reason} {claims}".strip()
        self.links[link] = replace(standing, sign=Sign.UNKNOWN, reason=reason)
        ends = (self.variables[v].name for v in (standing.source, standing.target))
        text = f"“{' → '.join(ends)}” has both signs in the file; its sign is left open."
        self.whole.told.say(text, "Signs left open")

    def _settle_places(self) -> None:
        shown = {k: p for k, p in self._places.items() if k in self.variables}
        enough = bool(shown) and 2 * len(shown) >= len(self.variables)
        places = self._roomy() if enough else {}
        self.is_placed = bool(places) or not self.variables
        if not places:
            return
        missing = [v for v in self.variables if v not in places]
        places.update(below(places, missing))
        for table in (self.variables, self._notes):
            for key, record in table.items():
                x, y = places.get(key, (0.0, 0.0))
                table[key] = replace(record, x=x, y=y)  # type: ignore[assignment]

    def _roomy(self) -> dict[RecordId, Place]:
        if self.is_roomy:
            return dict(self._places)
        return dict(with_room(self._places, {v: r.name for v, r in self.variables.items()}))

    def _ring(self, links: list[RecordId]) -> tuple[RecordId, ...] | None:
        """The links in causal order, or None where they do not go round once."""
        after = {self.links[link].source: link for link in links}
        if not links or len(after) != len(links):
            return None
        ring = [links[0]]
        while len(ring) < len(links):
            following = after.get(self.links[ring[-1]].target)
            if following is None or following in ring:
                return None
            ring.append(following)
        closed = self.links[ring[-1]].target == self.links[ring[0]].source
        return loop_key(ring) if closed else None
