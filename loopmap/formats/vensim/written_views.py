"""A map as a view of a Vensim sketch: words, pipes, arrows, loop symbols and comments."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.diagram.curve import handle_of
from loopmap.diagram.geometry import Point
from loopmap.formats.kept import kept
from loopmap.formats.vensim.names import spelt
from loopmap.formats.vensim.sketch_values import CLOUD
from loopmap.formats.vensim.written import Written
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, NamedLoop, Note, Sign, Variable

FORMAT_ID = "vensim"
_DRESS = "192-192-192,0,Arial|18||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|96,96,60,0"
_COLOUR = "-1--1--1"
_LETTERS = {Sign.SAME: "+", Sign.OPPOSITE: "-", Sign.UNKNOWN: ""}
_WIDTH_OF_LETTER, _HALF_HEIGHT, _BELOW_VALVE = 5, 16, 24


def view_lines(causal_map: CausalMap, whole: Written) -> Iterator[str]:
    """The lines of one view, from its version on."""
    dress = kept(causal_map.info.extra, FORMAT_ID).get("dress")
    yield "V300  Do not put anything below this section - it will be ignored"
    yield f"*{whole.titles[causal_map.id]}"
    yield f"${dress if isinstance(dress, str) else _DRESS}"
    yield from _View(causal_map, whole).lines()


class _View:
    """Counts the objects of one view."""

    def __init__(self, causal_map: CausalMap, whole: Written) -> None:
        self._map, self._whole, self._last = causal_map, whole, 0
        self._words: dict[RecordId, int] = {}
        self._valves: dict[RecordId, int] = {}

    def lines(self) -> Iterator[str]:
        pipes = [link for link in in_order(self._map.links) if self._is_pipe(link)]
        flowing = {link.source for link in pipes}
        for variable in in_order(self._map.variables):
            yield from self._flow(variable) if variable.id in flowing else [self._word(variable)]
        for flow in sorted(flowing, key=self._valves.__getitem__):
            yield from self._pipes(flow, [link for link in pipes if link.source == flow])
        for link in in_order(self._map.links):
            if link not in pipes:
                yield self._arrow(link)
        for loop in in_order(self._map.loops):
            yield from self._symbol(loop)
        for note in in_order(self._map.notes):
            yield from self._comment(note)

    def _is_pipe(self, link: Link) -> bool:
        """Whether a link is what flows into a stock or out of it, and nothing else."""
        ends = self._map.variables[link.source], self._map.variables[link.target]
        plain = not link.delayed and link.sign is not Sign.UNKNOWN
        return [each.kind for each in ends] == [Kind.FLOW, Kind.STOCK] and plain

    def _flow(self, variable: Variable) -> Iterator[str]:
        """A valve, and its name below."""
        self._valves[variable.id] = self._next()
        x, y = self._whole.place(variable.x, variable.y)
        yield f"11,{self._valves[variable.id]},0,{x},{y},6,8,34,3,0,0,1,0,0,0"
        yield self._word(variable)

    def _pipes(self, flow: RecordId, links: list[Link]) -> Iterator[str]:
        """From a valve to its stocks; where it has but one, to a cloud on the other side."""
        valve, here = self._valves[flow], self._map.variables[flow]
        for link in links:
            heads = link.sign is Sign.SAME
            yield self._pipe(valve, self._words[link.target], here, heads=heads)
        if len(links) == 1:
            stock = self._map.variables[links[0].target]
            cloud = self._next()
            x, y = self._whole.place(2 * here.x - stock.x, 2 * here.y - stock.y)
            yield f"12,{cloud},{CLOUD},{x},{y},10,8,0,3,0,0,-1,0,0,0"
            yield self._pipe(valve, cloud, here, heads=links[0].sign is Sign.OPPOSITE)

    def _pipe(self, valve: int, end: int, here: Variable, *, heads: bool) -> str:
        x, y = self._whole.place(here.x, here.y)
        shape = 4 if heads else 100
        return f"1,{self._next()},{valve},{end},{shape},0,0,22,0,0,0,{_COLOUR},,1|({x},{y})|"

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _word(self, variable: Variable) -> str:
        number = self._words[variable.id] = self._next()
        name = self._whole.names[variable.name]
        x, y = self._place(variable.id)
        stands_for, _ = self._whole.first[name]
        again = stands_for.id not in self._map.variables
        shape = 3 if variable.kind is Kind.STOCK else 40 if variable.id in self._valves else 8
        bits = 2 if again else 3
        width = min(20 + _WIDTH_OF_LETTER * len(name), 90)
        return (
            f"10,{number},{spelt(name)},{x},{y},{width},{_HALF_HEIGHT},{shape},{bits},0,0,0,0,0,0"
        )

    def _arrow(self, link: Link) -> str:
        letter = _LETTERS[link.sign]
        was = kept(link.extra, FORMAT_ID).get("letter")
        if isinstance(was, str) and letter and len(was) == 1 and was in _ALIKE[letter]:
            letter = was
        code = ord(letter) if letter else 0
        delay = 64 + link.delayed
        ends = f"{self._words[link.source]},{self._words[link.target]}"
        shape, point = self._bend(link)
        return f"1,{self._next()},{ends},{shape},0,{code},0,0,{delay},0,{_COLOUR},,1|{point}|"

    def _bend(self, link: Link) -> tuple[int, str]:
        """The shape of an arrow and the point it goes through; straight where nobody bent it."""
        if link.bulge is None or link.source == link.target:
            return 0, "(0,0)"
        start, end = (Point(*self._place(each)) for each in (link.source, link.target))
        x, y = handle_of(start, end, link.bulge)
        return 1, f"({round(x)},{round(y)})"

    def _place(self, variable: RecordId) -> tuple[int, int]:
        """Where the name of a variable is written: below its valve where it has one."""
        here = self._map.variables[variable]
        x, y = self._whole.place(here.x, here.y)
        return x, y + _BELOW_VALVE * (variable in self._valves)

    def _symbol(self, loop: NamedLoop) -> Iterator[str]:
        ring = [self._map.links[each] for each in loop.links if each in self._map.links]
        corners = [self._map.variables[link.source] for link in ring]
        if not corners:
            return
        middle = [sum(getattr(v, axis) for v in corners) / len(corners) for axis in ("x", "y")]
        x, y = self._whole.place(
            middle[0] if loop.x is None else loop.x, middle[1] if loop.y is None else loop.y
        )
        turns = 4 if _is_clockwise(corners) else 5
        yield f"12,{self._next()},0,{x},{y},24,24,{turns},4,0,0,-1,0,0,0"
        yield _line(loop.label)

    def _comment(self, note: Note) -> Iterator[str]:
        if note.picture:
            return
        x, y = self._whole.place(note.x, note.y)
        yield f"12,{self._next()},0,{x},{y},{round(note.width / 2)},24,8,4,0,0,-1,0,0,0"
        yield _line(note.text)


_ALIKE = {"+": "+sS", "-": "-oO0"}


def _is_clockwise(corners: list[Variable]) -> bool:
    turned = zip(corners, (*corners[1:], *corners[:1]), strict=True)
    return sum(a.x * b.y - b.x * a.y for a, b in turned) > 0  # with y down


def _line(text: str) -> str:
    """A text on one line; a break within it is said as Vensim says it."""
    return text.replace("\\n", "\\ n").replace("\r", "").replace("\n", "\\n").strip() or " "
