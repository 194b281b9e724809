"""Which loops the symbols of a picture stand for: R or B within a ring that turns their way.

A symbol says a letter, where it is and which way it turns. Of the loops that go round its
place that way, and are of its kind, the one with the shortest way round is meant; that is a guess.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loopmap.analysis.loops import Loop, LoopKind
from loopmap.analysis.loops.budget import Budget
from loopmap.analysis.loops.search import find_loops
from loopmap.diagram.curve import curve_between
from loopmap.diagram.geometry import Point
from loopmap.expr.names import CanonicalName
from loopmap.formats.guess import Choice, Guess, settled
from loopmap.formats.kept import keep
from loopmap.formats.models.numbering import Numbering
from loopmap.formats.models.picture import DrawnText, Picture, Place, Symbol
from loopmap.formats.models.said import Said
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop

_LABEL = re.compile(
    r"(?P<letter>[RBU+\u2212-])?\s*(?P<number>\d{0,3})\s*[:.]?\s*(?P<name>.*)", re.IGNORECASE
)
_KINDS = {"R": LoopKind.REINFORCING, "+": LoopKind.REINFORCING, "B": LoopKind.BALANCING,
          "-": LoopKind.BALANCING, "\u2212": LoopKind.BALANCING}  # fmt: skip
_BUDGET = Budget(count=2_000, steps=300_000, proof=2_000, proof_steps=100_000, probes=0)
_MOST_OFFERED = 5
_BEND_OF_TWO = 0.3
_NONE, _NAME, _NOTE = "none", "name", "note"
_BESIDE, _LONGEST_NAME = 90.0, 40
"""How close a name stands to its symbol, in map units, and how many letters it has at most."""


@dataclass(frozen=True, slots=True)
class _Ring:
    """A loop as it is drawn: what it encloses, and which way it turns."""

    loop: Loop
    corners: tuple[Place, ...]
    area: float
    way: float

    @property
    def clockwise(self) -> bool:
        return self.area > 0  # with y down


def loops_of_symbols(
    causal_map: CausalMap,
    picture: Picture,
    of: Mapping[CanonicalName, RecordId],
    said: Said,
    ids: Numbering,
) -> tuple[dict[RecordId, NamedLoop], list[DrawnText]]:
    """The loops meant; and the texts of the picture that name none, with symbols that mean none.

    What lies within what is seen in the picture as the file has it.
    """
    symbols, texts = picture.symbols, list(picture.texts)
    if not symbols:
        return {}, texts
    corners = {of[key]: at for key, at in picture.drawn.items() if key in of}
    rings = sorted(_rings(causal_map, corners), key=lambda ring: (ring.way, ring.loop.key))
    loops: dict[RecordId, NamedLoop] = {}
    left: list[DrawnText] = []
    used: set[tuple[RecordId, ...]] = set()
    labels = _Labels(symbols)
    for symbol in symbols:
        meant = [
            ring.loop for ring in rings if _may_mean(symbol, ring) and ring.loop.key not in used
        ]
        loop = _chosen(causal_map, symbol, meant, said)
        if loop is None:
            left.append(DrawnText(symbol.label, symbol.place, 60.0, symbol.kept))
            continue
        used.add(loop.key)
        label, name = labels.of(symbol, loop.kind)
        name = name or _name_beside(symbol, texts, said)
        record = _record(ids.next("p"), symbol, loop, (label, name), said)
        record = replace(record, order=float(len(loops)))
        loops[record.id] = record
    return loops, [*texts, *left]


def _name_beside(symbol: Symbol, texts: list[DrawnText], said: Said) -> str:
    """A few words just below or above a symbol name its loop; they are then no text any more."""
    near = [text for text in texts if _is_beside(text, symbol)]
    if not near:
        return ""
    nearest = min(near, key=lambda text: math.dist(text.place, symbol.place))
    about = f"“{nearest.text}”, beside the loop symbol “{symbol.label}”"
    choices = (Choice(_NAME, "the name of the loop"), Choice(_NOTE, "a note"))
    key = _free_key(nearest.text, said.guesses, "text")
    guess = Guess(key, about, choices, _NAME, "A few words close to a symbol name its loop.")
    said.guesses.append(settled(guess, said.told))
    if said.guesses[-1].taken == _NOTE:
        return ""
    texts.remove(nearest)
    return nearest.text


def _is_beside(text: DrawnText, symbol: Symbol) -> bool:
    across, down = (abs(a - b) for a, b in zip(text.place, symbol.place, strict=True))
    return across < _BESIDE and down < _BESIDE and len(text.text) < _LONGEST_NAME


def _record(
    record: RecordId, symbol: Symbol, loop: Loop, called: tuple[str, str], said: Said
) -> NamedLoop:
    kept = {"symbol": symbol.label, "clockwise": symbol.clockwise, **symbol.kept}
    x, y = (round(each, 1) for each in symbol.place)
    extra = keep({}, said.format_id, kept)
    return NamedLoop(record, loop.key, *called, x=x, y=y, extra=extra)


def _rings(causal_map: CausalMap, drawn: Mapping[RecordId, Place]) -> Iterator[_Ring]:
    at = {i: drawn.get(i, (v.x, v.y)) for i, v in causal_map.variables.items()}
    for loop in find_loops(causal_map, _BUDGET).loops:
        corners = tuple(_along(causal_map, loop, at))
        yield _Ring(loop, corners, _area(corners), _way(corners))


def _along(causal_map: CausalMap, loop: Loop, places: Mapping[RecordId, Place]) -> Iterator[Place]:
    """The corners of a loop, arcs by some points; of a loop of two something is enclosed."""
    usual = _BEND_OF_TWO if loop.length == 2 else 0.0
    for key in loop.key:
        link = causal_map.links[key]
        start, end = places[link.source], places[link.target]
        bulge = usual if link.bulge is None else link.bulge
        curve = curve_between(Point(*start), Point(*end), bulge)
        yield start
        if curve.radius:
            for at in (curve.point(t) for t in (0.25, 0.5, 0.75)):
                yield at.x, at.y


def _area(corners: Sequence[Place]) -> float:
    return sum(
        x1 * y2 - x2 * y1
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], *corners[:1]), strict=True)
    ) / 2  # fmt: skip


def _way(corners: Sequence[Place]) -> float:
    """How long the way round is: of rings around a place the shortest is the nearest."""
    return sum(map(math.dist, corners, (*corners[1:], *corners[:1])))


def _may_mean(symbol: Symbol, ring: _Ring) -> bool:
    match = _LABEL.fullmatch(symbol.label)
    letter = (match["letter"] or "").upper() if match else ""
    kind = _KINDS.get(letter, ring.loop.kind)
    if ring.loop.kind not in (kind, LoopKind.UNDETERMINED) or ring.clockwise != symbol.clockwise:
        return False
    return _encloses(ring.corners, symbol.drawn or symbol.place)


def _encloses(corners: Sequence[Place], place: Place) -> bool:
    """Whether a place lies within a ring, by how often a line to the right crosses it."""
    inside, (x, y) = False, place
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _chosen(
    causal_map: CausalMap, symbol: Symbol, meant: Sequence[Loop], said: Said
) -> Loop | None:
    """The loop a symbol stands for: as told, or the shortest that fits."""
    if not meant:
        return None
    offered = {str(nth): loop for nth, loop in enumerate(meant[:_MOST_OFFERED], 1)}
    choices = [Choice(value, _words(causal_map, loop)) for value, loop in offered.items()]
    guess = Guess(
        _free_key(symbol.label, said.guesses, "loop"),
        f"Loop symbol “{symbol.label}”",
        (*choices, Choice(_NONE, "no loop: keep it as a text")),
        "1",
        "It is the shortest loop of its kind around the symbol that turns its way.",
    )
    said.guesses.append(settled(guess, said.told))
    return offered.get(said.guesses[-1].taken)


def _free_key(label: str, guesses: Sequence[Guess], about: str) -> str:
    """A key of its own: of two symbols with one letter the second is “loop:B 2”."""
    taken, number = {guess.key for guess in guesses}, 2
    key = f"{about}:{label}"
    while key in taken:
        key, number = f"{about}:{label} {number}", number + 1
    return key


def _words(causal_map: CausalMap, loop: Loop) -> str:
    names = [causal_map.variables[each].name for each in loop.variables]
    return " → ".join((*names, names[0]))


class _Labels:
    """Labels for loops: as they are written where nobody else has them, else the next free."""

    def __init__(self, symbols: Sequence[Symbol]) -> None:
        self._written = {_spelt(symbol) for symbol in symbols}
        self._given: set[str] = set()

    def of(self, symbol: Symbol, kind: LoopKind) -> tuple[str, str]:
        """The label of a loop, and the name that is written beside it."""
        match = _LABEL.fullmatch(symbol.label)
        wanted, name = _spelt(symbol), match["name"].strip() if match else symbol.label
        letter = wanted[:1] if wanted[:1] in ("R", "B") else kind.letter
        if wanted in self._given or not wanted[1:]:
            number = 1
            while (wanted := f"{letter}{number}") in self._given | self._written:
                number += 1
        self._given.add(wanted)
        return wanted, name


def _spelt(symbol: Symbol) -> str:
    """“R1” for “r 1”; nothing where there is no letter and number."""
    match = _LABEL.fullmatch(symbol.label)
    if match is None or (match["letter"] or "").upper() not in ("R", "B"):
        return ""
    return f"{match['letter'].upper()}{match['number']}"
