"""A map as GraphML: plain data that any program reads, and beside it what yEd draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loopmap.formats.foreign import as_fields, as_list, as_number, as_text
from loopmap.formats.graphml.read import CREATOR, ID, OURS
from loopmap.formats.incoming.attributes import edge_attributes, key_of, node_attributes
from loopmap.formats.kept import kept
from loopmap.formats.loopmap_yaml.scalars import number
from loopmap.formats.xml_text import anywhere
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Sign, Variable
from loopmap.model.token import breathe

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    f'<graphml xmlns="{_SPACE}" xmlns:y="http://www.yworks.com/xml/graphml">',
)
Said = Mapping[str, str]

_NUMBERS = frozenset(("x", "y", "confidence"))
_WHOLE = frozenset(("sign",))
_COLOURS: Mapping[Sign, str] = {
    Sign.SAME: "#1F5FA8",
    Sign.OPPOSITE: "#B3261E",
    Sign.UNKNOWN: "#6B6B6B",
}
_LETTER = 7.2
_HIGH = 34.0


def write(document: Document) -> bytes:
    """The document's first map. The same document always gives the same bytes. O(records)."""
    causal_map = document.maps[document.map_order[0]]
    taken: set[str] = set()
    ids = {v.id: key_of(v, ID, taken) for v in in_order(causal_map.variables)}
    nodes = {v.id: _node_data(causal_map, v) for v in in_order(causal_map.variables)}
    edges = {k.id: edge_attributes(k, ID) for k in in_order(causal_map.links)}
    keys = _Keys(nodes.values(), edges.values())
    lines = [*_HEAD, *keys.lines(), '  <graph id="G" edgedefault="directed">']
    lines.append(f'    <data key="c">{OURS}{anywhere(causal_map.info.title)}</data>')
    for variable in in_order(causal_map.variables):
        lines += _node(ids[variable.id], variable, keys.data("node", nodes[variable.id]))
    for place, link in enumerate(in_order(causal_map.links)):
        lines += _edge(place, ids, link, keys.data("edge", edges[link.id]))
    lines += ["  </graph>", "</graphml>"]
    return ("\n".join(lines) + "\n").encode()


def _node_data(causal_map: CausalMap, variable: Variable) -> dict[str, str]:
    at = {"x": number(variable.x, 1), "y": number(variable.y, 1)}
    said = node_attributes(causal_map, variable, ID)
    return {"label": said.pop("label"), **at, **said}


class _Keys:
    """The declared names of data: which id each has among nodes or edges."""

    def __init__(
        self, nodes: Iterable[Mapping[str, str]], edges: Iterable[Mapping[str, str]]
    ) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        for of, all_data in (("node", nodes), ("edge", edges)):
            for name in dict.fromkeys(name for data in all_data for name in data):
                self._ids[of, name] = f"d{len(self._ids)}"

    def lines(self) -> Iterator[str]:
        yield f'  <key id="c" for="graph" attr.name="{CREATOR}" attr.type="string"/>'
        yield '  <key id="y" for="node" yfiles.type="nodegraphics"/>'
        yield '  <key id="z" for="edge" yfiles.type="edgegraphics"/>'
        for (of, name), key in self._ids.items():
            kind = "double" if name in _NUMBERS else "int" if name in _WHOLE else "string"
            kind = "boolean" if (of, name) == ("edge", "delay") else kind
            yield f'  <key id="{key}" for="{of}" attr.name="{anywhere(name)}" attr.type="{kind}"/>'

    def data(self, of: str, said: Mapping[str, str]) -> list[str]:
        breathe()
        return [
            f'      <data key="{self._ids[of, name]}">{anywhere(text)}</data>'
            for name, text in said.items()
        ]


def _node(key: str, variable: Variable, data: list[str]) -> Iterator[str]:
    breathe()
    looks = _looks(variable)
    usual = max(80.0, min(len(variable.name), 28) * _LETTER + 20)
    wide = as_number(looks.get("width"), usual) or usual
    high = as_number(looks.get("height"), _HIGH) or _HIGH
    shape = "rectangle" if variable.kind is Kind.STOCK else "roundrectangle"
    yield f'    <node id="{anywhere(key)}">'
    yield from data
    yield '      <data key="y"><y:ShapeNode>'
    yield (
        f'        <y:Geometry x="{number(variable.x - wide / 2, 2)}"'
        f' y="{number(variable.y - high / 2, 2)}"'
        f' width="{number(wide, 2)}" height="{number(high, 2)}"/>'
    )
    yield f'        <y:Fill color="{anywhere(as_text(looks.get("fill"), "#FFFFFF"))}"/>'
    yield '        <y:BorderStyle color="#4A4A4A" type="line" width="1.0"/>'
    yield f"        <y:NodeLabel>{anywhere(variable.name)}</y:NodeLabel>"
    yield f'        <y:Shape type="{anywhere(as_text(looks.get("shape"), shape))}"/>'
    yield "      </y:ShapeNode></data>"
    yield "    </node>"


def _edge(place: int, ids: Mapping[RecordId, str], link: Link, data: list[str]) -> Iterator[str]:
    source, target = anywhere(ids[link.source]), anywhere(ids[link.target])
    looks = _looks(link)
    colour = as_text(looks.get("color"), _COLOURS[link.sign])
    line = as_text(looks.get("line"), "dashed" if link.delayed else "line")
    yield f'    <edge id="e{place}" source="{source}" target="{target}">'
    yield from data
    yield '      <data key="z"><y:PolyLineEdge>'
    yield from _path(looks)
    yield f'        <y:LineStyle color="{anywhere(colour)}" type="{anywhere(line)}" width="1.5"/>'
    yield '        <y:Arrows source="none" target="standard"/>'
    yield f"        <y:EdgeLabel>{anywhere(link.sign.value)}</y:EdgeLabel>"
    yield "      </y:PolyLineEdge></data>"
    yield "    </edge>"


def _path(looks: Mapping[str, Any]) -> Iterator[str]:
    """The bends that a line had in yEd."""
    bends = [
        [as_number(axis, 0.0) or 0.0 for axis in bend]
        for bend in as_list(looks.get("bends"))
        if len(as_list(bend)) == 2
    ]
    if bends:
        yield '        <y:Path sx="0.0" sy="0.0" tx="0.0" ty="0.0">'
        for x, y in bends:
            yield f'          <y:Point x="{number(x, 2)}" y="{number(y, 2)}"/>'
        yield "        </y:Path>"


def _looks(record: Variable | Link) -> dict[str, Any]:
    """How yEd drew the record, where it comes from there."""
    return as_fields(kept(record.extra, ID).get("looks"))
