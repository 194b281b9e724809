"""GML, the Graph Modelling Language of older programs; read only.

networkx reads GML too, but refuses files with two arrows between the same two nodes, which
causal maps of other programs have, and goes as deep as the brackets of a file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told

MAX_DEPTH = 20
MAX_VALUES = 1_000_000

_WORDS = re.compile(
    r"""(?P<gap>\s+|\#[^\n]*)
        |(?P<key>[A-Za-z_][\w.-]*)
        |(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)
        |"(?P<text>[^"]*)"
        |(?P<open>\[)|(?P<close>\])""",
    re.VERBOSE,
)
_HEAD = re.compile(rb"(?:^|\n)\s*graph\s*\[")

Pairs = list[tuple[str, Any]]
Said = dict[str, str]


def read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """The graph in the file as a map. Raises FormatError with the line."""
    try:
        pairs = _pairs(_decoded(content))
        return _opened(pairs, _graph_of(pairs), name, told)
    except FormatError as error:
        error.file = name
        raise


def _graph_of(pairs: Pairs) -> Pairs:
    graph = next((value for key, value in pairs if key == "graph"), None)
    if not isinstance(graph, list):
        raise FormatError("There is no graph in this file.", line=1)
    return graph


def _decoded(content: bytes) -> str:
    from loopmap.formats.csv_links import decoded

    return decoded(content)[0]


def _pairs(text: str) -> Pairs:
    """The file as keys with values, lists of such pairs within; read without recursion."""
    levels: list[Pairs] = [[]]
    key: str | None = None
    for count, (kind, word, at) in enumerate(_words(text)):
        if count > MAX_VALUES:
            raise FormatError("The file has more values than any map needs.")
        if kind == "key" and key is None:
            key = word.casefold()
        elif kind == "close" and key is None and len(levels) > 1:
            levels.pop()
        elif kind == "open" and key is not None:
            below: Pairs = []
            levels[-1].append((key, below))
            levels.append(below)
            key = None
            if len(levels) > MAX_DEPTH:
                raise FormatError("The file is nested too deeply.", line=_line(text, at))
        elif kind in ("number", "text", "key") and key is not None:
            levels[-1].append((key, html.unescape(word)))
            key = None
        else:
            raise FormatError(f"“{word[:20]}” is not expected here.", line=_line(text, at))
    if len(levels) > 1 or key is not None:
        raise FormatError("The file ends before it is complete.", line=text.count("\n") + 1)
    return levels[0]


def _words(text: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    while at < len(text):
        found = _WORDS.match(text, at)
        if found is None:
            raise FormatError("This is not a GML file.", line=_line(text, at))
        kind = str(found.lastgroup)
        if kind != "gap":
            yield kind, found[kind], at
        at = found.end()


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _opened(pairs: Pairs, graph: Pairs, name: str, told: Told) -> Opened:
    from loopmap.formats.incoming.graph_links import add_arrows
    from loopmap.formats.incoming.map_maker import DocumentMaker

    title = name.rpartition(".")[0] or name
    whole = DocumentMaker(title)
    own = _said(graph)
    into = whole.map(own.get("label") or title)
    upwards = -1.0 if "gephi" in f"{_said(pairs).get('creator', '')}".casefold() else 1.0
    headed = own.get("directed", "0") != "0"
    groups = {key for key, _, node in _parts(graph, "node") if "isgroup" in node}
    for key, _, said in _parts(graph, "node"):
        if key in groups:
            into.group(key, said.get("label", key))
    _add_nodes(into, graph, groups, upwards)
    arrows = [_arrow(said, nested, headed=headed) for _, nested, said in _parts(graph, "edge")]
    guesses = add_arrows(into, arrows, told)
    return Opened(
        whole.document(),
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        guesses=tuple(guesses),
    )


def _add_nodes(into: Any, graph: Pairs, groups: set[str], upwards: float) -> None:
    from loopmap.formats.incoming.attributes import add_node
    from loopmap.formats.incoming.places import place_of

    for key, nested, said in _parts(graph, "node"):
        if key in groups:
            continue
        drawn = nested.get("graphics", {})
        at = place_of(drawn.get("x"), drawn.get("y"))
        within = said.pop("gid", "")
        add_node(
            into,
            key,
            ((n, t) for n, t in said.items() if n not in ("id", "x", "y")),
            "gml",
            at=None if at is None else (at[0], upwards * at[1]),
            group=into.group(within, within) if within in groups else None,
        )


def _arrow(said: dict[str, str], nested: dict[str, dict[str, str]], *, headed: bool) -> Any:
    from loopmap.formats.incoming.attributes import arrow_of
    from loopmap.formats.incoming.graph_links import style_in_words

    drawn = nested.get("graphics", {})
    ends = said.pop("source", ""), said.pop("target", "")
    head = drawn.get("targetarrow", "")
    return arrow_of(
        *ends,
        ((n, t) for n, t in said.items() if n != "id"),
        "gml",
        style=style_in_words(drawn.get("fill", ""), drawn.get("style", ""), head),
        headed=headed or bool(head) or drawn.get("arrow", "none") != "none",
    )


def _parts(
    graph: Pairs, sort: str
) -> Iterator[tuple[str, dict[str, dict[str, str]], dict[str, str]]]:
    """The nodes or edges of a graph: id, nested groups of values by name, plain values."""
    for key, value in graph:
        if key == sort and isinstance(value, list):
            nested = {name: _said(below) for name, below in value if isinstance(below, list)}
            said = _said(value)
            yield said.get("id", said.get("label", "")), nested, said


def _said(pairs: Pairs) -> dict[str, str]:
    return {name: text for name, text in reversed(pairs) if isinstance(text, str)}


def looks_like_gml(content: bytes) -> bool:
    """Whether a file begins like GML."""
    return _HEAD.search(content[:4096]) is not None


FORMAT = Format(
    id="gml",
    title="GML",
    suffixes=(".gml",),
    read=read,
    write=None,
    sniff=looks_like_gml,
    keeps=frozenset(),
)
