"""What differs between equations and links, and what keeps a map from running, with mends.

Findings for the page of checks. Signs are asked of `simulation.equations.derivatives`,
which may import a computer algebra: a job.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from loopmap.analysis.checks.equation_mends import (
    AddCause,
    DrawLinks,
    FollowLate,
    MakeKind,
    Propose,
    ProposeRest,
    Respell,
    SetSign,
    TakeAway,
    UseCause,
)
from loopmap.analysis.checks.finding import Finding, Offer, Severity
from loopmap.errors import ExpressionError
from loopmap.expr.causes import all_named
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.slopes import Slope
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import has_equations, in_order
from loopmap.model.records import Kind, Link, Sign, Variable
from loopmap.model.token import NEVER, Token
from loopmap.simulation.equations.derivatives import link_slopes, slopes_in_run
from loopmap.simulation.equations.findings import EquationFinding, Trouble
from loopmap.simulation.equations.linking import by_key
from loopmap.simulation.equations.missing import missing_told
from loopmap.simulation.equations.plain_signs import SIGN_OF, named_causes
from loopmap.simulation.equations.reading import MapReading, stock_flow_model


def check_equations(causal_map: CausalMap, token: Token = NEVER) -> list[Finding]:
    """All findings about the equations of a map, none for a map without. Raises Cancelled.

    Some milliseconds, and as many for each sign that is asked of algebra for the first time.
    """
    if not has_equations(causal_map):
        return []
    reading = stock_flow_model(causal_map)
    found = [*_missing(causal_map, reading.missing)]
    told = (f for f in reading.findings if f.trouble is not Trouble.NO_EQUATION)
    found += [_told(causal_map, each) for each in told]
    token.check()
    slopes = _found_slopes(reading, token)
    ids = by_key(causal_map)
    for variable in in_order(causal_map.variables):
        if variable.kind is not Kind.STOCK and variable.equation.strip():
            found += _of_links(causal_map, variable, ids, slopes)
    return found


class FoundSlope(NamedTuple):
    """Where an equation leads; ``in_run``: over the values of the run as it is, not always."""

    slope: Slope
    in_run: bool


def _found_slopes(reading: MapReading, token: Token) -> dict[RecordId, FoundSlope]:
    always = link_slopes(reading.causal_map, token)
    found = {link: FoundSlope(slope, in_run=False) for link, slope in always.items()}
    if Slope.UNKNOWN in always.values():
        for link, slope in slopes_in_run(reading, token).items():
            if always[link] is Slope.UNKNOWN:
                found[link] = FoundSlope(slope, in_run=True)
    return found


def _missing(causal_map: CausalMap, missing: tuple[RecordId, ...]) -> Iterator[Finding]:
    if not missing:
        return
    name, text = causal_map.variables[missing[0]].name, missing_told(causal_map, missing)
    one = Offer(f"Propose an equation for “{name}”", Propose(missing[0]))
    all_ = Offer("Propose equations for all that have none", ProposeRest())
    yield Finding("E1", Severity.HINT, missing, text, (all_, one) if len(missing) > 1 else (one,))


_RULES: Mapping[Trouble, tuple[str, Severity]] = {
    Trouble.FAULTY: ("E2", Severity.ERROR),
    Trouble.UNKNOWN_NAME: ("E3", Severity.ERROR),
    Trouble.CIRCLE: ("E4", Severity.ERROR),
    Trouble.ONE_NAME: ("E5", Severity.ERROR),
    Trouble.TIMES: ("E6", Severity.ERROR),
    Trouble.UNIT: ("E7", Severity.HINT),
    Trouble.UNREAD: ("E8", Severity.HINT),
    Trouble.NO_FLOW: ("E9", Severity.WARNING),
    Trouble.OPEN_FLOW: ("E10", Severity.WARNING),
    Trouble.BELOW_NOTHING: ("E15", Severity.WARNING),
}


def _told(causal_map: CausalMap, found: EquationFinding) -> Finding:
    if found.trouble in (Trouble.NO_FLOW, Trouble.OPEN_FLOW):
        return _of_flow(causal_map, found)
    rule, severity = _RULES[found.trouble]
    offers: tuple[Offer, ...] = ()
    if found.trouble is Trouble.UNKNOWN_NAME:
        offers = tuple(_for_unknown(causal_map, found))
    if found.trouble is Trouble.CIRCLE:
        offers = tuple(_for_circle(causal_map, found))
    others = tuple(other for other in found.others if other != found.variable)
    return Finding(rule, severity, (found.variable, *others), found.sentence, offers)


def _for_unknown(causal_map: CausalMap, found: EquationFinding) -> Iterator[Offer]:
    """Another name that is nearly it, or a variable of that name."""
    equation = causal_map.variables[found.variable].equation
    unknown = equation[found.span.start : found.span.stop].partition("[")[0].strip('" ')
    keys = {canonical(v.name): v.name for v in in_order(causal_map.variables)}
    for near in get_close_matches(canonical(unknown), [*keys], 1):
        name = keys[CanonicalName(near)]
        yield Offer(f"Write “{name}” instead", Respell(found.variable, unknown, name))
    if unknown:
        yield Offer(f"Add a variable “{unknown}”", AddCause(found.variable, unknown))


def _for_circle(causal_map: CausalMap, found: EquationFinding) -> Iterator[Offer]:
    """Who on the circle could follow the others a little late: one of them is enough."""
    around = [causal_map.variables[i] for i in found.others]
    for variable in [v for v in around if v.kind is not Kind.STOCK][:_MOST_OFFERS]:
        offer = f"Let “{variable.name}” follow within a while"
        yield Offer(offer, FollowLate(variable.id))


_MOST_OFFERS = 3


def _of_flow(causal_map: CausalMap, found: EquationFinding) -> Finding:
    """A link to a stock that a run leaves out, and what could become of it."""
    stock, other = found.variable, found.others[0]
    link = causal_map.adjacency.between(other, stock)
    name = causal_map.variables[other].name
    offers: tuple[Offer, ...] = (
        Offer(f"Lead it through a flow into “{causal_map.variables[stock].name}”", Propose(stock)),
        Offer(f"Make “{name}” a flow", MakeKind(other, Kind.FLOW)),
    )
    if found.trouble is Trouble.OPEN_FLOW and link is not None:
        offers = (
            Offer("It fills it (+)", SetSign(link.id, Sign.SAME)),
            Offer("It drains it (−)", SetSign(link.id, Sign.OPPOSITE)),
        )
    rule, severity = _RULES[found.trouble]
    return Finding(rule, severity, (other, stock), found.sentence, offers)


def _of_links(
    causal_map: CausalMap,
    effect: Variable,
    ids: Mapping[CanonicalName, RecordId],
    slopes: Mapping[RecordId, FoundSlope],
) -> Iterator[Finding]:
    """Where the links of a variable and the names in its equation differ."""
    named = _all_named(effect)
    for link in sorted(causal_map.adjacency.into(effect.id), key=lambda k: (k.order, k.id)):
        cause = causal_map.variables[link.source]
        if named is not None and canonical(cause.name) not in named:
            yield _unused(cause, effect, link)
        elif link.id in slopes:
            yield from _of_sign(cause, effect, link, slopes[link.id])
    for key in named_causes(effect):
        if key in ids and causal_map.adjacency.between(ids[key], effect.id) is None:
            cause = causal_map.variables[ids[key]]
            text = f"The equation of “{effect.name}” uses “{cause.name}”, but no link says so."
            offers = (Offer("Draw the link", DrawLinks(effect.id)),)
            yield Finding("E11", Severity.WARNING, (cause.id, effect.id), text, offers)


def _unused(cause: Variable, effect: Variable, link: Link) -> Finding:
    text = (
        f"“{cause.name}” is linked to “{effect.name}”, but the equation of “{effect.name}”"
        " does not use it."
    )
    offers = (
        Offer(f"Put “{cause.name}” into the equation", UseCause(link.id)),
        Offer("Take the link away", TakeAway(link.id)),
    )
    return Finding("E12", Severity.WARNING, (cause.id, effect.id), text, offers)


_WAY = {Sign.SAME: "the same way", Sign.OPPOSITE: "the opposite way"}
_SHOWN = {Sign.SAME: "+", Sign.OPPOSITE: "\N{MINUS SIGN}"}


def _of_sign(cause: Variable, effect: Variable, link: Link, found: FoundSlope) -> Iterator[Finding]:
    sign = SIGN_OF.get(found.slope)
    there = " at all values of the run as it is" if found.in_run else ""
    if sign is None or sign is link.sign:
        return
    ends, offer = (cause.id, effect.id), Offer(f"Make the link {_SHOWN[sign]}", _signed(link, sign))
    if link.sign is Sign.UNKNOWN:
        text = (
            f"The sign of the link from “{cause.name}” to “{effect.name}” is open; the equation"
            f" goes {_WAY[sign]}{there}."
        )
        yield Finding("E13", Severity.HINT, ends, text, (offer,))
        return
    text = (
        f"The link says that “{effect.name}” goes {_WAY[link.sign]} as “{cause.name}”; its"
        f" equation goes {_WAY[sign]}{there}."
    )
    yield Finding("E14", Severity.WARNING, ends, text, (offer,))


def _signed(link: Link, sign: Sign) -> SetSign:
    return SetSign(link.id, sign)


def _all_named(variable: Variable) -> frozenset[CanonicalName] | None:
    """Every name in an equation; None for one that cannot be understood."""
    try:
        return all_named(parse(variable.equation))
    except ExpressionError:
        return None
