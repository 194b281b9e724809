"""The rows of the structure page about a map as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loopmap.analysis.structure.almost import AlmostLoop, AlmostLoops
from loopmap.analysis.structure.balance import Balance
from loopmap.analysis.structure.overview import Overview
from loopmap.analysis.structure.parts import Part, Parts, Several, summary
from loopmap.analysis.structure.told import (
    CLOSING_ANYWHERE,
    PART_NAMES,
    almost_line,
    almost_reach,
    balance_line,
    small_set_line,
)
from loopmap.analysis.telling import tell_loop
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.panels.structure_offers import closing_rows
from loopmap.ui.panels.structure_row import Choose, Light, Row, Unfolded, ask, heading, said, some

EMPTY = "Nothing is drawn yet. The parts of the map show here as it grows."
_ABOUT_BALANCE = ("no-loop", "no-balancing-loop")


def rows_of_map(causal_map: CausalMap, found: Overview, unfolded: Unfolded) -> list[Row]:
    """All there is to say."""
    if not causal_map.variables:
        return [said(EMPTY)]
    return [
        *_parts(causal_map, found.parts),
        *_balance(causal_map, found.balance),
        *_small_set(causal_map, found.small_set),
        *_questions(found),
        *_closing(causal_map, found, unfolded),
        *almost_rows(causal_map, found.almost, unfolded),
    ]


def _closing(causal_map: CausalMap, found: Overview, unfolded: Unfolded) -> Iterator[Row]:
    if found.closing:
        yield from closing_rows(causal_map, found.closing, unfolded, CLOSING_ANYWHERE)


def almost_rows(causal_map: CausalMap, found: AlmostLoops, unfolded: Unfolded) -> Iterator[Row]:
    """Rings with one arrow the wrong way."""
    yield heading("Nearly loops")
    yield said(almost_reach(found))

    def row(one: AlmostLoop) -> Row:
        ways = (one.path.links, (one.link,))
        return Row(almost_line(causal_map, one), act=Light(), ways=ways)

    yield from some(found.loops, row, "almost", unfolded)


def _parts(causal_map: CausalMap, parts: Parts) -> Iterator[Row]:
    yield heading("Parts of the map")
    yield said(summary(parts))
    for part in Part:
        several = parts.cores if part is Part.CORE and len(parts.cores) > 1 else (parts.of(part),)
        for number, variables in enumerate(several, start=1):
            if variables:
                name = PART_NAMES[part]
                name = f"{name} {number}" if len(several) > 1 else name
                yield _part(causal_map, name, variables, parts.meaning(part))


def _part(causal_map: CausalMap, name: str, variables: Several, meaning: str) -> Row:
    names = [causal_map.variables[one].name for one in variables]
    few = len(names) <= 3
    detail = f"{', '.join(names)}. {meaning}" if few else meaning
    inside = frozenset(variables)
    links = (
        link.id
        for link in sorted(causal_map.links.values(), key=lambda link: link.id)
        if link.source in inside and link.target in inside
    )
    return Row(f"{name} · {len(names)}", detail=detail, act=Choose(variables), ways=(tuple(links),))


def _balance(causal_map: CausalMap, balance: Balance) -> Iterator[Row]:
    yield heading("Does anything hold back?")
    yield said(balance_line(balance))
    if balance.shortest is not None:
        told = tell_loop(causal_map, balance.shortest)
        yield Row(told, act=Light(), ways=(balance.shortest.key,))


def _small_set(causal_map: CausalMap, chosen: tuple[RecordId, ...]) -> Iterator[Row]:
    yield heading("On every loop")
    yield said(small_set_line(chosen))
    yield from _named(causal_map, chosen)
    if len(chosen) > 1:
        yield ask("Select them all", Choose(chosen))


def _named(causal_map: CausalMap, variables: Iterable[RecordId]) -> Iterator[Row]:
    for one in variables:
        yield Row(causal_map.variables[one].name, act=Choose((one,)))


def _questions(found: Overview) -> Iterator[Row]:
    questions = [q for q in found.questions if q.rule not in _ABOUT_BALANCE]
    if questions:
        yield heading("Questions for the group")
    for question in questions:
        yield Row(question.text, act=Choose(tuple(map(RecordId, question.variables))))
