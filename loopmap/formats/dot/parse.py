"""The statements of a DOT file, read in one pass: no recursion, no time that nesting multiplies.

pydot's grammar reads some 20 KB in a second, and what stands in braces twice for each pair
around them: a map of a few hundred variables would take ten seconds, a hostile file for ever.
The language is https://graphviz.org/doc/info/lang.html; the tests hold pydot's reading against
this one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from loopmap.errors import FormatError
from loopmap.model.token import breathe

MAX_DEPTH = 64
MAX_WORDS = 1_000_000

_WORD = re.compile(
    r"""(?P<gap>(?:\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/|^\#[^\n]*)+)
        |(?P<arrow>->|--)
        |(?P<mark>[{}\[\]=;,:+])
        |"(?P<quoted>(?:[^"\\]|\\.)*)"
        |(?P<plain>-?(?:\.\d+|\d+(?:\.\d*)?)|[^\W\d][\w.]*)
        |(?P<mark_up><)""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<\s*br\b[^<>]*>", re.IGNORECASE)

Said = dict[str, str]


class Word(NamedTuple):
    """One word: its text as people see it, where it begins, and whether it is an id."""

    text: str
    at: int
    is_id: bool
    is_plain: bool = False


@dataclass(slots=True)
class Part:
    """A graph or a subgraph: its own attributes, what holds for all nodes and edges in it."""

    name: str = ""
    own: Said = field(default_factory=dict)
    of_nodes: Said = field(default_factory=dict)
    of_edges: Said = field(default_factory=dict)
    nodes: dict[str, Said] = field(default_factory=dict)
    edges: list[tuple[str, str, Said]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def all_nodes(self) -> list[str]:
        """The nodes in it and in its parts, each once."""
        found: dict[str, None] = {}
        waiting = [self]
        while waiting:
            part = waiting.pop()
            found.update(dict.fromkeys(part.nodes))
            waiting += reversed(part.parts)
        return list(found)


@dataclass(slots=True)
class Graph:
    """The first graph of a file."""

    top: Part
    directed: bool


def parse(text: str) -> Graph:
    """The first graph of a file. Raises FormatError with the line. O(size)."""
    return _Parser(text).graph()


def words_of(text: str) -> Iterator[Word]:
    """The words of a file, comments left out."""
    at = count = 0
    while at < len(text):
        found = _WORD.match(text, at)
        if found is None:
            raise FormatError("This is not a DOT file from here on.", line=_line(text, at))
        kind, count = found.lastgroup, count + 1
        if count > MAX_WORDS:
            raise FormatError("The file has more words than any map needs.")
        if kind == "mark_up":
            end = _end_of_mark_up(text, at)
            yield Word(_without_tags(text[at + 1 : end - 1]), at, is_id=True)
            at = end
            continue
        if kind == "quoted":
            yield Word(_unescaped(found["quoted"]), at, is_id=True)
        elif kind == "plain":
            yield Word(found["plain"], at, is_id=True, is_plain=True)
        elif kind != "gap":
            yield Word(found[0], at, is_id=False)
        at = found.end()


def _end_of_mark_up(text: str, at: int) -> int:
    """Where an HTML label ends: its angle brackets match."""
    depth = 0
    for found in re.compile("[<>]").finditer(text, at):
        depth += 1 if found[0] == "<" else -1
        if depth == 0:
            return found.end()
    raise FormatError("A label in “<” and “>” has no end.", line=_line(text, at))


def _without_tags(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", text))).split())


def _unescaped(text: str) -> str:
    r"""The text within quotes: ``\n``, ``\l`` and ``\r`` end a line, ``\N`` stays."""
    joined = text.replace("\\\r\n", "").replace("\\\n", "")
    lines = re.sub(r"\\([nlrNGEHTL\"\\])", _escape, joined)
    return lines.rstrip("\n") if lines.endswith("\n") else lines


def _escape(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nlr" else found[0] if found[1].isalpha() else found[1]


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


_END = Word("", 0, is_id=False)


class _Parser:
    """Reads one graph, statement by statement, with a stack of the braces that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = words_of(text)
        self._here = next(self._words, _END)

    def graph(self) -> Graph:
        if self._is("strict"):
            self._take()
        directed = self._is("digraph")
        if not directed and not self._is("graph"):
            raise self._fault("A DOT file begins with “digraph” or “graph”.")
        self._take()
        top = Part()
        if self._here.is_id:
            top.name = self._take().text
        self._expect("{")
        self._statements(top)
        return Graph(top, directed)

    def _statements(self, top: Part) -> None:
        """All up to the brace that closes the graph. ``ends`` are those of an edge half said."""
        open_parts: list[tuple[Part, list[list[str]]]] = [(top, [])]
        while open_parts:
            part, ends = open_parts[-1]
            if ends and any(map(self._is_mark, "};,")):
                raise self._fault("An arrow leads to nothing here.")
            if self._is_mark("}"):
                self._take()
                open_parts.pop()
                if open_parts:
                    self._closed(part, *open_parts[-1])
            elif self._is_mark(";") or self._is_mark(","):
                self._take()
            elif self._is_mark("{") or self._is("subgraph"):
                open_parts.append((self._opened(part), []))
                if len(open_parts) > MAX_DEPTH:
                    raise self._fault("The braces are nested too deeply.")
            else:
                self._statement(part, ends)

    def _opened(self, around: Part) -> Part:
        """A new part, with what holds for nodes and edges around it."""
        made = Part(of_nodes=dict(around.of_nodes), of_edges=dict(around.of_edges))
        if self._is("subgraph"):
            self._take()
            if self._here.is_id:
                made.name = self._take().text
        self._expect("{")
        return made

    def _closed(self, part: Part, around: Part, ends: list[list[str]]) -> None:
        """What a part that has just ended is: an end of an edge, or a part alone."""
        around.parts.append(part)
        ends.append(part.all_nodes())
        self._go_on(around, ends)

    def _go_on(self, part: Part, ends: list[list[str]]) -> None:
        """After an end of an edge: an arrow and more, or attributes and the end of it."""
        if self._here.text in ("->", "--") and not self._here.is_id:
            self._take()
            return
        said = self._attributes() if len(ends) > 1 else {}
        for sources, targets in pairwise(ends):
            if len(part.edges) + len(sources) * len(targets) > MAX_WORDS:
                raise self._fault("The file has more arrows than any map needs.")
            part.edges += [(one, other, said) for one in sources for other in targets]
        ends.clear()

    def _statement(self, part: Part, ends: list[list[str]]) -> None:
        breathe()
        if self._here is _END:
            raise FormatError("The file ends before it is complete.", line=_line(self._text, -1))
        if not self._here.is_id:
            raise self._fault(f"“{self._here.text}” is not expected here.")
        word = self._take()
        if word.is_plain and word.text.casefold() in ("node", "edge", "graph") and not ends:
            held = {"node": part.of_nodes, "edge": part.of_edges, "graph": part.own}
            held[word.text.casefold()].update(self._attributes())
        elif self._is_mark("=") and not ends:
            self._take()
            part.own[word.text] = self._value()
        else:
            self._end(part, ends, word.text)

    def _end(self, part: Part, ends: list[list[str]], key: str) -> None:
        """A node alone, or an end of an edge; ports behind colons are passed over."""
        while self._is_mark(":"):
            self._take()
            if not self._here.is_id:
                raise self._fault("The name of a port is missing here.")
            self._take()
        known = part.nodes.setdefault(key, dict(part.of_nodes))
        if not ends and self._is_mark("["):
            known.update(self._attributes())
            return
        ends.append([key])
        self._go_on(part, ends)

    def _attributes(self) -> Said:
        said: Said = {}
        while self._is_mark("["):
            self._take()
            while not self._is_mark("]"):
                if self._is_mark(",") or self._is_mark(";"):
                    self._take()
                    continue
                if not self._here.is_id:
                    raise self._fault("The name of an attribute was expected here.")
                name = self._take().text
                said[name] = "true"
                if self._is_mark("="):
                    self._take()
                    said[name] = self._value()
            self._take()
        return said

    def _value(self) -> str:
        """A value, of several texts where “+” joins them."""
        if not self._here.is_id:
            raise self._fault("A value was expected here.")
        text = self._take().text
        while self._is_mark("+"):
            self._take()
            text += self._take().text
        return text

    def _is(self, keyword: str) -> bool:
        return self._here.is_plain and self._here.text.casefold() == keyword

    def _is_mark(self, mark: str) -> bool:
        return not self._here.is_id and self._here.text == mark

    def _expect(self, mark: str) -> None:
        if not self._is_mark(mark):
            raise self._fault(f"“{mark}” was expected here.")
        self._take()

    def _take(self) -> Word:
        taken, self._here = self._here, next(self._words, _END)
        return taken

    def _fault(self, text: str) -> FormatError:
        if self._here is _END:
            line = self._text.count("\n") + 1
            return FormatError("The file ends before it is complete.", line=line)
        return FormatError(text, line=_line(self._text, self._here.at))
