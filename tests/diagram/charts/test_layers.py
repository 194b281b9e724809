"""Layers over time: all within the chart, looks differ by more than colour, names stand apart."""

from itertools import combinations

from loopmap.diagram.charts.layers import Layer, LayersChart
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import Line, Polygon, RoundBox, TextLine
from loopmap.diagram.style import load_style

STYLE, MEASURE, SIZE = load_style("light"), bundled_measure(), 15.0
FLAT = [0.0] * 200
HALF, WHOLE = [0.5] * 200, [1.0] * 200
BELOW = [-0.6] * 200


def chart(*layers, names=(), width=760.0):
    return LayersChart(
        layers, 200, ("0 weeks", "199 weeks"), ("drives on", "holds back"), names, width, 420.0,
        SIZE, STYLE, MEASURE,
    ).drawn()  # fmt: skip


R1, R2 = Layer(0, "R1", FLAT, HALF), Layer(1, "R2", HALF, WHOLE)
B1, OTHERS = Layer(2, "B1", BELOW, FLAT), Layer(-1, "others", [-0.65] * 200, BELOW)


def of(drawn, kind, role):
    return [s for s in drawn.primitives if isinstance(s, kind) and s.role == role]


def test_layers_lie_on_each_other_and_within_the_chart():
    drawn = chart(R1, R2, B1, OTHERS, names=((0, "R1 “More”"), (1, "R2"), (2, "B1")))
    first, second, below, _ = of(drawn, Polygon, "layer")
    assert min(p.y for p in first.points) == max(p.y for p in second.points)
    assert max(p.y for p in first.points) == min(p.y for p in below.points)
    points = [p for s in drawn.primitives if isinstance(s, Polygon | Line) for p in s.points]
    assert all(0 <= p.x <= drawn.width and 0 <= p.y <= drawn.height for p in points)
    texts = [s for s in drawn.primitives if isinstance(s, TextLine)]
    assert all(0 <= text.y <= drawn.height for text in texts)


def test_what_is_high_enough_carries_its_name_and_no_two_names_touch():
    drawn = chart(R1, R2, B1, OTHERS)
    named = [s.text for s in drawn.primitives if isinstance(s, TextLine) and s.anchor == "middle"]
    assert named == ["R1", "R2", "B1"], "others are too low for theirs"
    boxes = [s.box for s in of(drawn, RoundBox, "label")]
    assert not any(one.touches(two) for one, two in combinations(boxes, 2))


def test_looks_differ_by_hatching_besides_their_colours():
    hatches = set()
    for number in range(7):
        drawn = chart(Layer(number, "R", FLAT, WHOLE))
        lines = of(drawn, Line, "hatch")
        dashes = {line.stroke.dash for line in lines}
        hatches.add((len(lines), tuple(sorted(dashes))))
    assert len(hatches) == 7


def test_a_run_of_one_moment_can_be_drawn():
    one = LayersChart(
        [Layer(0, "R1", [0.0], [1.0])], 1, ("now", "later"), ("drives on", "holds back"), (),
        300.0, 200.0, SIZE, STYLE, MEASURE,
    )  # fmt: skip
    assert one.drawn().primitives
