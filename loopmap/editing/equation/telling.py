"""A variable's equation read in plain English: which way causes take it, and what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from loopmap.analysis.turns import quantity_of
from loopmap.analysis.wording import capitalised
from loopmap.editing.equation.in_words import NameOf, in_words, listed, number_in_words
from loopmap.errors import ExpressionError
from loopmap.expr.parse import parse
from loopmap.expr.slopes import Slope
from loopmap.expr.tree import Node, Number, Reference
from loopmap.expr.walk import walk
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Sign, Variable
from loopmap.simulation.equations.flows import flow_links
from loopmap.simulation.equations.known import known_of
from loopmap.simulation.equations.linking import by_key
from loopmap.simulation.equations.missing import where_its_values_are
from loopmap.simulation.equations.plain_signs import named_causes, plain_slope
from loopmap.simulation.equations.reading import is_table, number_of

MOST_WORDS = 14
"""Names and numbers that a sentence can hold; of a longer equation only the ways are told."""


def tell_equation(
    causal_map: CausalMap, variable: RecordId, slopes: Mapping[RecordId, Slope] | None = None
) -> tuple[str, ...]:
    """Sentences on a variable's equation, at least one, as short as is honest.

    ``slopes``: where equations lead by link, where that was found by algebra
    (`derivatives.link_slopes`); without them only what is plain is told. Some milliseconds.
    """
    record = causal_map.variables[variable]
    if is_table(record):
        return (f"“{record.name}” is a graph that other equations read.",)
    if not record.equation.strip():
        where = where_its_values_are(record)
        return (f"“{record.name}” has no equation yet.", *((where,) if where else ()))
    try:
        tree = parse(record.equation)
    except ExpressionError:
        return (f"The equation of “{record.name}” cannot be read as it stands.",)
    names = {key: causal_map.variables[i].name for key, i in by_key(causal_map).items()}
    if record.kind is Kind.STOCK:
        moved = _of_stock(causal_map, record, tree, names.get)
        return (*moved, *_ranging(record, "At the start it"), *_bounded(record))
    if number_of(record) is not None:
        return (*_of_constant(causal_map, record), *_bounded(record))
    ways = _ways(causal_map, record, slopes or {})
    return (*ways, *_what_it_is(causal_map, record, tree, names.get), *_bounded(record))


def _of_stock(
    causal_map: CausalMap, stock: Variable, tree: Node, name_of: NameOf
) -> tuple[str, ...]:
    subject = quantity_of(causal_map, stock.id)
    begins = "start" if subject.plural else "starts"
    start = f"{capitalised(subject.noun)} {begins} at {in_words(tree, name_of)}{_unit(stock)}"
    them = "them" if subject.plural else "it"
    moved = []
    for sign, one, many, how in (
        (Sign.SAME, "adds", "add", "to"),
        (Sign.OPPOSITE, "takes", "take", "from"),
    ):
        flows = [k.source for k in flow_links(causal_map, stock.id) if k.sign is sign]
        if flows:
            several = len(flows) > 1 or quantity_of(causal_map, flows[0]).plural
            nouns = listed([quantity_of(causal_map, flow).noun for flow in flows])
            moved.append(f"{nouns} {many if several else one} {how} {them}")
    if not moved:
        return (f"{start} and {'stay' if subject.plural else 'stays'} there: nothing flows.",)
    return (f"{start}; {', and '.join(moved)}.",)


def _of_constant(causal_map: CausalMap, variable: Variable) -> tuple[str, ...]:
    subject, value = quantity_of(causal_map, variable.id), number_of(variable)
    are = "are" if subject.plural else "is"
    text = f"{capitalised(subject.noun)} {are} {number_in_words(value or 0.0)}{_unit(variable)}"
    return (f"{text} all the time.", *_ranging(variable, "It"))


def _ranging(variable: Variable, it: str) -> tuple[str, ...]:
    if variable.bounds is None:
        return ()
    low, high = (number_in_words(end) for end in variable.bounds)
    return (f"{it} may lie anywhere between {low} and {high}.",)


def _ways(
    causal_map: CausalMap, effect: Variable, slopes: Mapping[RecordId, Slope]
) -> tuple[str, ...]:
    """With which causes the variable rises, with which it falls, and of which it is not known."""
    ids, known = by_key(causal_map), known_of(causal_map)
    found: dict[Slope, list[str]] = {}
    for key in named_causes(effect):
        if key not in ids:
            continue
        link = causal_map.adjacency.between(ids[key], effect.id)
        slope = plain_slope(effect, key, known)
        if slope is Slope.UNKNOWN and link is not None:
            slope = slopes.get(link.id, slope)
        found.setdefault(slope, []).append(quantity_of(causal_map, ids[key]).noun)
    subject = quantity_of(causal_map, effect.id)
    both = [subject.moves(rising).split() for _, rising in _rising_first(found)]
    alike = list(takewhile(lambda pair: pair[0] == pair[-1], zip(*both, strict=False)))
    same = len(alike) if len(both) > 1 else 0
    ways = [
        f"{' '.join(words[same if said else 0 :])} with {listed(found[slope])}"
        for said, (words, (slope, _)) in enumerate(zip(both, _rising_first(found), strict=True))
    ]
    told = [f"{capitalised(' and '.join(ways))}."] if ways else []
    it = "them" if subject.plural else "it"
    if Slope.UNKNOWN in found:
        causes = listed(found[Slope.UNKNOWN])
        told.append(f"Which way {causes} {_take(found)} {it} depends on the numbers.")
    if Slope.LEVEL in found:
        causes = listed(found[Slope.LEVEL])
        one = len(found[Slope.LEVEL]) == 1
        told.append(f"{capitalised(causes)} {'makes' if one else 'make'} no difference to {it}.")
    return tuple(told)


def _rising_first(found: Mapping[Slope, Sequence[str]]) -> list[tuple[Slope, bool]]:
    return [(s, r) for s, r in ((Slope.UP, True), (Slope.DOWN, False)) if s in found]


def _take(found: Mapping[Slope, Sequence[str]]) -> str:
    return "takes" if len(found[Slope.UNKNOWN]) == 1 else "take"


def _what_it_is(
    causal_map: CausalMap, variable: Variable, tree: Node, name_of: NameOf
) -> tuple[str, ...]:
    subject = quantity_of(causal_map, variable.id)
    it_is = "They are" if subject.plural else "It is"
    if sum(isinstance(part, Reference | Number) for part in walk(tree)) > MOST_WORDS:
        return ("How exactly would be a long sentence: the equation says it.",)
    read = f"read from {'their' if subject.plural else 'its'} graph at " if variable.graph else ""
    return (f"{it_is} {read}{in_words(tree, name_of)}.",)


def _bounded(variable: Variable) -> tuple[str, ...]:
    if not variable.nonnegative:
        return ()
    if variable.kind is Kind.STOCK:
        return ("It never gives more than there is.",)
    return ("It never falls below 0.",)


def _unit(variable: Variable) -> str:
    return f" {variable.unit}" if variable.unit else ""
