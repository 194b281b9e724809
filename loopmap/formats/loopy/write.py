"""A document's first map for LOOPY, byte for byte the same for the same map."""

from __future__ import annotations

import math
from typing import Any

from loopmap.formats.foreign import as_list, number_or, short
from loopmap.formats.incoming.claims import joined_sign, said_of
from loopmap.formats.incoming.names import written_name
from loopmap.formats.kept import kept
from loopmap.formats.loopy.arcs import arc_of, bulge_of
from loopmap.formats.loopy.read import sign_of, word_of
from loopmap.formats.loopy.text import as_file, as_label, as_link, label_of
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Level, Link, Note, Sign, Strength, Variable
from loopmap.model.token import breathe

_HALF_FULL = 0.5
_BLUE = 4
_LOOP_ARC, _LOOP_TURN = 90.0, -90.0


def write_file(document: Document) -> bytes:
    """The first map as a ``.loopy`` file."""
    return as_file(values_of(document)).encode("utf-8", "replace")


def write_link(document: Document) -> bytes:
    """The first map as a shortcut that opens it in LOOPY."""
    return f"[InternetShortcut]\r\nURL={link_to(document)}\r\n".encode("utf-8", "replace")


def link_to(document: Document) -> str:
    """The link that opens the first map in LOOPY."""
    return as_link(values_of(document))


def values_of(document: Document) -> list[Any]:
    """The lists LOOPY reads: circles, arrows, labels, the last number given."""
    causal_map = document.maps[document.map_order[0]]
    numbers = _numbers(causal_map)
    nodes = [_node(each, numbers[each.id]) for each in in_order(causal_map.variables)]
    edges = [
        edge for link in in_order(causal_map.links) for edge in _edges(link, causal_map, numbers)
    ]
    labels = [
        [_whole(note.x), _whole(note.y), as_label(note.text)]
        for note in in_order(causal_map.notes)
        if is_written(note)
    ]
    rest = as_list(kept(causal_map.info.extra, "loopy").get("rest"))
    last = number_or(rest[0], 0.0) if rest else 0.0
    return [nodes, edges, labels, max([int(last), *numbers.values()]), *rest[1:]]


def is_written(note: Note) -> bool:
    """Whether a note goes into a file: what came from LOOPY as it is, and what is shown."""
    if note.picture:
        return False
    own = kept(note.extra, "loopy").get("label")
    came = isinstance(own, str) and label_of(own).strip() == note.text
    return came or note.level is not Level.PRIVATE


def _numbers(causal_map: CausalMap) -> dict[RecordId, int]:
    """A number for each variable: the one it came with, or one that is free."""
    made: dict[RecordId, int] = {}
    taken: set[int] = set()
    for variable in in_order(causal_map.variables):
        own = kept(variable.extra, "loopy").get("id")
        if isinstance(own, int) and not isinstance(own, bool) and own >= 0 and own not in taken:
            made[variable.id] = own
            taken.add(own)
    last = max(taken, default=0)
    for variable in in_order(causal_map.variables):
        if variable.id not in made:
            last += 1
            made[variable.id] = last
    return made


def _node(variable: Variable, number: int) -> list[Any]:
    breathe()
    own = kept(variable.extra, "loopy")
    start, hue = number_or(own.get("init"), _HALF_FULL), number_or(own.get("hue"), _BLUE)
    name = as_label(written_name(variable, "loopy"))
    return [number, _whole(variable.x), _whole(variable.y), short(start), name, short(hue)]


def _edges(link: Link, causal_map: CausalMap, numbers: dict[RecordId, int]) -> list[list[Any]]:
    """The arrows a link came as where it is what they say; otherwise one."""
    ends = [numbers[link.source], numbers[link.target]]
    source, target = (causal_map.variables[end] for end in (link.source, link.target))
    across = math.dist((source.x, source.y), (target.x, target.y))
    came = [as_list(each.get("arrow")) for each in said_of(link, "loopy")]
    if not came or not _says(link, [_strength(cells) for cells in came]):
        came = [[]]
    arcs = _arcs(came if came[0] else [], link, across)
    return [[*ends, *_bent(cells, link, arc)] for cells, arc in zip(came, arcs, strict=True)]


def _says(link: Link, strengths: list[float]) -> bool:
    """Whether arrows of these strengths are the link as it is."""
    same_sign = joined_sign([sign_of(each) for each in strengths]) is link.sign
    return same_sign and word_of(strengths) is link.strength


def _strength(cells: list[Any]) -> float:
    return number_or(cells[1], 1.0) if len(cells) > 1 else 1.0


def _bent(cells: list[Any], link: Link, arc: float) -> list[Any]:
    """Arc, strength and rotation of an arrow."""
    usual = _LOOP_TURN if link.source == link.target else 0.0
    turned = number_or(cells[2], usual) if len(cells) > 2 else usual
    return [short(arc), _own(cells, link), short(turned)]


def _arcs(came: list[list[Any]], link: Link, across: float) -> list[float]:
    """The arcs as they came where the link is bent as then; else one by how it is bent now."""
    arcs = [number_or(cells[0], 0.0) if cells else 0.0 for cells in came]
    if arcs and bulge_of(arcs[0], across) == link.bulge:
        return arcs
    own = _LOOP_ARC if link.source == link.target else arc_of(link.bulge, across)
    return [own] * max(1, len(arcs))


def _own(cells: list[Any], link: Link) -> float | int:
    """The strength an arrow came with, or that of the link: 2 is drawn as “++”, 0 as “?”."""
    if cells:
        return short(_strength(cells))
    if link.sign is Sign.UNKNOWN:
        return 0
    number = 2 if link.strength is Strength.STRONG else 1
    return number if link.sign is Sign.SAME else -number


def _whole(number: float) -> int:
    return round(number)
