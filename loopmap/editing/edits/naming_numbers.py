"""Numbers in equations made constants with names, which can be set and lie within ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loopmap.analysis.wording import quantity
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.touch import NewId, free_name, map_of, place, record_of
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.errors import EditRefused, ExpressionError
from loopmap.expr.causes import causes
from loopmap.expr.parse import parse
from loopmap.expr.rewrite import written
from loopmap.expr.tokens import Kind as WordKind
from loopmap.expr.tokens import words_of
from loopmap.expr.tree import Binary, Number, Operator, Span
from loopmap.expr.walk import walk
from loopmap.model.change import Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Kind, Variable
from loopmap.simulation.equations.linking import by_key


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number in an equation that could have a name of its own."""

    span: Span
    name: str


def number_at(equation: str, place: int) -> Span | None:
    """The characters of the number that a place in the text touches; None where there is none."""
    try:
        words = words_of(equation)
    except ExpressionError:
        return None
    numbers = (word.span for word in words if word.kind is WordKind.NUMBER)
    return next((span for span in numbers if span.start <= place <= span.stop), None)


def name_number(
    document: Document, map_id: MapId, variable: RecordId, number: NamedNumber, new_id: NewId
) -> Change:
    """The number as a constant of that name, with its link, and the name in its place.

    EditRefused where there is no such number any more, and where the name is taken.
    """
    old = record_of(document, map_id, variable, Variable)
    span = number_at(old.equation, number.span.start)
    if span != number.span:
        raise EditRefused("There is no such number in this equation any more.")
    at = (old.x, old.y)
    change = add_variable(document, map_id, number.name, at, new_id, kind=Kind.DRIVER)
    (new,) = (key.id for key in change.touched(Variable))
    made = record_of(document.apply(change), map_id, new, Variable)
    told = replace(made, equation=old.equation[span.start : span.stop])
    change = change.then(replacing(map_id, [(made, told)]))
    text = f"{old.equation[: span.start]}{written(made.name)}{old.equation[span.stop :]}"
    after = document.apply(change)
    change = change.then(set_equation(after, map_id, variable, text, new_id))
    return change.then(_placed(document.apply(change), map_id, new))


def name_strengths(document: Document, map_id: MapId, variable: RecordId, new_id: NewId) -> Change:
    """Every number that stands before what one cause brings, as a constant of its own.

    ``0.5 * (Fines - 100)`` becomes ``Effect of fines * (Fines - 100)``, so that the
    strength can be set and lie within a range. EditRefused where there is none.
    """
    change, step = Change(), document
    while found := next(strengths(step, map_id, variable), None):
        more = name_number(step, map_id, variable, found, new_id)
        change, step = change.then(more), step.apply(more)
    if not change:
        raise EditRefused("No number in this equation says how much of a cause arrives.")
    return change


def strengths(document: Document, map_id: MapId, variable: RecordId) -> Iterator[NamedNumber]:
    """The numbers that say how much of one cause arrives, with names nobody has."""
    causal_map, effect = map_of(document, map_id), record_of(document, map_id, variable, Variable)
    ids = by_key(causal_map)
    try:
        tree = parse(effect.equation)
    except ExpressionError:
        return
    for part in walk(tree):
        match part:
            case Binary(operator=Operator.TIMES, left=Number() as number, right=right):
                named = causes(right)
                if len(named) == 1 and named[0] in ids:
                    cause = causal_map.variables[ids[named[0]]].name
                    wanted = f"Effect of {quantity(cause).short}"
                    names = [v.name for v in causal_map.variables.values()]
                    yield NamedNumber(number.span, free_name(wanted, names))


def _placed(document: Document, map_id: MapId, new: RecordId) -> Change:
    causal_map = map_of(document, map_id)
    at = PlaceNew()(causal_map, (new,))[new]
    old = causal_map.variables[new]
    return replacing(map_id, [(old, replace(old, x=place(at.x), y=place(at.y)))])
