"""A map as DOT: what Graphviz draws, with all that is said of it as attributes beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from loopmap.formats.dot.read import ID, OURS
from loopmap.formats.foreign import as_fields, as_text
from loopmap.formats.incoming.attributes import edge_attributes, key_of, node_attributes
from loopmap.formats.kept import kept
from loopmap.formats.loopmap_yaml.scalars import number
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Sign, Variable
from loopmap.model.token import breathe

_COLOURS = {Sign.SAME: "#1F5FA8", Sign.OPPOSITE: "#B3261E", Sign.UNKNOWN: "#6B6B6B"}
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def write(document: Document) -> bytes:
    """The document's first map. The same document always gives the same bytes. O(records)."""
    causal_map = document.maps[document.map_order[0]]
    taken: set[str] = set()
    ids = {v.id: key_of(v, ID, taken) for v in in_order(causal_map.variables)}
    lines = ["digraph {"]
    lines.append(f"  graph [comment={quoted(OURS + causal_map.info.title)}];")
    lines.append('  node [shape=box, style=rounded, fontname="sans-serif"];')
    lines += (_node(causal_map, v, ids[v.id]) for v in in_order(causal_map.variables))
    lines += (_edge(k, ids) for k in in_order(causal_map.links))
    lines.append("}")
    return ("\n".join(lines) + "\n").encode()


def quoted(text: str) -> str:
    r"""A text as DOT has it.

    >>> print(quoted('a "b"'))
    "a \"b\""
    """
    held = _ODD.sub("\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + held.replace("\r", "").replace("\n", "\\n") + '"'


def _node(causal_map: CausalMap, variable: Variable, key: str) -> str:
    said = node_attributes(causal_map, variable, ID)
    at = f"{number(variable.x, 1)},{number(-variable.y or 0.0, 1)}!"
    drawn = {"shape": "box", "style": "solid"} if variable.kind is Kind.STOCK else {}
    drawn.update(_drawn(variable))
    return f"  {quoted(key)} [{_attributes({**said, 'pos': at, **drawn})}];"


def _edge(link: Link, ids: Mapping[RecordId, str]) -> str:
    drawn = {"color": _COLOURS[link.sign], **({"style": "dashed"} if link.delayed else {})}
    drawn.update(_drawn(link))
    said = {**edge_attributes(link, ID), **drawn}
    return f"  {quoted(ids[link.source])} -> {quoted(ids[link.target])} [{_attributes(said)}];"


def _drawn(record: Variable | Link) -> dict[str, str]:
    """How Graphviz drew the record, where it comes from there."""
    drawn = as_fields(kept(record.extra, ID).get("drawn"))
    return {name: as_text(value) for name, value in drawn.items() if name != "dir"}


def _attributes(said: Mapping[str, str]) -> str:
    return ", ".join(_parts(said))


def _parts(said: Mapping[str, str]) -> Iterator[str]:
    breathe()
    for name, text in said.items():
        shown = name if _PLAIN.fullmatch(name) else quoted(name)
        yield f"{shown}={quoted(text)}"
