"""What is wrong with an equation while it is typed, in sentences that point at characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from loopmap.editing.equation.known import Known
from loopmap.errors import ExpressionError
from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.measuring import check_units
from loopmap.expr.names import CanonicalName
from loopmap.expr.parse import parse
from loopmap.expr.rewrite import written
from loopmap.expr.tree import Call, Node, Reference, Span
from loopmap.expr.units import PURE, Unit, parse_unit
from loopmap.expr.walk import walk

UnitText = Callable[[CanonicalName], str]


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: a sentence and the characters it is about.

    ``blocks``: nothing can be run with it; a unit that does not fit blocks nothing.
    ``instead``: what those characters could be in its place. ``unfinished``: it is at the
    end, where more may be typed. ``unknown``: the name that no variable has.
    """

    text: str
    span: Span
    hint: str = ""
    blocks: bool = True
    instead: str = ""
    unfinished: bool = False
    unknown: str = ""

    @property
    def sentence(self) -> str:
        return f"{self.text} {self.hint}".rstrip()


@dataclass(frozen=True, slots=True)
class Measured:
    """What units are checked against: of the variable, of others by name, of the time.

    Empty text is a unit nobody has said, which fits everything.
    """

    name: str
    unit: str
    unit_of: UnitText
    time_unit: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """The tree, where the text has one, and all that is wrong, as it stands in the text."""

    tree: Node | None
    complaints: tuple[Complaint, ...]

    @property
    def runs(self) -> bool:
        """Whether there is an equation and nothing in it stops a run."""
        return self.tree is not None and not any(c.blocks for c in self.complaints)


def look_at(equation: str, known: Known, measured: Measured | None = None) -> Looked:
    """An equation read and checked by itself; whether a whole model runs is another question.

    About 0.1 ms for an ordinary equation.
    """
    if not equation.strip():
        return Looked(None, ())
    try:
        tree = parse(equation)
    except ExpressionError as error:
        return Looked(None, (_of_error(error, equation),))
    found = list(_of_names(tree, known))
    if measured is not None and not found:
        found += _of_units(tree, measured)
    return Looked(tree, tuple(sorted(found, key=lambda c: c.span)))


def _of_error(error: ExpressionError, equation: str) -> Complaint:
    span = Span(*error.span)
    at_end = span.start >= len(equation.rstrip()) or "is not closed" in error.text
    return Complaint(error.text, span, error.hint or "", unfinished=at_end)


def _of_names(tree: Node, known: Known) -> Iterator[Complaint]:
    for part in walk(tree):
        if isinstance(part, Reference) and part.key not in known and part.key not in VALUES:
            yield _unknown(part, known)
        elif isinstance(part, Call):
            yield from _of_call(part, known)


def _unknown(part: Reference, known: Known) -> Complaint:
    span = Span(part.span.start, part.span.start + _length(part))
    text = f"There is no variable called “{part.name}”."
    near = get_close_matches(str(part.key), [str(key) for key in known.by_key], 1)
    if not near:
        return Complaint(text, span, unknown=part.name)
    name = known.by_key[CanonicalName(near[0])].name
    return Complaint(
        text, span, f"Did you mean “{name}”?", instead=written(name), unknown=part.name
    )


def _length(part: Reference) -> int:
    """How many characters the name alone has: elements in brackets follow it."""
    whole = part.span.stop - part.span.start
    return whole if not part.subscripts else min(whole, len(part.name))


def _of_call(part: Call, known: Known) -> Iterator[Complaint]:
    function = BUILT_INS.get(part.key)
    span = Span(part.span.start, part.span.start + len(part.name))
    if function is not None and not function.takes(len(part.arguments)):
        yield Complaint(f"{function.name} is written {function.form}.", span)
    elif function is None and not known.is_table(part.key):
        names = [each.name for each in BUILT_INS.values()]
        near = get_close_matches(part.name.upper(), names, 1)
        hint = f"Did you mean {near[0]}?" if near else "A product is written with “*”."
        instead = near[0] if near else ""
        yield Complaint(f"There is no function called “{part.name}”.", span, hint, instead=instead)


def _of_units(tree: Node, measured: Measured) -> Iterator[Complaint]:
    def unit_of(key: CanonicalName) -> Unit | None:
        return _read(measured.unit_of(key))

    expected, time = _read(measured.unit), _read(measured.time_unit) or PURE
    for found in check_units(measured.name, tree, expected, unit_of, time):
        yield Complaint(found.text, found.span, blocks=False)


def _read(unit: str) -> Unit | None:
    """None where nothing is said or what is said cannot be read."""
    if not unit.strip():
        return None
    try:
        return parse_unit(unit)
    except ExpressionError:
        return None
