"""A diagram of SageModeler as a document: collectors are stocks, transfers flow between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_fields, as_objects, as_text
from loopmap.formats.format import Opened
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.places import place_of
from loopmap.formats.json_text import read_object
from loopmap.formats.kept import keep
from loopmap.formats.sagemodeler.relations import Relation, relation_of
from loopmap.model.records import Kind, Sign

ID = "sagemodeler"
_WHAT = "a SageModeler file"
_DEEPEST, _MOST = 14, 20_000
_KEPT_OF_NODE = ("initialValue", "min", "max", "combineMethod", "allowNegativeValues",
                 "valueDefinedSemiQuantitatively", "codapName")  # fmt: skip


def read(content: bytes, name: str) -> Opened:
    """The diagram as a map. Raises FormatError."""
    said = read_object(content, name, _WHAT)
    graph = _graph_in(said)
    if graph is None:
        raise FormatError("There is no diagram of SageModeler in this file.", file=name)
    title = as_text(said.get("docName")) or _own_title(graph) or stem(name)
    whole = DocumentMaker(title)
    try:
        reading = _Reading(whole.map(title))
        reading.read(graph)
    except FormatError as error:
        error.file = name
        raise
    kept = {key: graph[key] for key in ("version", "settings", "topology") if graph.get(key)}
    reading.into.info = replace(reading.into.info, extra=keep({}, ID, kept))
    return Opened(
        whole.document(),
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        left_out=("Pictures of the variables were left out.",) if graph.get("palette") else (),
    )


def _own_title(graph: dict[str, Any]) -> str:
    title = as_text(graph.get("filename"))
    return "" if title in ("New Model", "Untitled Document") else title


def _graph_in(said: dict[str, Any]) -> dict[str, Any] | None:
    """The first object with nodes and links, level by level: CODAP puts it deep inside."""
    level: list[Any] = [said]
    looked_at = 0
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for each in level:
            looked_at += 1
            if looked_at > _MOST:
                return None
            if isinstance(each, dict):
                if isinstance(each.get("nodes"), list) and isinstance(each.get("links"), list):
                    return each
                below += each.values()
            elif isinstance(each, list):
                below += each
        level = [each for each in below if isinstance(each, dict | list)]
    return None


@dataclass
class _Reading:
    """A diagram becoming a map."""

    into: MapMaker
    _open: int = 0
    _drawn: int = 0
    _valves: set[str] = field(default_factory=set)

    def read(self, graph: dict[str, Any]) -> None:
        links = as_objects(graph.get("links"))
        self._valves = {as_text(each.get("transferNode")) for each in links} - {""}
        for node in as_objects(graph.get("nodes")):
            self._node(node)
        for link in links:
            self._link(link)
        say = self.into.whole.told.say
        if self._open:
            are = "1 link has" if self._open == 1 else f"{self._open} links have"
            say(f"{are} no relationship yet: the sign is not known.")
        if self._drawn:
            are = "1 relationship is" if self._drawn == 1 else f"{self._drawn} relationships are"
            say(f"{are} drawn by hand: the drawing is kept, its direction is the sign.")

    def _node(self, node: dict[str, Any]) -> None:
        """Files of the first versions have what later stands in ``data`` beside the key."""
        key, data = as_text(node.get("key")), as_fields(node.get("data")) or node
        flows = data.get("isFlowVariable") is True or key in self._valves
        kind = Kind.FLOW if flows else Kind.AUXILIARY
        kept = {name: data[name] for name in _KEPT_OF_NODE if data.get(name) is not None}
        self.into.variable(
            key,
            as_text(data.get("title")) or ("Flow" if flows else key),
            place_of(data.get("x"), data.get("y")),
            kind=Kind.STOCK if data.get("isAccumulator") is True else kind,
            extra=keep({}, ID, kept),
        )

    def _link(self, link: dict[str, Any]) -> None:
        source, target = (
            as_text(link.get(end)) or as_text(link.get(f"{end}Key"))
            for end in ("sourceNode", "targetNode")
        )
        relation = relation_of(link.get("relation"))
        fields = dict(self._fields(link, relation))
        valve = as_text(link.get("transferNode"))
        if relation.kind == "transfer" and valve in self.into.ids:
            self.into.link(valve, target, Sign.SAME, **fields)
            self.into.link(valve, source, Sign.OPPOSITE)
            return
        if relation.sign is Sign.UNKNOWN and not link.get("relation"):
            self._open += 1
        self._drawn += relation.is_drawn
        self.into.link(source, target, relation.sign, **fields)

    def _fields(self, link: dict[str, Any], relation: Relation) -> Iterator[tuple[str, Any]]:
        yield "reason", as_text(link.get("reasoning")) or as_text(link.get("title"))
        yield "strength", relation.strength
        yield "shape", relation.shape
        said = as_fields(link.get("relation"))
        yield "extra", keep({}, ID, {"relation": said} if said else {})
