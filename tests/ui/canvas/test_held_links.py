"""What a hand carries is painted from arrays just as it would be from its shapes."""

from dataclasses import astuple, replace

import pytest

from loopmap.diagram.arc_pieces import arc_row
from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import RoundBox
from loopmap.diagram.style import load_style
from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Variable
from loopmap.ui.canvas.held_links import HeldLinks
from tests.support.drawn_maps import HERE, document_of

EVERYWHERE = Box(0.0, 0.0, 1e5, 1e5)
STYLE, MEASURE = load_style(), bundled_measure()


@pytest.fixture(name="drawings")
def _drawings():
    """A hub in the middle of a ring, as it is, and held a little aside."""
    hub = Variable(RecordId("hub"), "Trust", 20.0, 10.0)
    places = [(300, 0), (180, 240), (-200, 250), (-320, 10), (-190, -230), (170, -260)]
    ring = [Variable(RecordId(f"v{n}"), f"Name {n}", *at) for n, at in enumerate(places)]
    signs = [Sign.SAME, Sign.OPPOSITE, Sign.UNKNOWN]
    links = [
        Link(
            RecordId(f"l{n}"),
            *((hub.id, v.id) if n % 2 else (v.id, hub.id)),
            signs[n % 3],
            bulge=0.3,
        )
        for n, v in enumerate(ring)
    ]
    links[1] = replace(links[1], delayed=True)
    document = document_of(hub, *ring, *links)
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    moved = document.apply(replacing(HERE, [(hub, replace(hub, x=45.0, y=-15.0))])).maps[HERE]
    return drawing, redraw(drawing, moved, [hub.id], roughly=True), [k.id for k in links]


def _numbers(shapes):
    return [astuple(shape) for shape in shapes]


def test_lines_heads_signs_and_bars_are_those_of_the_shapes(drawings):
    drawing, held, links = drawings
    carried = HeldLinks(held, links, drawing)
    assert list(carried.links) == links
    lines = [held.primitives(link)[0] for link in links]
    assert carried.arcs.tolist() == [pytest.approx(arc_row(line)) for line in lines]
    assert carried.strokes == [line.stroke for line in lines]
    ends = {
        link: [s for s in held.primitives(link)[1:] if not isinstance(s, RoundBox)]
        for link in links
    }
    found = {link: [s for s in carried.ends(EVERYWHERE) if s.record == link] for link in links}
    for link in links:
        by_role = [
            sorted(shapes, key=lambda shape: shape.role) for shapes in (found[link], ends[link])
        ]
        assert len(by_role[0]) == len(by_role[1])
        for one, other in zip(*by_role, strict=True):
            assert _flat(astuple(one)) == pytest.approx(_flat(astuple(other)))


def test_heads_beyond_the_window_are_not_looked_at(drawings):
    drawing, held, links = drawings
    seen = HeldLinks(held, links, drawing).ends(Box(5000.0, 0.0, 10.0, 10.0))
    assert {shape.role for shape in seen} == {"delay"}


def test_nothing_is_carried_in_a_drawing_that_nobody_holds(drawings):
    drawing, _, links = drawings
    assert not HeldLinks(drawing, links, drawing).links


def _flat(value):
    if isinstance(value, tuple):
        return [number for part in value for number in _flat(part)]
    return [value]
