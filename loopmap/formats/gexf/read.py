"""GEXF 1.1 to 1.3 as a document: attributes by their titles, places with y going up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.graphml.read import below, local
from loopmap.formats.guess import Told
from loopmap.formats.incoming.attributes import add_node, arrow_of
from loopmap.formats.incoming.graph_links import Arrow, add_arrows
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.markup import read_markup
from loopmap.model.ids import RecordId

ID = "gexf"
OURS = "Loopmap"
_WHAT = "a GEXF file"


def read(content: bytes, name: str, told: Told) -> Opened:
    """The graph in the file as a map. Raises FormatError."""
    root, mended = read_markup(content, name, _WHAT)
    graph = next(below(root, "graph"), None)
    if local(root) != "gexf" or graph is None:
        raise FormatError("There is no graph in this file.", file=name)
    title = name.rpartition(".")[0] or name
    whole = DocumentMaker(title)
    for sentence in mended:
        whole.told.say(sentence)
    into = whole.map(title)
    _meta(root, into)
    try:
        reading = _Graph(into, graph)
        reading.read()
        guesses = add_arrows(into, reading.arrows, told)
    except FormatError as error:
        error.file = name
        raise
    if graph.get("mode") == "dynamic":
        whole.told.say("The graph changes over time; it was read as it is with all its parts.")
    return Opened(
        whole.document(),
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        guesses=tuple(guesses),
    )


def _meta(root: Any, into: MapMaker) -> None:
    meta = next(below(root, "meta"), None)
    if meta is None:
        return
    said = {local(child): (child.text or "").strip() for child in meta}
    if said.get("creator") == OURS:
        into.is_ours(said.get("description", ""))


@dataclass
class _Graph:
    """A graph becoming a map."""

    into: MapMaker
    graph: Any
    arrows: list[Arrow] = field(default_factory=list)
    _titles: dict[tuple[str, str], str] = field(default_factory=dict)
    _defaults: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self) -> None:
        for declared in below(self.graph, "attributes"):
            of = declared.get("class") or "node"
            for each in below(declared, "attribute"):
                key = (of, each.get("id") or "")
                self._titles[key] = each.get("title") or key[1]
                default = next((d.text or "" for d in below(each, "default")), "")
                if default:
                    self._defaults[key] = default
        self._nodes(self.graph, None)
        headed = self.graph.get("defaultedgetype") != "undirected"
        for edges in below(self.graph, "edges"):
            for edge in below(edges, "edge"):
                self._edge(edge, headed=headed)

    def _nodes(self, element: Any, group: RecordId | None) -> None:
        """The nodes of a graph; one that holds nodes itself is a group."""
        for nodes in below(element, "nodes"):
            for node in below(nodes, "node"):
                self._node(node, group)

    def _node(self, node: Any, group: RecordId | None) -> None:
        key = node.get("id") or ""
        label = node.get("label") or ""
        if next(below(node, "nodes"), None) is not None:
            self._nodes(node, self.into.group(("nested", key), label or key))
            return
        add_node(
            self.into,
            key,
            self._values(node, "node"),
            ID,
            name=label,
            at=_place(node),
            group=group,
            kept_too=_looks(node),
        )

    def _edge(self, edge: Any, *, headed: bool) -> None:
        kind = edge.get("type")
        said = list(self._values(edge, "edge"))
        weight = edge.get("weight")
        if weight:
            said.append(("weight", weight))
        self.arrows.append(
            arrow_of(
                edge.get("source") or "",
                edge.get("target") or "",
                said,
                ID,
                label=edge.get("label") or edge.get("kind") or "",
                headed=headed if kind is None else kind in ("directed", "mutual"),
                kept_too=_looks(edge),
            )
        )
        if kind == "mutual":
            self.arrows.append(Arrow(edge.get("target") or "", edge.get("source") or ""))

    def _values(self, element: Any, of: str) -> Iterator[tuple[str, str]]:
        said = dict(self._defaults)
        for values in below(element, "attvalues"):
            for each in below(values, "attvalue"):
                said[of, each.get("for") or each.get("id") or ""] = each.get("value") or ""
        for key, text in said.items():
            if key[0] == of:
                yield self._titles.get(key, key[1]), text


def _place(node: Any) -> Place | None:
    position = next(below(node, "position"), None)
    if position is None:
        return None
    at = place_of(position.get("x"), position.get("y"))
    return None if at is None else (at[0], -at[1] or 0.0)


def _looks(element: Any) -> dict[str, Any]:
    """Colour, size, shape and thickness, which are written back."""
    looks = {
        name: {str(k): str(v) for k, v in part.attrib.items() if str(k).isalpha()}
        for name in ("color", "size", "shape", "thickness")
        for part in below(element, name)
    }
    return {"looks": looks} if looks else {}
