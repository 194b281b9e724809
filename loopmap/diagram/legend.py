"""The key to the signs of a map: only what occurs on it, flowing below the drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from loopmap.diagram.card_marks import CAP_MIDDLE, card_primitives, tinted
from loopmap.diagram.emphasis import Lit
from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.ghost_marks import ghost_arrow
from loopmap.diagram.label import Label, wrap_to
from loopmap.diagram.legible import ALONE, WORDED
from loopmap.diagram.link_marks import halo_dash, link_colour, link_primitives
from loopmap.diagram.link_path import LinkPath, link_path
from loopmap.diagram.look import AS_EVER, LensView, Look
from loopmap.diagram.measure import WIDER, TextMeasure
from loopmap.diagram.primitives import Line, Primitive, Stroke, TextLine
from loopmap.diagram.small_curve import curve_shapes, curve_size
from loopmap.diagram.stack_marks import count_primitives, pile
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import card_tag, link_tag, tone_of
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Link, Role, Sign, Variable

ROW = 34.0
"""Height of one row of the legend."""

_SAMPLE = 58.0
_GAP = 10.0
_BETWEEN = 18.0

_HALO = 0.7
"""A halo in a legend is that share of its width on the map."""

_SHORT_TAG = 3
"""A longer tag would cover its sample; the text beside it says the same."""

_NOBODY = RecordId("legend")

_Sample = Callable[[Point, Style, TextMeasure], tuple[Primitive, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign and what it means."""

    text: str
    sample: _Sample


def lens_entries(view: LensView) -> list[Entry]:
    """What the colours, widths and tags of a lens mean."""
    return [Entry(key.text, partial(_SAMPLES[key.sample], key.look)) for key in view.keys]


def lit_entries(lit: Iterable[Lit]) -> list[Entry]:
    """Which loop is which of those that are lit."""
    return [Entry(loop.called, partial(_lit_sample, loop.colour)) for loop in lit if loop.called]


def entries(causal_map: CausalMap) -> list[Entry]:
    """The entries a map needs whatever the lens, in a fixed order."""
    stacks, bundles = stacks_of(causal_map), bundles_of(causal_map)
    mixed = {i for i, bundle in bundles.items() if bundle.mixed}
    links = causal_map.links.values()
    variables = [v for i, v in causal_map.variables.items() if i not in stacks]
    signs = {link.sign for link in links if link.id not in mixed}
    kinds = {variable.kind for variable in variables}
    roles = {variable.role for variable in variables}
    listed = [Entry(text, _link_sample(sign)) for sign, text in _SIGNS if sign in signs]
    if mixed:
        listed.append(Entry("some links same way, some opposite", _link_sample(None)))
    if any(link.delayed for link in links):
        listed.append(Entry("after a delay", _link_sample(Sign.SAME, delayed=True)))
    listed += [Entry(text, _card_sample(kind=kind)) for kind, text in _KINDS if kind in kinds]
    listed += [Entry(text, _card_sample(role=role)) for role, text in _ROLES if role in roles]
    if bundles:
        listed.append(Entry("so many links together", _bundle_sample))
    if stacks:
        listed.append(Entry("a group of variables", _stack_sample))
    return listed


def legend(
    listed: Iterable[Entry], corner: Point, width: float, style: Style, measure: TextMeasure
) -> tuple[list[Primitive], float]:
    """The legend's shapes from its upper left corner, in rows up to ``width``, and its height."""
    shapes: list[Primitive] = []
    x, row = corner.x, 0
    for entry in listed:
        text = WIDER * measure.width(entry.text, style.small_size, 400)
        room = _SAMPLE + _GAP + text + _BETWEEN
        if x > corner.x and x + room - _BETWEEN > corner.x + width:
            x, row = corner.x, row + 1
        middle = corner.y + row * ROW + ROW / 2
        shapes += row_of(entry, Point(x, middle), style, measure)
        x += room
    return shapes, (row + 1) * ROW if shapes else 0.0


def row_of(entry: Entry, at: Point, style: Style, measure: TextMeasure) -> list[Primitive]:
    """One sign and its meaning, from the middle of their left edge."""
    drawn = entry.sample(Point(at.x + _SAMPLE / 2, at.y), style, measure)
    sample = [shape for shape in drawn if shape.role != ALONE]
    text = TextLine(
        _NOBODY, "legend", at.x + _SAMPLE + _GAP, at.y + CAP_MIDDLE * style.small_size,
        entry.text, style.small_size, 400, style.card_text, "start",
    )  # fmt: skip
    return [*map(_whatever_the_size, sample), text]


def _whatever_the_size(shape: Primitive) -> Primitive:
    """A key shows its marks with their words, however small it is drawn."""
    return replace(shape, record=_NOBODY, role="tag" if shape.role == WORDED else shape.role)


def row_width(entry: Entry, style: Style, measure: TextMeasure) -> float:
    """How wide one sign with its meaning is."""
    return _SAMPLE + _GAP + measure.width(entry.text, style.small_size, 400)


