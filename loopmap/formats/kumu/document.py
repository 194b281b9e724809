"""What Kumu's files say as a document: each of a project's maps is a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from loopmap.formats.foreign import as_number
from loopmap.formats.format import Opened
from loopmap.formats.guess import YES_OR_NO, Guess, Told, settled
from loopmap.formats.incoming.claims import Claim, add_claims
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.names import Variables
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.incoming.rings import label_for, ring_of
from loopmap.formats.incoming.strength_words import strength_in_words
from loopmap.formats.incoming.style_guesses import guess_undirected
from loopmap.formats.kept import keep
from loopmap.formats.kumu.shapes import (
    DIRECTIONS,
    Connection,
    Content,
    Element,
    Loop,
    Placed,
    Sheet,
)
from loopmap.formats.kumu.signs import Signs
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind

FORMAT_ID = "kumu"
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "stock": Kind.STOCK,
        "flow": Kind.FLOW,
        "driver": Kind.DRIVER,
        "constant": Kind.DRIVER,
    }
)
"""Element types that say how a variable behaves."""

TYPES = "types"
"""The guess whether other element types, which Kumu gives colours, are groups."""

_MOST_NAMED = 4


def document_of(content: Content, title: str, told: Told) -> Opened:
    """The document, with what had to be guessed and what is odd."""
    whole = DocumentMaker(content.name or title, note=content.description)
    whole.extra = keep({}, FORMAT_ID, {"rest": content.rest} if content.rest else {})
    for odd in content.odd:
        whole.told.say(odd, "Connections left out")
    signs = Signs(content.connections, told)
    undirected = _undirected(content, told)
    types = _types(content, told)
    as_groups = types is not None and types.taken == "yes"
    reading = _Reading(content, signs, undirected.taken if undirected else "drawn", as_groups)
    for sheet in _sheets(content):
        reading.map(whole, sheet)
    document = whole.document()
    left_out: tuple[str, ...] = ()
    if undirected and undirected.taken == "none":
        left_out = ("Connections without a direction were left out.",)
    return Opened(
        document,
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        guesses=(*signs.guesses, *filter(None, (undirected, types))),
        left_out=left_out,
    )


def _undirected(content: Content, told: Told) -> Guess | None:
    number = sum(each.direction == "undirected" for each in content.connections)
    return guess_undirected(told, number, "connection") if number else None


def _types(content: Content, told: Told) -> Guess | None:
    """Whether types are groups, where there are several; those that say a kind are kinds."""
    used = dict.fromkeys(each.kind for each in content.elements)
    named = [kind for kind in used if _is_type(kind)]
    if not named or len(used) < 2:
        return None
    shown = ", ".join(f"“{kind}”" for kind in named[:_MOST_NAMED])
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    about = f"Element types {shown}{more}: draw each as a group"
    meaning = "Their colours and shapes are kept for Kumu either way and not drawn here."
    return settled(Guess(TYPES, about, YES_OR_NO, "no", meaning), told)


def _is_type(kind: str) -> bool:
    folded = kind.strip().casefold()
    return bool(folded) and folded not in KINDS


def _sheets(content: Content) -> Iterator[Sheet]:
    """The maps of a file, and one more for what lies on none of them."""
    yield from content.sheets
    if not content.sheets:
        yield Sheet(content.name)
        return
    shown = {each.of for sheet in content.sheets for each in sheet.elements or ()}
    linked = {each.of for sheet in content.sheets for each in sheet.connections or ()}
    links = [each for each in content.connections if each.id not in linked]
    ends = {end for each in links for end in (each.start, each.end)}
    lost = [e for e in content.elements if e.id not in shown or e.id in ends]
    if lost:
        yield Sheet(
            "On no map",
            "What the project holds and shows on none of its maps.",
            tuple(Placed(each.id, {}) for each in lost),
            tuple(Placed(each.id, {}) for each in links),
            (),
        )


class _Reading:
    """Records becoming maps."""

    def __init__(
        self, content: Content, signs: Signs, undirected: str, types_are_groups: bool
    ) -> None:
        self._signs, self._undirected = signs, undirected
        self._types_are_groups = types_are_groups
        self._elements = {each.id: each for each in content.elements}
        self._connections = {each.id: each for each in content.connections}
        self._loops = {each.id: each for each in content.loops}

    def map(self, whole: DocumentMaker, sheet: Sheet) -> None:
        into = whole.map(sheet.name or whole.title)
        into.is_roomy = True
        raw = {"map": sheet.raw} if sheet.raw else {}
        into.info = replace(into.info, summary=sheet.description, extra=keep({}, FORMAT_ID, raw))
        for placed in _listed(sheet.elements, self._elements):
            element = self._elements[placed.of]
            is_grouped = self._types_are_groups and _is_type(element.kind)
            group = into.group(element.kind, element.kind) if is_grouped else None
            _add_element(into, element, placed, group)
        links = self._links(into, _listed(sheet.connections, self._connections))
        for placed in _listed(sheet.loops, self._loops):
            _add_loop(into, self._loops[placed.of], placed, links)

    def _links(self, into: MapMaker, listed: list[Placed]) -> dict[str, RecordId]:
        """The links of a map; gives that of each connection by its id."""
        claims: list[Claim] = []
        whose: list[str] = []
        for placed in listed:
            for claim in self._claims(self._connections[placed.of], placed):
                claims.append(claim)
                whose.append(placed.of)
        made = add_claims(into, claims, FORMAT_ID)
        links: dict[str, RecordId] = {}
        for number, link in made.items():
            links.setdefault(whose[number], link)
        return links

    def _claims(self, connection: Connection, placed: Placed) -> Iterator[Claim]:
        """One way, both ways or none."""
        undirected = connection.direction == "undirected"
        if undirected and self._undirected == "none":
            return
        ends = (connection.start, connection.end)
        if connection.swapped:
            ends = (connection.end, connection.start)
        claim = self._claim(connection, placed, ends)
        yield claim
        if connection.direction == "mutual" or (undirected and self._undirected == "both"):
            yield replace(claim, source=ends[1], target=ends[0])

    def _claim(self, connection: Connection, placed: Placed, ends: tuple[str, str]) -> Claim:
        fields = dict(connection.fields)
        raw: dict[str, Any] = {"id": connection.id}
        if connection.direction != DIRECTIONS[0]:
            raw["direction"] = connection.direction
        if connection.swapped:
            raw["reversed"] = True
        raw["sign"] = self._signs.of(connection).value
        said = {"type": connection.kind, "label": connection.label, "fields": fields}
        raw.update({name: value for name, value in said.items() if value})
        if placed.raw:
            raw["edge"] = placed.raw
        return Claim(
            *ends,
            self._signs.of(connection),
            delayed=connection.delayed,
            delay_length=_text(fields, "delay"),
            strength=strength_in_words(_text(fields, "strength")),
            reason=connection.description,
            raw=raw,
        )


def _text(fields: Mapping[str, Any], wanted: str) -> str:
    """A field of text, whatever the case of its name."""
    found = (value for name, value in fields.items() if name.casefold() == wanted)
    return next((value for value in found if isinstance(value, str)), "")


def _listed(those: tuple[Placed, ...] | None, known: Mapping[str, Any]) -> list[Placed]:
    """What a map shows, each once; all there is where the file does not say."""
    if those is None:
        return [Placed(each, {}) for each in known]
    once = {placed.of: placed for placed in those if placed.of in known}
    return list(once.values())


def _add_element(into: MapMaker, element: Element, placed: Placed, group: RecordId | None) -> None:
    raw: dict[str, Any] = {"id": element.id}
    said = {"type": element.kind, "fields": element.fields, "node": placed.raw}
    raw.update({name: value for name, value in said.items() if value})
    Variables(into, FORMAT_ID).add(
        element.id,
        element.label,
        place_of(placed.at.get("x"), placed.at.get("y")),
        raw,
        meaning=element.description,
        kind=KINDS.get(element.kind.strip().casefold(), Kind.AUXILIARY),
        group=group,
    )


def _add_loop(into: MapMaker, loop: Loop, placed: Placed, links: Mapping[str, RecordId]) -> None:
    """A named loop; where its connections are no round, its words as a note where it lies."""
    x, y = as_number(placed.at.get("x")), as_number(placed.at.get("y"))
    at = None if x is None or y is None else (x, y)
    raw = {"loop": loop.raw, "labl": placed.raw} if placed.raw else {"loop": loop.raw}
    extra = keep({}, FORMAT_ID, raw)
    members = [links[each] for each in loop.connections if each in links]
    ring = ring_of(into.links[each] for each in dict.fromkeys(members))
    if ring is None or len(set(members)) < len(set(loop.connections)) or into.has_loop(ring):
        ends = (end for k in members for end in (into.links[k].source, into.links[k].target))
        _as_note(into, loop, at or into.amid(ends), extra)
        return
    signs = [into.links[each].sign for each in ring]
    label, name = label_for(signs, loop.label, into.loop_labels())
    badge = {"x": at[0], "y": at[1]} if at else {}
    into.loop(list(ring), label, name, story=loop.description, extra=extra, **badge)


def _as_note(into: MapMaker, loop: Loop, at: Place | None, extra: Mapping[str, Any]) -> None:
    text = "\n".join(each for each in (loop.label, loop.description) if each)
    if not text:
        return
    into.whole.told.say(
        f"“{loop.label or 'A loop'}” is no round of links of its own: its words are a note now.",
        "Loops that are notes now",
    )
    into.note(text, at, extra=extra)
