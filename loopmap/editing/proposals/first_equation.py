"""The first equation of a variable, from the links that lead to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loopmap.editing.proposals.today import SHARE_THAT_FLOWS, STRENGTHS, Today, shown
from loopmap.expr.rewrite import written
from loopmap.model.behaviour import Arrival, Mode, Shape
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Variable

_SIGN = {Sign.SAME: 1.0, Sign.OPPOSITE: -1.0, Sign.UNKNOWN: 0.0}


@dataclass(frozen=True, slots=True)
class Around:
    """What a first equation is made up from.

    ``follows``: the time within which the variable follows its causes, None for at once.
    ``step``: the length of a step, which no delay may be shorter than. ``graphs``: names of
    graphical functions that stand for links which are not straight.
    """

    causal_map: CausalMap
    today: Today
    follows: float | None = None
    step: float = 0.25
    graphs: Mapping[RecordId, str] = field(default_factory=dict)


def first_equation(variable: Variable, links: list[Link], around: Around) -> str:
    """Today's value, and how far each cause is from its own, by the strengths of the links."""
    today = shown(around.today.of(variable.id))
    text = _sum(today, _terms(links, around, around.today.scale(variable.id)))
    if around.follows is None:
        return text
    return f"SMTH1({text}, {shown(max(around.follows, around.step))}, {today})"


def change_equation(stock: Variable, links: list[Link], around: Around) -> str:
    """What flows into a stock on balance: nothing today, more or less as its causes say.

    Causes that have gone all the way move a tenth of it in one unit of time.
    """
    scale = SHARE_THAT_FLOWS * around.today.scale(stock.id)
    terms = _terms(links, around, scale)
    if stock.decay:
        level, today = written(stock.name), shown(around.today.of(stock.id))
        terms.append(f"- {shown(SHARE_THAT_FLOWS * stock.decay)} * ({level} - {today})")
    return _sum("", terms) or "0"


def strength_of(link: Link) -> float:
    """The number for a strength: the middle of a range, else what its word stands for."""
    if link.strength_range is not None:
        return sum(link.strength_range) / 2
    return STRENGTHS[link.strength]


def _sum(start: str, terms: list[str]) -> str:
    """Terms come with their sign; the first of all needs no plus."""
    whole = " ".join([start, *terms] if start else terms)
    return whole.removeprefix("+ ") if not start else whole


def _terms(links: list[Link], around: Around, scale: float) -> list[str]:
    """One term for each link, those of a group multiplied by what gates them."""
    gates = [link for link in links if link.mode is Mode.MULTIPLIES and _gated(link, links)]
    alone = [k for k in links if k not in gates and not any(_same(k, g) for g in gates)]
    terms = [term(link, around, scale) for link in alone]
    for name in dict.fromkeys(gate.combine for gate in gates):
        mine = [k for k in links if k.combine == name and k not in gates]
        inner = _sum("", [term(link, around, scale) for link in mine])
        factors = [_factor(gate, around) for gate in gates if gate.combine == name]
        terms.append(f"+ {' * '.join([f'({inner})', *factors])}")
    return terms


def _same(link: Link, gate: Link) -> bool:
    return link.combine == gate.combine


def _gated(gate: Link, links: list[Link]) -> bool:
    """Whether a link that multiplies has anything to multiply."""
    return any(_same(link, gate) and link.mode is not Mode.MULTIPLIES for link in links)


def term(link: Link, around: Around, scale: float) -> str:
    """What one link adds, with its sign before it: how far the cause is from today, in parts."""
    cause = _arriving(link, around)
    if link.id in around.graphs:
        return f"+ {written(around.graphs[link.id])}({cause})"
    size = strength_of(link) * scale / around.today.scale(link.source)
    sign = "-" if link.sign is Sign.OPPOSITE else "+"
    number = 0.0 if link.sign is Sign.UNKNOWN else size
    return f"{sign} {shown(number)} * ({cause} {_less(around.today.of(link.source))})"


def _factor(gate: Link, around: Around) -> str:
    size = _SIGN[gate.sign] * strength_of(gate) / around.today.scale(gate.source)
    cause, sign = _arriving(gate, around), "-" if size < 0 else "+"
    return f"(1 {sign} {shown(abs(size))} * ({cause} {_less(around.today.of(gate.source))}))"


def _less(today: float) -> str:
    return f"+ {shown(-today)}" if today < 0 else f"- {shown(today)}"


def _arriving(link: Link, around: Around) -> str:
    """The cause as it arrives: at once, or as late as its link says."""
    cause = written(around.causal_map.variables[link.source].name)
    if not link.delayed:
        return cause
    together = link.arrival is Arrival.TOGETHER
    time = shown(max(link.delay_time, around.step * (3 if together else 1)))
    name = "SMTH3" if together else "SMTH1"
    return f"{name}({cause}, {time}, {shown(around.today.of(link.source))})"


def bent(link: Link) -> bool:
    """Whether what arrives is not in proportion, so that a graph has to say it."""
    return link.shape is not Shape.LINEAR and link.sign is not Sign.UNKNOWN
