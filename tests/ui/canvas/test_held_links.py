"""What a hand carries is painted from arrays just as it would be from its shapes."""

from dataclasses import replace

import pytest

from loopmap.diagram.arc_pieces import arc_row
from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Variable
from loopmap.ui.canvas.held_links import HeldLinks, HeldLooks
from loopmap.ui.canvas.link_ends import LinkEnds
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


def _carried(held, links, like):
    return HeldLinks(held, HeldLooks(like, links))


def test_lines_heads_signs_and_bars_are_those_of_the_shapes(drawings):
    drawing, held, links = drawings
    carried = _carried(held, links, drawing)
    assert list(carried.links) == links
    lines = [held.primitives(link)[0] for link in links]
    assert carried.arcs.tolist() == [pytest.approx(arc_row(line)) for line in lines]
    looks = carried.looks
    assert [looks.strokes[pen] for pen in looks.pens] == [line.stroke for line in lines]
    ends, shapes = LinkEnds(held, seats=False), LinkEnds(held, links, seats=False)
    carried.put_ends(ends, EVERYWHERE)
    for one, other in (
        (ends._areas, shapes._areas),
        (ends._glyphs, shapes._glyphs),
        ({s: [b.toTuple() for b in bars] for s, bars in ends._bars.items()},
         {s: [b.toTuple() for b in bars] for s, bars in shapes._bars.items()}),
    ):  # fmt: skip
        assert one.keys() == other.keys()
        assert all(_flat(one[key]) == pytest.approx(_flat(other[key])) for key in one)
    assert len(ends._areas) == len(ends._glyphs) == 3
    assert ends._bars


def test_heads_beyond_the_window_are_not_looked_at(drawings):
    drawing, held, links = drawings
    ends = LinkEnds(held, seats=False)
    _carried(held, links, drawing).put_ends(ends, Box(5000.0, 0.0, 10.0, 10.0))
    assert ends._bars
    assert not ends._areas
    assert not ends._glyphs


def test_nothing_is_carried_in_a_drawing_that_nobody_holds(drawings):
    drawing, _, links = drawings
    assert not _carried(drawing, links, drawing).links


def test_how_they_look_holds_for_as_long_as_the_same_are_held(drawings):
    drawing, held, links = drawings
    looks = HeldLooks(drawing, links)
    assert looks.are_of(drawing, list(links))
    assert not looks.are_of(held, links)
    assert not looks.are_of(drawing, links[1:])


def _flat(value):
    if isinstance(value, tuple | list):
        return [number for part in value for number in _flat(part)]
    return [value]
