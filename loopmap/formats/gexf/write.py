"""A map as GEXF 1.3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from loopmap.formats.foreign import as_fields, as_text
from loopmap.formats.gexf.read import ID, OURS
from loopmap.formats.incoming.attributes import edge_attributes, key_of, node_attributes
from loopmap.formats.kept import kept
from loopmap.formats.loopmap_yaml.scalars import number
from loopmap.formats.xml_text import anywhere
from loopmap.model.document import Document
from loopmap.model.query import in_order
from loopmap.model.records import Link, Variable
from loopmap.model.token import breathe

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
)


def write(document: Document) -> bytes:
    """The document's first map. The same document always gives the same bytes. O(records)."""
    causal_map = document.maps[document.map_order[0]]
    variables, links = in_order(causal_map.variables), in_order(causal_map.links)
    taken: set[str] = set()
    ids = {v.id: key_of(v, ID, taken) for v in variables}
    nodes = {v.id: _without(node_attributes(causal_map, v, ID), "label") for v in variables}
    edges = {k.id: _without(edge_attributes(k, ID), "label", "weight") for k in links}
    lines = [*_HEAD, "  <meta>", f"    <creator>{OURS}</creator>"]
    lines += [f"    <description>{anywhere(causal_map.info.title)}</description>", "  </meta>"]
    lines.append('  <graph mode="static" defaultedgetype="directed">')
    lines += _declared("node", nodes.values())
    lines += _declared("edge", edges.values())
    lines.append("    <nodes>")
    for variable in variables:
        lines += _node(ids[variable.id], variable, nodes[variable.id], _names(nodes.values()))
    lines += ["    </nodes>", "    <edges>"]
    names = _names(edges.values())
    for place, link in enumerate(links):
        ends = f'source="{anywhere(ids[link.source])}" target="{anywhere(ids[link.target])}"'
        head = f'      <edge id="{place}" {ends} label="{link.sign.value}"{_weight(link)}>'
        lines += [head, *_values(edges[link.id], names), *_looks(link), "      </edge>"]
    lines += ["    </edges>", "  </graph>", "</gexf>"]
    return ("\n".join(lines) + "\n").encode()


def _without(said: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: text for name, text in said.items() if name not in names}


def _names(said: Iterable[Mapping[str, str]]) -> dict[str, int]:
    """The attributes that anything has, with the number each is declared under."""
    return {name: n for n, name in enumerate(dict.fromkeys(n for each in said for n in each))}


def _declared(of: str, said: Iterable[Mapping[str, str]]) -> Iterator[str]:
    names = _names(said)
    if names:
        yield f'    <attributes class="{of}">'
        for name, place in names.items():
            yield f'      <attribute id="{place}" title="{anywhere(name)}" type="string"/>'
        yield "    </attributes>"


def _node(
    key: str, variable: Variable, said: Mapping[str, str], names: Mapping[str, int]
) -> Iterator[str]:
    yield f'      <node id="{anywhere(key)}" label="{anywhere(variable.name)}">'
    yield from _values(said, names)
    x, y = number(variable.x, 1), number(-variable.y or 0.0, 1)
    yield f'        <viz:position x="{x}" y="{y}"/>'
    yield from _looks(variable)
    yield "      </node>"


def _values(said: Mapping[str, str], names: Mapping[str, int]) -> Iterator[str]:
    breathe()
    if said:
        yield "        <attvalues>"
        for name, text in said.items():
            yield f'          <attvalue for="{names[name]}" value="{anywhere(text)}"/>'
        yield "        </attvalues>"


def _weight(link: Link) -> str:
    own = as_fields(kept(link.extra, ID).get("attributes")).get("weight")
    return f' weight="{anywhere(as_text(own))}"' if own is not None else ""


def _looks(record: Variable | Link) -> Iterator[str]:
    for name, attributes in as_fields(kept(record.extra, ID).get("looks")).items():
        said = "".join(
            f' {each}="{anywhere(as_text(value))}"' for each, value in as_fields(attributes).items()
        )
        yield f"        <viz:{name}{said}/>"
