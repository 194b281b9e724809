"""What the key to a map explains: only what occurs on it, each with a sample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from loopmap.diagram.card_marks import card_primitives, tinted
from loopmap.diagram.emphasis import Lit
from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.ghost_marks import ghost_arrow
from loopmap.diagram.ground import Ground
from loopmap.diagram.label import Label, wrap_to
from loopmap.diagram.legend_rows import GAP, LEGEND, SAMPLE, Entry, Sample
from loopmap.diagram.link_marks import halo_dash, link_colour, link_primitives
from loopmap.diagram.link_path import LinkPath, link_path
from loopmap.diagram.look import AS_EVER, SIGNS, LensView, Look, Tone
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Line, Primitive, Stroke, TextLine
from loopmap.diagram.small_curve import curve_shapes, curve_size
from loopmap.diagram.stack_marks import count_primitives, pile
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import card_tag, link_tag, tone_of
from loopmap.model.document import CausalMap
from loopmap.model.records import Kind, Link, Role, Sign, Variable

_HALO = 0.7
"""A halo in a legend is that share of its width on the map."""

_TONED = Look(Tone.QUIET)
"""A link of no colour that says anything."""

_UNDER_SIGN = 4.0
"""The line of a sample lies lower by that where a sign stands over its end."""

_SHORT_TAG = 3
"""A longer tag would cover its sample; the text beside it says the same."""


def lens_entries(view: LensView) -> list[Entry]:
    """What the colours, widths and tags of a lens mean."""
    return [Entry(key.text, partial(_SAMPLES[key.sample], key.look)) for key in view.keys]


def lit_entries(lit: Iterable[Lit]) -> list[Entry]:
    """Which loop is which of those that are lit."""
    return [Entry(loop.called, partial(_lit_sample, loop.colour)) for loop in lit if loop.called]


def entries(causal_map: CausalMap, view: LensView = SIGNS) -> list[Entry]:
    """The entries a map needs whatever the lens, in a fixed order.

    Where the lens gives every link a colour of its own, no sample of a sign has that of signs.
    """
    toned = bool(causal_map.links) and all(view.look(i).tone for i in causal_map.links)
    look = _TONED if toned else AS_EVER
    stacks, bundles = stacks_of(causal_map), bundles_of(causal_map)
    mixed = {i for i, bundle in bundles.items() if bundle.mixed}
    links = causal_map.links.values()
    variables = [v for i, v in causal_map.variables.items() if i not in stacks]
    signs = {link.sign for link in links if link.id not in mixed}
    kinds = {variable.kind for variable in variables}
    roles = {variable.role for variable in variables}
    listed = [Entry(text, _link_sample(sign, look)) for sign, text in _SIGNS if sign in signs]
    if mixed:
        listed.append(Entry("some links same way, some opposite", _link_sample(None, look)))
    if any(link.delayed for link in links):
        listed.append(Entry("after a delay", _link_sample(Sign.SAME, look, delayed=True)))
    listed += [Entry(text, _card_sample(kind=kind)) for kind, text in _KINDS if kind in kinds]
    listed += [Entry(text, _card_sample(role=role)) for role, text in _ROLES if role in roles]
    tensions = [each.tension for each in variables] + [each.tension for each in links]
    if any(reason is not None for reason in tensions):
        listed.append(Entry("a point of tension", _flag_sample))
    if bundles:
        listed.append(Entry("so many links together", partial(_bundle_sample, look)))
    if stacks:
        listed.append(Entry("a group of variables", _stack_sample))
    return listed


def _link_sample(sign: Sign | None, look: Look, *, delayed: bool = False) -> Sample:
    """An arrow of that sign, of mixed signs for None."""

    def sample(at: Point, style: Style, _: TextMeasure) -> tuple[Primitive, ...]:
        link = Link(LEGEND, LEGEND, LEGEND, sign or Sign.UNKNOWN)
        line = at if delayed else Point(at.x, at.y + _UNDER_SIGN)
        path = _sample_path(line, style, delayed=delayed)
        paper, mixed = Ground(style.paper), sign is None
        shapes = link_primitives(link, path, style, paper, look, mixed_signs=mixed)
        return shapes if not delayed else shapes[:-2]

    return sample


def _sample_path(at: Point, style: Style, *, delayed: bool = False) -> LinkPath:
    half = SAMPLE / 2
    ends = (Box(at.x - half, at.y, 0, 0), Box(at.x + half, at.y, 0, 0))
    return link_path(*ends, 0.0, replace(style, gap=0.0), delayed=delayed)


def _bundle_sample(
    look: Look, at: Point, style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    link, path = Link(LEGEND, LEGEND, LEGEND, Sign.SAME), _sample_path(at, style)
    colour = link_colour(link, style, look)
    return (
        *link_primitives(link, path, style, Ground(style.paper), look)[:-2],
        *count_primitives(LEGEND, 3, path, colour, style, measure, on_line=True),
    )


def _stack_sample(at: Point, style: Style, _: TextMeasure) -> tuple[Primitive, ...]:
    return pile(LEGEND, Box(at.x + 6, at.y - 3, SAMPLE - 16, 18), style, 0)


def _card_sample(kind: Kind = Kind.AUXILIARY, role: Role | None = None) -> Sample:
    def sample(at: Point, style: Style, measure: TextMeasure) -> tuple[Primitive, ...]:
        variable = Variable(LEGEND, "", kind=kind, role=role)
        box = Box(at.x + 6, at.y + 1, SAMPLE - 16, 20)
        return card_primitives(variable, Label((), box.width, box.height), box, style, measure)

    return sample


def _flag_sample(at: Point, style: Style, measure: TextMeasure) -> tuple[Primitive, ...]:
    variable, box = Variable(LEGEND, "", tension=""), Box(at.x + 6, at.y - 3, SAMPLE - 16, 20)
    return card_primitives(variable, Label((), box.width, box.height), box, style, measure)


def _lit_sample(colour: int, at: Point, style: Style, _: TextMeasure) -> tuple[Primitive, ...]:
    """A piece of the halo in that colour and dash."""
    width = _HALO * style.halo_width
    dash = tuple(part * width for part in halo_dash(colour))
    ends = (Point(at.x - SAMPLE / 2, at.y), Point(at.x + SAMPLE / 2 - GAP, at.y))
    return (Line(LEGEND, "halo", ends, Stroke(style.halo(colour), width, dash)),)


def _lens_link(look: Look, at: Point, style: Style, measure: TextMeasure) -> tuple[Primitive, ...]:
    """A link as the lens shows it, without a sign, which says something else."""
    path = _sample_path(at, style)
    link = Link(LEGEND, LEGEND, LEGEND, Sign.SAME)
    shapes = link_primitives(link, path, style, Ground(style.paper), look)[:-2]
    if len(look.tag) > _SHORT_TAG:
        return shapes
    return (*shapes, *link_tag(LEGEND, path, look, style, measure))


def _lens_card(look: Look, at: Point, style: Style, measure: TextMeasure) -> tuple[Primitive, ...]:
    """A card as the lens shows it; where there is only a tag, or a course, that alone."""
    if look.curve is not None:
        plate = Box(at.x, at.y, *curve_size(style))
        return curve_shapes(LEGEND, plate, look.curve, tone_of(look, style), style)
    box = Box(at.x + 2, at.y, SAMPLE - 14, 18)
    tag = card_tag(LEGEND, Box(at.x + 4, at.y + 1, box.width, 0), look, style, measure)
    if look.tint is None and look.band is None and look != AS_EVER:
        return card_tag(LEGEND, Box(at.x + 4, at.y + 1, 0, 0), look, style, measure)
    blank = Label((), box.width, box.height)
    card = card_primitives(Variable(LEGEND, ""), blank, box, tinted(style, look), measure)
    return card if len(look.tag) > _SHORT_TAG else (*card, *tag)


def _ghost_link(look: Look, at: Point, style: Style, _: TextMeasure) -> tuple[Primitive, ...]:
    return ghost_arrow(LEGEND, _sample_path(at, style), look, style)


def heading(
    text: str, at: Point, width: float, style: Style, measure: TextMeasure
) -> Iterator[TextLine]:
    """The title as lines from its upper left corner."""
    size = style.title_size
    for number, line in enumerate(wrap_to(text, width, size, 700, measure)):
        baseline = at.y + size + number * measure.line_height(size)
        yield TextLine(LEGEND, "title", at.x, baseline, line, size, 700, style.card_text, "start")


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
