"""ModelJSON, Insight Maker's newer kind of file, read."""

from __future__ import annotations

from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_fields, as_list, as_number, as_objects, as_text, number_or
from loopmap.formats.format import Opened
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.insightmaker.document import document_of
from loopmap.formats.insightmaker.parts import (
    CONVERTER,
    FLOW,
    PARTS,
    STOCK,
    TRANSITION,
    VARIABLE,
    Arrow,
    Part,
    Whole,
)
from loopmap.formats.json_text import read_object
from loopmap.model.equations import Method, Times
from loopmap.model.records import Sign

ID = "modeljson"
OWN = "_loopmap"
"""Names that begin with ``_`` are for whoever writes them; these are ours."""

WHAT = "a ModelJSON file"
SIGNS = {"POSITIVE": Sign.SAME, "NEGATIVE": Sign.OPPOSITE}
_EQUATIONS = {STOCK: "initial_value", TRANSITION: "value"}
_KNOWN = ("engine", "name", "description", "simulation", "elements", OWN)
_MOST_POINTS = 10_000


def read(content: bytes, name: str) -> Opened:
    """The model as a map. Raises FormatError."""
    said = read_object(content, name, WHAT)
    elements = as_objects(said.get("elements"))
    if "elements" not in said:
        raise FormatError("There are no elements in this file.", file=name, field="elements")
    own = as_fields(said.get(OWN))
    model = Whole(
        as_text(own.get("title")) or as_text(said.get("name")) or stem(name),
        as_text(said.get("description")),
        _times(as_fields(said.get("simulation"))) if "simulation" in said else None,
        kept={key: value for key, value in said.items() if key not in _KNOWN},
        ours=bool(own),
    )
    try:
        model.parts = [_part(e) for e in elements if as_text(e.get("type")).upper() in PARTS]
        _place_flows(model)
        model.arrows = [_arrow(e) for e in elements if as_text(e.get("type")).upper() == "LINK"]
        return document_of(model, ID)
    except FormatError as error:
        error.file = name
        raise


def _part(element: dict[str, Any]) -> Part:
    sort = as_text(element.get("type")).upper()
    behaviour, display = as_fields(element.get("behavior")), as_fields(element.get("display"))
    own = as_fields(element.get(OWN))
    named = as_text(own.get("name")) or as_text(element.get("name"))
    reads = as_text(behaviour.get("input_element")) if behaviour.get("input") == "ELEMENT" else ""
    return Part(
        as_text(element.get("name")),
        sort,
        named,
        equation=_equation(behaviour.get(_EQUATIONS.get(sort, "value"))),
        at=_at(display),
        begins=as_text(element.get("from")) if sort in (FLOW, TRANSITION) else "",
        ends=as_text(element.get("to")) if sort in (FLOW, TRANSITION) else "",
        reads=reads,
        data=tuple(_points(behaviour.get("data"))),
        straight=behaviour.get("interpolation") != "NONE",
        note=as_text(element.get("description")),
        unit=as_text(behaviour.get("units")),
        nonnegative=behaviour.get("non_negative") is True,
        bounds=_bounds(display) if sort == VARIABLE else None,
        kept=_kept(sort, behaviour, display),
        own=own,
    )


def _equation(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else as_text(value)


def _at(display: dict[str, Any]) -> Place | None:
    """The middle of a shape: files say its corner at the top left."""
    corner, size = as_list(display.get("coordinates")), as_list(display.get("size"))
    if len(corner) != 2:
        return None
    wide, high = (number_or(n, 0.0) for n in (size if len(size) == 2 else (0.0, 0.0)))
    x, y = (number_or(n, 0.0) for n in corner)
    return place_of(round(x + wide / 2, 1), round(y + high / 2, 1))


def _place_flows(model: Whole) -> None:
    """Flows lie half-way between what they join; those with one end beside it."""
    places = {part.key: part.at for part in model.parts}
    for part in model.parts:
        ends = [places.get(end) for end in (part.begins, part.ends)]
        known = [end for end in ends if end is not None]
        if part.at is None and known:
            x, y = (sum(axis) / len(known) for axis in zip(*known, strict=True))
            beside = 0.0 if len(known) == 2 else 160.0 if ends[0] is not None else -160.0
            part.at = (x + beside, y)


def _points(data: Any) -> list[tuple[float, float]]:
    found = []
    for pair in as_list(data)[:_MOST_POINTS]:
        numbers = [as_number(each) for each in as_list(pair)]
        if len(numbers) == 2 and numbers[0] is not None and numbers[1] is not None:
            found.append((numbers[0], numbers[1]))
    return found


def _bounds(display: dict[str, Any]) -> tuple[float, float] | None:
    low, high = as_number(display.get("interactive_min")), as_number(display.get("interactive_max"))
    interactive = display.get("interactive") is True
    return (
        (low, high)
        if interactive and low is not None and high is not None and low <= high
        else None
    )


def _kept(sort: str, behaviour: dict[str, Any], display: dict[str, Any]) -> dict[str, Any]:
    """What is written back: the kind of element, its size, what behaves in ways of its own."""
    kept: dict[str, Any] = {"type": sort} if sort not in (STOCK, FLOW, VARIABLE) else {}
    if len(as_list(display.get("size"))) == 2:
        kept["size"] = display["size"]
    if sort in (TRANSITION, "STATE", CONVERTER):
        kept["behavior"] = behaviour
    return kept


def _arrow(element: dict[str, Any]) -> Arrow:
    polarity = as_text(as_fields(element.get("behavior")).get("polarity")).upper()
    return Arrow(
        as_text(element.get("from")),
        as_text(element.get("to")),
        SIGNS.get(polarity, Sign.UNKNOWN),
        own=as_fields(element.get(OWN)),
    )


def _times(said: dict[str, Any]) -> Times | None:
    start = number_or(as_number(said.get("time_start")), 0.0)
    length = number_or(as_number(said.get("time_length")), 10.0)
    step = number_or(as_number(said.get("time_step")), 1.0)
    if length <= 0 or step <= 0:
        return None
    method = Method.RK4 if said.get("algorithm") == "RK4" else Method.EULER
    return Times(
        start, start + length, step, method, as_text(said.get("time_units"), "years").lower()
    )
