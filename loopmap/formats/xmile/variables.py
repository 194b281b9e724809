"""The variables of a model element: XMILE 1.0, sections 4.1 to 4.4."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.formats.markup import attribute, child, children, name_of, text_of
from loopmap.formats.xmile.numbers import array_of_numbers, number, switch, table_of
from loopmap.simulation.stock_flow.model import Dimension, Element, Kind, Variable

_KINDS = {"stock": Kind.STOCK, "flow": Kind.FLOW, "aux": Kind.AUXILIARY, "gf": Kind.LOOKUP}
_ESCAPED = re.compile(r'\\(["\\])')
_NOT_SAID = "NAN"
"""What Stella writes where there is no equation yet."""

_SPECIAL_STOCKS = ("conveyor", "queue", "oven")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for all variables of a file: which kinds are non-negative unless they say."""

    dimensions: Mapping[CanonicalName, Dimension]
    non_negative: Mapping[Kind, bool]
    warn: Callable[[str], None]

    def about(self, name: str) -> Callable[[str], None]:
        """Warnings that begin with whose they are."""
        return lambda sentence: self.warn(f"“{name}”: {sentence}")


def variables_in(holder: Any, around: Surroundings) -> Iterator[Variable]:
    """The variables of a ``model``, ``macro`` or ``variables`` element, in the file's order.

    Older files put them straight into the model. Where an end tag is missing they may
    lie within one another.
    """
    seen: set[str] = set()
    for element in _defining(holder):
        name = DisplayedName(plain(element.get("name")))
        if canonical(name) in seen:
            around.warn(f"“{name}” is defined twice; the first definition was kept.")
            continue
        seen.add(canonical(name))
        yield _variable(element, name, _KINDS[name_of(element)], around)


def _defining(holder: Any) -> Iterator[Any]:
    """The elements that define a variable. A ``gf`` within another belongs to that one."""
    inside = child(holder, "variables")
    for element in list(holder) if inside is None else inside.iter():
        if name_of(element) not in _KINDS or element.get("name") is None:
            continue
        if name_of(element) != "gf" or element.getparent() in (holder, inside):
            yield element


def plain(name: str) -> str:
    r"""A name without quotation marks around it, ``\n`` read as a blank."""
    stripped = name.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] == '"':
        stripped = _ESCAPED.sub(r"\1", stripped[1:-1])
    return " ".join(stripped.replace("\\n", " ").split())


def _variable(element: Any, name: DisplayedName, kind: Kind, around: Surroundings) -> Variable:
    equation = _equation(element)
    written = [text_of(each) for each in children(element, "eqn")]
    tables = element if kind is Kind.LOOKUP else child(element, "gf")
    table = None if tables is None else table_of(tables, around.about(name))
    dimensions = _dimensions(element)
    elements = _elements(element, around.about(name)) or _listed(written, dimensions, around)
    if kind is Kind.AUXILIARY:
        kind = _kind_of(equation, table is not None, bool(elements))
    _tell_of_special(element, name, around)
    return Variable(
        name=name,
        kind=kind,
        equation=None if array_of_numbers(equation or "") else equation,
        initial=text_of(child(element, "init_eqn")) or None,
        inflows=tuple(text_of(each) for each in children(element, "inflow")),
        outflows=tuple(text_of(each) for each in children(element, "outflow")),
        non_negative=_non_negative(element, kind, around),
        table=table,
        dimensions=dimensions,
        elements=elements,
        unit=text_of(child(element, "units")),
        doc=text_of(child(element, "doc")),
    )


def _tell_of_special(element: Any, name: str, around: Surroundings) -> None:
    for special in _SPECIAL_STOCKS:
        if child(element, special) is not None:
            around.warn(f"“{name}” is a {special}; it runs here as a plain stock.")


def _equation(element: Any) -> str | None:
    text = text_of(child(element, "eqn"))
    return None if text.upper() in ("", _NOT_SAID) else text


def _kind_of(equation: str | None, has_table: bool, has_elements: bool) -> Kind:
    """Files tell no constant and no table from other auxiliaries."""
    if equation is None and has_table:
        return Kind.LOOKUP
    if (
        equation is not None
        and not has_elements
        and number(equation, float("nan")) == number(equation, 0.0)
    ):
        return Kind.CONSTANT
    return Kind.AUXILIARY


def _non_negative(element: Any, kind: Kind, around: Surroundings) -> bool:
    said = child(element, "non_negative")
    if said is None:
        return around.non_negative.get(kind, False)
    return switch(text_of(said), default=True)


def _dimensions(element: Any) -> tuple[DisplayedName, ...]:
    holder = child(element, "dimensions")
    if holder is None:
        return ()
    return tuple(DisplayedName(each.get("name") or "") for each in children(holder, "dim"))


def _elements(element: Any, tell: Callable[[str], None]) -> tuple[Element, ...]:
    found = []
    for each in children(element, "element"):
        at = tuple(DisplayedName(plain(part)) for part in (each.get("subscript") or "").split(","))
        tables = child(each, "gf")
        table = None if tables is None else table_of(tables, tell)
        initial = text_of(child(each, "init_eqn")) or None
        found.append(Element(at, _equation(each), table, initial))
    return tuple(found)


def _listed(
    written: list[str], dimensions: tuple[DisplayedName, ...], around: Surroundings
) -> tuple[Element, ...]:
    """One equation for each element, or all their numbers in a row, as some exports have it."""
    if len(written) == 1:
        written = array_of_numbers(written[0]) or []
    known = [around.dimensions.get(canonical(name)) for name in dimensions]
    if len(written) < 2 or not known or None in known:
        return ()
    places = product(*(each.elements for each in known if each is not None))
    return tuple(Element(at, text) for at, text in zip(places, written, strict=False))


def is_module(element: Any) -> bool:
    """Whether an element is a module of the model."""
    return name_of(element) == "module" and attribute(element, "name") is not None