def _link_sample(sign: Sign | None, *, delayed: bool = False) -> _Sample:
    """An arrow of that sign, of mixed signs for None."""

    def sample(at: Point, style: Style, _: TextMeasure) -> tuple[Primitive, ...]:
        link = Link(_NOBODY, _NOBODY, _NOBODY, sign or Sign.UNKNOWN)
        path = _sample_path(at, style, delayed=delayed)
        shapes = link_primitives(link, path, style, style.paper, mixed_signs=sign is None)
        return shapes if not delayed else shapes[:-2]

    return sample


def _sample_path(at: Point, style: Style, *, delayed: bool = False) -> LinkPath:
    half = _SAMPLE / 2
    ends = (Box(at.x - half, at.y + 4, 0, 0), Box(at.x + half, at.y + 4, 0, 0))
    return link_path(*ends, 0.0, replace(style, gap=0.0), delayed=delayed)


def _bundle_sample(at: Point, style: Style, measure: TextMeasure) -> tuple[Primitive, ...]:
    link, path = Link(_NOBODY, _NOBODY, _NOBODY, Sign.SAME), _sample_path(at, style)
    colour = link_colour(link, style)
    return (
        *link_primitives(link, path, style, style.paper)[:-2],
        *count_primitives(_NOBODY, 3, path, colour, style, measure),
    )


def _stack_sample(at: Point, style: Style, _: TextMeasure) -> tuple[Primitive, ...]:
    return pile(_NOBODY, Box(at.x + 6, at.y - 3, _SAMPLE - 16, 18), style, 0)


def _card_sample(kind: Kind = Kind.AUXILIARY, role: Role | None = None) -> _Sample:
    def sample(at: Point, style: Style, measure: TextMeasure) -> tuple[Primitive, ...]:
        variable = Variable(_NOBODY, "", kind=kind, role=role)
        box = Box(at.x + 6, at.y + 1, _SAMPLE - 16, 20)
        return card_primitives(variable, Label((), box.width, box.height), box, style, measure)

    return sample


def _lit_sample(colour: int, at: Point, style: Style, _: TextMeasure) -> tuple[Primitive, ...]:
    """A piece of the halo in that colour and dash."""
    width = _HALO * style.halo_width
    dash = tuple(part * width for part in halo_dash(colour))
    ends = (Point(at.x - _SAMPLE / 2, at.y), Point(at.x + _SAMPLE / 2 - _GAP, at.y))
    return (Line(_NOBODY, "halo", ends, Stroke(style.halo(colour), width, dash)),)


def _lens_link(look: Look, at: Point, style: Style, measure: TextMeasure) -> tuple[Primitive, ...]:
    """A link as the lens shows it, without a sign, which says something else."""
    path = _sample_path(at, style)
    link = Link(_NOBODY, _NOBODY, _NOBODY, Sign.SAME)
    shapes = link_primitives(link, path, style, style.paper, look)[:-2]
    if len(look.tag) > _SHORT_TAG:
        return shapes
    return (*shapes, *link_tag(_NOBODY, path, look, style, measure))


def _lens_card(look: Look, at: Point, style: Style, measure: TextMeasure) -> tuple[Primitive, ...]:
    """A card as the lens shows it; where there is only a tag, or a course, that alone."""
    if look.curve is not None:
        plate = Box(at.x, at.y, *curve_size(style))
        return curve_shapes(_NOBODY, plate, look.curve, tone_of(look, style), style)
    box = Box(at.x + 2, at.y, _SAMPLE - 14, 18)
    tag = card_tag(_NOBODY, Box(at.x + 4, at.y + 1, box.width, 0), look, style, measure)
    if look.tint is None and look.band is None and look != AS_EVER:
        return card_tag(_NOBODY, Box(at.x + 4, at.y + 1, 0, 0), look, style, measure)
    blank = Label((), box.width, box.height)
    card = card_primitives(Variable(_NOBODY, ""), blank, box, tinted(style, look), measure)
    return card if len(look.tag) > _SHORT_TAG else (*card, *tag)


def _ghost_link(look: Look, at: Point, style: Style, _: TextMeasure) -> tuple[Primitive, ...]:
    return ghost_arrow(_NOBODY, _sample_path(at, style), look, style)


def heading(
    text: str, at: Point, width: float, style: Style, measure: TextMeasure
) -> Iterator[TextLine]:
    """The title as lines from its upper left corner."""
    size = style.title_size
    for number, line in enumerate(wrap_to(text, width, size, 700, measure)):
        baseline = at.y + size + number * measure.line_height(size)
        yield TextLine(_NOBODY, "title", at.x, baseline, line, size, 700, style.card_text, "start")


_SIGNS = (
    (Sign.SAME, "changes the same way"),
    (Sign.OPPOSITE, "changes the opposite way"),
    (Sign.UNKNOWN, "not agreed or not known"),
)
_KINDS = (
    (Kind.STOCK, "builds up (stock)"),
    (Kind.FLOW, "flow"),
    (Kind.DRIVER, "driven from outside the map"),
)
_ROLES = (
    (Role.LEVER, "we can act on it"),
    (Role.OUTCOME, "outcome"),
    (Role.OUTSIDE, "outside our control"),
)
_SAMPLES = {"link": _lens_link, "card": _lens_card, "ghost link": _ghost_link}
