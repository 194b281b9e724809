"""A DOT graph as a document: labels, signs, styles; clusters as groups; places with y going up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.csv_links import decoded
from loopmap.formats.dot.parse import Graph, Part, Said, parse
from loopmap.formats.format import Opened
from loopmap.formats.guess import Told
from loopmap.formats.incoming.attributes import add_node, arrow_of
from loopmap.formats.incoming.graph_links import Arrow, add_arrows, style_in_words
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.places import Place, place_of
from loopmap.model.ids import RecordId

ID = "dot"
OURS = "Loopmap: "
MAX_ARROWS = 100_000
_DRAWN = frozenset(
    (
        "shape", "style", "color", "fillcolor", "fontcolor", "fontname", "fontsize", "penwidth",
        "arrowhead", "arrowtail", "dir", "arrowsize", "weight", "minlen", "constraint", "width",
        "height", "margin", "bgcolor", "headport", "tailport", "lp", "bb", "headlabel",
        "taillabel", "labeldistance", "labelangle", "splines", "rank", "peripheries", "fixedsize",
    )
)  # fmt: skip
"""How a thing is drawn: kept and written back, never read as something it says."""


def read(content: bytes, name: str, told: Told) -> Opened:
    """The first graph in the file as a map. Raises FormatError with the line."""
    title = name.rpartition(".")[0] or name
    whole = DocumentMaker(title)
    try:
        text, mended = decoded(content)
        reading = _Graph(whole.map(title), parse(text))
        reading.read()
        guesses = add_arrows(reading.into, reading.arrows, told)
    except FormatError as error:
        error.file = name
        raise
    return Opened(
        whole.document(),
        warnings=(*mended, *whole.told.sentences()),
        unplaced=whole.unplaced(),
        guesses=tuple(guesses),
    )


@dataclass
class _Graph:
    """A graph becoming a map."""

    into: MapMaker
    graph: Graph
    arrows: list[Arrow] = field(default_factory=list)
    _nodes: dict[str, Said] = field(default_factory=dict)
    _groups: dict[str, RecordId] = field(default_factory=dict)

    def read(self) -> None:
        comment = self.graph.top.own.get("comment", "")
        if comment.startswith(OURS):
            self.into.is_ours(comment.removeprefix(OURS))
        self._collect()
        for key, said in self._nodes.items():
            self._node(key, said)

    def _collect(self) -> None:
        """The nodes and edges of the graph and of all its parts; clusters are groups."""
        waiting: list[tuple[Part, RecordId | None]] = [(self.graph.top, None)]
        while waiting:
            part, group = waiting.pop()
            for key, said in part.nodes.items():
                self._nodes.setdefault(key, {}).update(said)
                if group is not None:
                    self._groups[key] = group
            for source, target, said in part.edges:
                if len(self.arrows) >= MAX_ARROWS:
                    raise FormatError(f"The file has more than {MAX_ARROWS:,} arrows.")
                self._arrow(source, target, {**part.of_edges, **said})
            waiting += [(each, self._group_of(each) or group) for each in reversed(part.parts)]

    def _group_of(self, part: Part) -> RecordId | None:
        if not part.name.startswith("cluster"):
            return None
        label = _one_line(part.own.get("label", ""))
        return self.into.group(
            part.name, label or part.name.removeprefix("cluster").strip("_ ") or part.name
        )

    def _arrow(self, source: str, target: str, said: Said) -> None:
        way = said.get("dir", "forward" if self.graph.directed else "none")
        ends = (target, source) if way == "back" else (source, target)
        labels = (said.get(n, "") for n in ("label", "xlabel", "headlabel", "taillabel"))
        left = {n: t for n, t in said.items() if n not in _DRAWN and n not in ("label", "pos")}
        headless = said.get("arrowhead") == "none" and way == "forward"
        arrow = arrow_of(
            *ends,
            left.items(),
            ID,
            label=next((text for text in labels if text.strip()), ""),
            style=style_in_words(
                said.get("color", ""), said.get("style", ""), said.get("arrowhead", "")
            ),
            headed=way != "none" and not headless,
            kept_too=_drawn(said),
        )
        self.arrows.append(arrow)
        if way == "both":
            self.arrows.append(Arrow(ends[1], ends[0], arrow.said, arrow.weight, arrow.style))

    def _node(self, key: str, said: Said) -> None:
        label = _one_line(said.get("label", "").replace("\\N", key))
        own = {n: t for n, t in said.items() if self.graph.top.of_nodes.get(n) != t}
        left = {n: t for n, t in said.items() if n not in _DRAWN and n not in ("label", "pos")}
        add_node(
            self.into,
            key,
            left.items(),
            ID,
            name=label,
            at=_place(said.get("pos", "")),
            group=self._groups.get(key),
            kept_too=_drawn(own),
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _drawn(said: Said) -> dict[str, Any]:
    drawn = {name: text for name, text in said.items() if name in _DRAWN and text}
    return {"drawn": drawn} if drawn else {}


def _place(pos: str) -> Place | None:
    """A place in points; Graphviz's y goes up."""
    x, _, y = pos.strip().rstrip("!").partition(",")
    at = place_of(x, y.partition(",")[0])
    return None if at is None else (at[0], -at[1] or 0.0)
