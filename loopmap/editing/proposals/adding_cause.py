"""Equations mended as a proposal would have them: one cause more, or followed a little late."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.proposals.circles import goes_round, needs_of
from loopmap.editing.proposals.first_equation import Around, term
from loopmap.editing.proposals.today import shown, today_of
from loopmap.errors import ExpressionError
from loopmap.expr.parse import parse
from loopmap.expr.precedence import POWERS
from loopmap.expr.tree import Binary, Conditional, Operator
from loopmap.model.document import CausalMap
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable


def with_cause(causal_map: CausalMap, link_id: RecordId) -> Variable:
    """The effect of a link with the link's cause added to its equation.

    It changes nothing as long as the cause stands as at the start. Where the cause would
    lead round to the effect in the same moment it comes in a little late.
    """
    link = causal_map.links[link_id]
    effect = causal_map.variables[link.target]
    needs = needs_of(causal_map)
    needs[effect.id] |= {link.source}
    if not link.delayed and goes_round(needs, effect.id):
        link = replace(link, delayed=True, delay_time=effect.settle_time)
    today = today_of(causal_map)
    step = (causal_map.info.times or USUAL_TIMES).step
    added = term(link, Around(causal_map, today, step=step), today.scale(effect.id))
    return replace(effect, equation=f"{_as_summand(effect.equation)} {added}")


def followed_late(causal_map: CausalMap, variable: RecordId) -> Variable:
    """The variable smoothed within the time it settles in, from what stands for today.

    Where it goes in the end stays the same; how soon it gets there does not.
    """
    record, today = causal_map.variables[variable], today_of(causal_map)
    step = (causal_map.info.times or USUAL_TIMES).step
    time, start = shown(max(record.settle_time, step)), shown(today.of(variable))
    return replace(record, equation=f"SMTH1({record.equation}, {time}, {start})")


def _as_summand(equation: str) -> str:
    """The equation so that more can be added behind it."""
    try:
        tree = parse(equation)
    except ExpressionError:
        return f"({equation})"
    looser = isinstance(tree, Binary) and POWERS[tree.operator] < POWERS[Operator.PLUS]
    return f"({equation})" if looser or isinstance(tree, Conditional) else equation
