"""GraphML as a document: nodes, edges and their data, nested graphs as groups, yEd's drawing.

networkx's reader drops nested graphs, bends and most of what yEd draws, so the mark-up is
read here. The GraphML primer, and files of yEd 3, say what stands where.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.graphml.bends import bulge_of_bends
from loopmap.formats.graphml.yed import drawn_edge, drawn_group, drawn_node
from loopmap.formats.guess import Guess, Told
from loopmap.formats.incoming.attributes import add_node, arrow_of
from loopmap.formats.incoming.graph_links import Arrow, add_arrows
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.places import Place
from loopmap.formats.markup import read_markup
from loopmap.model.token import breathe

ID = "graphml"
CREATOR = "creator"
"""The attribute of a graph by which our own files are known: their places have room."""

OURS = "Loopmap: "
_WHAT = "a GraphML file"


def local(element: Any) -> str:
    """An element's name without its prefix."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def below(element: Any, name: str) -> Iterator[Any]:
    """The children of that name, whatever their prefix."""
    return (child for child in element if local(child) == name)


class Key(NamedTuple):
    """What a ``data`` element means: its name, whose it is, what yEd keeps in it, its default."""

    name: str
    holds: str
    default: str


def read(content: bytes, name: str, told: Told) -> Opened:
    """A map for each graph in the file. Raises FormatError."""
    root, mended = read_markup(content, name, _WHAT)
    graphs = list(below(root, "graph"))
    if local(root) != "graphml" or not graphs:
        raise FormatError("There is no graph in this file.", file=name)
    title = name.rpartition(".")[0] or name
    whole = DocumentMaker(title)
    for sentence in mended:
        whole.told.say(sentence)
    keys = {each.get("id") or "": _key(each) for each in below(root, "key")}
    guesses: list[Guess] = []
    try:
        for number, graph in enumerate(graphs, start=1):
            into = whole.map(_title(graph, title, number, len(graphs)))
            asked = _Graph(into, keys, told).read(graph)
            known = {guess.key for guess in guesses}
            guesses += [guess for guess in asked if guess.key not in known]
    except FormatError as error:
        error.file = name
        raise
    return Opened(
        whole.document(),
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        guesses=tuple(guesses),
    )


def _key(element: Any) -> Key:
    holds = next((str(v) for k, v in element.attrib.items() if k.endswith("yfiles.type")), "")
    default = next((child.text or "" for child in below(element, "default")), "")
    name = next((str(v) for k, v in element.attrib.items() if k.endswith("attr.name")), "")
    return Key(name or (element.get("id") or ""), holds, default)


def _title(graph: Any, title: str, number: int, graphs: int) -> str:
    return title if graphs == 1 else f"{title} {graph.get('id') or number}"


@dataclass
class _Graph:
    """One graph becoming a map."""

    into: MapMaker
    keys: dict[str, Key]
    told: Told
    _arrows: list[Arrow] = field(default_factory=list)
    _places: dict[str, Place] = field(default_factory=dict)
    _bends: dict[tuple[str, str], tuple[Place, ...]] = field(default_factory=dict)

    def read(self, graph: Any) -> list[Guess]:
        said = dict(self._data(graph))
        ours = said.get(CREATOR, "").removeprefix(OURS)
        if said.get(CREATOR, "").startswith(OURS):
            self.into.is_ours(ours)
        self._fill(graph, None)
        self._tell_of_hyperedges(graph)
        guesses = add_arrows(self.into, self._arrows, self.told)
        self._bend()
        return guesses

    def _bend(self) -> None:
        """Lines with bends run through the farthest of them, as the one arc that a link is."""
        several = 0
        for ends, bends in self._bends.items():
            link = self.into.between(*ends)
            if link is None or self.into.links[link].bulge is not None:
                continue
            one, other = (self._places.get(end) for end in ends)
            if one is not None and other is not None:
                self.into.change(link, bulge=bulge_of_bends(one, other, bends))
                several += len(bends) > 1
        if several:
            lines = "One line has" if several == 1 else f"{several} lines have"
            self.into.whole.told.say(f"{lines} several bends: here each is one arc.")

    def _fill(self, graph: Any, group: Any) -> None:
        """The nodes and edges of a graph; one nested in a node is a group."""
        headed = graph.get("edgedefault") != "undirected"
        for element in graph:
            match local(element):
                case "node":
                    self._node(element, group)
                case "edge":
                    self._edge(element, headed=headed)

    def _node(self, node: Any, group: Any) -> None:
        breathe()
        key = node.get("id") or ""
        nested = next(below(node, "graph"), None)
        if nested is not None:
            drawn = drawn_group(node)
            made = self.into.group(
                ("nested", key), drawn or dict(self._data(node)).get("label", key)
            )
            self._fill(nested, made)
            return
        drawing = drawn_node(node)
        if drawing.at is not None:
            self._places[key] = drawing.at
        add_node(
            self.into,
            key,
            self._data(node),
            ID,
            name=drawing.label,
            at=drawing.at,
            group=group,
            kept_too=drawing.looks,
        )

    def _edge(self, edge: Any, *, headed: bool) -> None:
        breathe()
        drawing = drawn_edge(edge)
        ends = edge.get("source") or "", edge.get("target") or ""
        if drawing.is_turned:
            ends = ends[1], ends[0]
        if drawing.bends:
            self._bends[ends] = drawing.bends
        says = edge.get("directed")
        headed = headed if says is None else says != "false"
        arrow = arrow_of(
            *ends,
            self._data(edge),
            ID,
            label=drawing.label,
            style=drawing.style,
            headed=headed and not drawing.is_bare,
            kept_too=drawing.looks,
        )
        self._arrows.append(arrow)
        if drawing.is_double:
            back = Arrow(ends[1], ends[0], arrow.said, arrow.weight, arrow.style)
            self._arrows.append(back)

    def _data(self, element: Any) -> Iterator[tuple[str, str]]:
        """The plain data of an element by name; what yEd draws stands elsewhere."""
        for data in below(element, "data"):
            key = self.keys.get(data.get("key") or "")
            if key is not None and not key.holds and len(data) == 0:
                yield key.name, data.text or key.default

    def _tell_of_hyperedges(self, graph: Any) -> None:
        number = sum(1 for _ in below(graph, "hyperedge"))
        if number:
            what = "One line" if number == 1 else f"{number} lines"
            text = f"{what} between more than two things (hyperedge) could not be kept."
            self.into.whole.told.say(text)
