"""What a document says, in the words in which formats promise to keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from loopmap.formats.format import Format
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Strength


def facts(kind: Format, document: Document) -> dict[str, Any]:
    """For each word of what a format keeps, what the maps that it writes say."""
    maps = [document.maps[each] for each in document.map_order]
    if not kind.keeps & {"maps", "everything"}:
        maps = maps[:1]
    kept = _FACTS if "everything" in kind.keeps else kind.keeps - {"evidence", "maps"}
    told = {word: [_FACTS[word](each) for each in maps] for word in kept}
    if kind.keeps & {"evidence", "everything"}:
        told["evidence"] = [_evidence(document, each) for each in maps]
    if kind.keeps & {"maps", "everything"}:
        told["maps"] = [each.info.title for each in maps]
    return told


def shape(kind: Format, document: Document) -> dict[str, Any]:
    """The same as counts alone, for maps whose names a format may have to change."""
    return {word: [_size(each) for each in told] for word, told in facts(kind, document).items()}


def _size(told: Any) -> Any:
    return told if isinstance(told, str) else len(told)


def _linked(causal_map: CausalMap) -> set[RecordId]:
    return {end for link in causal_map.links.values() for end in (link.source, link.target)}


def _names(causal_map: CausalMap) -> list[str]:
    return sorted(causal_map.variables[each].name for each in _linked(causal_map))


def _unlinked(causal_map: CausalMap) -> list[str]:
    lonely = causal_map.variables.keys() - _linked(causal_map)
    return sorted(causal_map.variables[each].name for each in lonely)


def _of_links(told: Callable[[Link], Any]) -> Callable[[CausalMap], list[Any]]:
    def of_map(causal_map: CausalMap) -> list[Any]:
        name = {key: v.name for key, v in causal_map.variables.items()}
        links = causal_map.links.values()
        return sorted((name[k.source], name[k.target], told(k)) for k in links if told(k) != "")

    return of_map


def _of_variables(told: Callable[[Any], Any]) -> Callable[[CausalMap], list[Any]]:
    def of_map(causal_map: CausalMap) -> list[Any]:
        variables = causal_map.variables.values()
        return sorted((v.name, told(v)) for v in variables if told(v) != "")

    return of_map


def _places(causal_map: CausalMap) -> list[Any]:
    """Where variables lie beside the first of them, in steps of four units."""
    placed = sorted(causal_map.variables.values(), key=lambda v: v.name)
    if not placed:
        return []
    first = placed[0]
    return [(v.name, round((v.x - first.x) / 4), round((v.y - first.y) / 4)) for v in placed]


def _loops(causal_map: CausalMap) -> list[Any]:
    named = [loop for loop in causal_map.loops.values() if loop.name]
    return sorted((loop.name, sorted(_ends(causal_map, loop.links))) for loop in named)


def _ends(causal_map: CausalMap, links: tuple[RecordId, ...]) -> Iterator[tuple[str, str]]:
    for each in links:
        link = causal_map.links[each]
        yield causal_map.variables[link.source].name, causal_map.variables[link.target].name


def _groups(causal_map: CausalMap) -> list[Any]:
    variables = causal_map.variables.values()
    return sorted((v.name, causal_map.groups[v.group].name) for v in variables if v.group)


def _evidence(document: Document, causal_map: CausalMap) -> list[Any]:
    """What speaks for variables and links, by the name of a variable or of a link's effect."""
    told = [
        (v.name, document.evidence[e]) for v in causal_map.variables.values() for e in v.evidence
    ]
    for link in causal_map.links.values():
        effect = causal_map.variables[link.target].name
        told += [(effect, document.evidence[e]) for e in link.evidence]
    return sorted((name, _flat(piece.text), _flat(piece.source)) for name, piece in told)


def _flat(text: str) -> str:
    return " ".join(text.split())


_FACTS: dict[str, Callable[[CausalMap], list[Any]]] = {
    "names": _names,
    "unlinked": _unlinked,
    "links": _of_links(lambda k: True),
    "signs": _of_links(lambda k: k.sign.value),
    "delays": _of_links(lambda k: k.delayed),
    "strengths": _of_links(lambda k: "" if k.strength is Strength.MEDIUM else k.strength.value),
    "positions": _places,
    "loops": _loops,
    "groups": _groups,
    "notes": lambda m: sorted(_flat(note.text) for note in in_order(m.notes)),
    "meanings": _of_variables(lambda v: _flat(v.meaning)),
    "reasons": _of_links(lambda k: _flat(k.reason)),
    "kinds": _of_variables(lambda v: v.kind.value),
    "equations": _of_variables(lambda v: v.equation),
    "units": _of_variables(lambda v: v.unit),
    "scenarios": lambda m: sorted(each.name for each in m.scenarios.values()),
}
