"""How a variable looks: its card by kind, its name, and the mark of its role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from loopmap.diagram.flag_marks import card_flag
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.label import Label
from loopmap.diagram.look import Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Role, Variable

CAP_MIDDLE = 0.334
"""Half the height of capitals in the bundled typeface, in em."""

_VALVE = 9.0, 5.5
"""How far a valve reaches aside and up."""

_SEAT = 8.0
"""Radius of the disc a role's mark stands on."""


def card_primitives(
    variable: Variable, label: Label, box: Box, style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    """Card, name and marks, lowest first."""
    return (
        *_card(variable, box, style),
        *text_lines(
            variable.id, "name", label.lines, box, style.font_size, style.label_weight,
            style.card_text, measure,
        ),
        *_role(variable, box, style),
        *card_flag(variable, box, style),
    )  # fmt: skip


def tinted(style: Style, look: Look) -> Style:
    """The style with its cards filled, and edged, as a lens shows them."""
    return style if look.tint is look.band is None else _tinted(style, look.tint, look.band)


@lru_cache(maxsize=64)
def _tinted(style: Style, tint: int | None, band: int | None) -> Style:
    if tint is not None:
        fill, edge = style.lens_tint(tint), style.lens_edge(tint)
        return replace(style, card=fill, card_border=edge, driver_border=edge, stock_border=edge)
    return style if band is None else replace(style, card=style.lens_bands[band])


def mark_box(variable: Variable, box: Box) -> Box | None:
    """Where the mark of a variable's role stands on its card; None for one without a role."""
    if variable.role is None:
        return None
    return Box(box.left + 3.0, box.top + 2.0, 2 * _SEAT, 2 * _SEAT)


def valve_box(variable: Variable, box: Box) -> Box | None:
    """Where the valve of a flow is on its card; None for what does not flow."""
    if variable.kind is not Kind.FLOW:
        return None
    return Box(box.x, box.top, 2 * _VALVE[0], 2 * _VALVE[1])


def card_halo(variable: Variable, box: Box, colour: str, style: Style) -> RoundBox:
    """The halo around a card of a lit loop, to lie under links and cards."""
    reach = style.halo_width * 0.36
    corner = 2.0 if variable.kind is Kind.STOCK else style.radius
    return RoundBox(variable.id, "halo", box.inflated(reach), corner + reach, colour)


def text_lines(  # noqa: PLR0913, PLR0917  a text has that many properties
    record: RecordId,
    role: str,
    lines: tuple[str, ...],
    box: Box,
    size: float,
    weight: int,
    colour: str,
    measure: TextMeasure,
) -> Iterator[TextLine]:
    """Lines centred in a box, by the height of capitals."""
    step = measure.line_height(size)
    first = box.y - (len(lines) - 1) * step / 2 + CAP_MIDDLE * size
    for number, line in enumerate(lines):
        yield TextLine(record, role, box.x, first + number * step, line, size, weight, colour)


def _card(variable: Variable, box: Box, style: Style) -> Iterator[Primitive]:
    plain = Stroke(style.card_border, style.card_line)
    if variable.kind is Kind.STOCK:
        strong = Stroke(style.stock_border, style.card_line * 1.7)
        yield RoundBox(variable.id, "card", box, 2.0, style.card, strong)
    elif variable.kind is Kind.DRIVER:
        dashed = Stroke(style.driver_border, style.card_line, (4.0, 3.2))
        yield RoundBox(variable.id, "card", box, style.radius, style.card, dashed)
    elif variable.kind is Kind.FLOW:
        yield RoundBox(variable.id, "card", box, min(box.height / 2, 16.0), style.card, plain)
        yield from _valve(variable.id, Point(box.x, box.top), style)
    else:
        yield RoundBox(variable.id, "card", box, style.radius, style.card, plain)


def _valve(record: RecordId, at: Point, style: Style) -> Iterator[Primitive]:
    """The valve of a flow: two triangles tip to tip on the card's upper edge."""
    stroke = Stroke(style.stock_border, style.card_line)
    for side in (-1, 1):
        corners = (
            at,
            Point(at.x + side * _VALVE[0], at.y - _VALVE[1]),
            Point(at.x + side * _VALVE[0], at.y + _VALVE[1]),
        )
        yield Polygon(record, "valve", corners, style.card, stroke)


def _role(variable: Variable, box: Box, style: Style) -> Iterator[Primitive]:
    """A small shape on the card's upper left corner: a sign of use without a word."""
    seat = mark_box(variable, box)
    if variable.role is None or seat is None:
        return
    at = seat.centre
    edge = Stroke(style.mark, style.card_line)
    yield RoundBox(variable.id, "seat", seat, _SEAT, style.card, edge)
    yield from _ROLE_MARKS[variable.role](variable.id, at, style)


def _lever(record: RecordId, at: Point, style: Style) -> Iterator[Primitive]:
    """A beam on its fulcrum."""
    fulcrum = (
        Point(at.x, at.y),
        Point(at.x - 3.4, at.y + 4.6),
        Point(at.x + 3.4, at.y + 4.6),
    )
    yield Polygon(record, "lever", fulcrum, style.mark)
    beam = (Point(at.x - 5.2, at.y + 1.0), Point(at.x + 5.2, at.y - 3.6))
    yield Line(record, "lever", beam, Stroke(style.mark, 1.8, round=True))


def _outcome(record: RecordId, at: Point, style: Style) -> Iterator[Primitive]:
    """A target."""
    yield RoundBox(record, "outcome", Box(at.x, at.y, 7, 7), 3.5, style.mark)


def _outside(record: RecordId, at: Point, style: Style) -> Iterator[Primitive]:
    """A bar across: beyond our hands."""
    bar = (Point(at.x - 4.2, at.y), Point(at.x + 4.2, at.y))
    yield Line(record, "outside", bar, Stroke(style.mark, 2.2, round=True))


_ROLE_MARKS = {Role.LEVER: _lever, Role.OUTCOME: _outcome, Role.OUTSIDE: _outside}
