from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.layout import sketch as sketch_module
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange
from loopmap.diagram.layout.net import net
from loopmap.diagram.layout.overlap import overlapping
from loopmap.diagram.layout.pack import extent
from loopmap.diagram.layout.sketch import Sketch
from loopmap.diagram.layout.sketching import Sweeping, sketching
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.token import NEVER
from tests.diagram.layout.layout_maps import at, grown, map_of

STYLE = load_style()
PAGE = np.array([1600.0, 900.0])
HOW = Sweeping(seed=0, sweeps=2, pull=0.01)


def placed(count: int, seed: int):
    whole = grown(count, seed)
    drawn = at(whole, arrange(whole, label_boxes(whole), rounds=0))
    return net(drawn, label_boxes(drawn))


def sketched(some, places):
    """The last of what the sweeps find."""
    *_, last = sketching(some, places, HOW, NEVER)
    return last


def area(places, sizes) -> float:
    low, high = extent(places, sizes)
    return float((high - low).prod())


def cornered(x: float, y: float):
    """A link straight down the middle, and another that begins at ``x``, ``y`` and ends right."""
    corners = {"a": (0.0, -300.0), "b": (0.0, 300.0), "c": (x, y), "d": (500.0, 0.0)}
    drawn = map_of("abcd", [("a", "b"), ("c", "d")])
    return net(at(drawn, corners), label_boxes(drawn) | label_boxes(at(drawn, corners)))


@given(st.integers(4, 14), st.integers(0, 1000), st.integers(0, 1000))
@settings(max_examples=15)
def test_a_sketch_in_which_variables_were_put_elsewhere_is_as_if_made_so(count, seed, chance):
    some = placed(count, seed)
    rng = np.random.default_rng(chance)
    sketch = Sketch(some, some.places, PAGE, 0.01, STYLE)
    for one in range(count):
        sketch.put(one, np.round(rng.normal(0.0, 300.0, 2)))
    afresh = Sketch(some, sketch.places, PAGE, 0.01, STYLE)
    tried = rng.normal(0.0, 300.0, (9, 2))
    for one in range(count):
        price = sketch.price(one, tried, np.zeros(9))
        assert price == pytest.approx(afresh.price(one, tried, np.zeros(9)), abs=1e-3)


def test_crossing_a_link_costs_what_a_crossing_costs():
    some = cornered(200.0, 0.0)
    sketch = Sketch(some, some.places, 4 * PAGE, 0.0, STYLE)
    here, there = sketch.price(2, np.array([(200.0, 0.0), (-200.0, 0.0)]), np.zeros(2))
    assert there - here == pytest.approx(1.0, abs=0.01)


def test_a_label_on_a_link_and_a_label_off_the_page_cost():
    some = cornered(200.0, 0.0)
    sketch = Sketch(some, some.places, PAGE, 0.0, STYLE)
    tried = np.array([(200.0, 0.0), (5.0, 100.0), (200.0, 900.0)])
    free, on_line, off_page = sketch.price(2, tried, np.zeros(3))
    assert free < on_line
    assert free < off_page


def test_links_are_drawn_only_where_all_else_promises_most(monkeypatch):
    monkeypatch.setattr(sketch_module, "_SMALL", 3)
    some = cornered(200.0, 0.0)
    sketch = Sketch(some, some.places, 4 * PAGE, 0.0, STYLE)
    monkeypatch.setattr(sketch_module, "_SPARSE", 0.4)
    dense = Sketch(some, some.places, 4 * PAGE, 0.0, STYLE)
    tried = np.array([(200.0 + 5 * n, 20.0) for n in range(60)])
    besides = np.array([9.0, *range(59)])
    price = sketch.price(2, tried, besides)
    assert np.isfinite(price[:20]).all()
    assert np.isinf(price[25:]).all()
    assert np.isfinite(dense.price(2, tried, besides)).all()


@given(st.integers(3, 16), st.integers(0, 1000))
@settings(max_examples=10)
def test_sketched_labels_stay_clear_of_one_another_and_come_out_alike_each_time(count, seed):
    some = placed(count, seed)
    found = sketched(some, some.places)
    assert overlapping(found, some.sizes, some.pad - 1).tolist() == []
    assert (found == sketched(some, some.places)).all()


def test_a_sprawling_map_comes_together_on_the_page_that_its_labels_ask_for():
    some = placed(40, 3)
    paper = [area(sketched(some, times * some.places), some.sizes) for times in (1, 6, 30)]
    assert paper[1:] == pytest.approx([paper[0]] * 2, rel=0.15)
    assert max(paper) < 12 * some.sizes.prod(axis=1).sum()


def test_pinned_variables_stay_where_they_are_while_others_are_sketched():
    drawn = at(grown(12, 1), {RecordId("v3"): (5000.0, 4000.0)})
    some = net(drawn, label_boxes(drawn), {RecordId("v3")})
    start = np.random.default_rng(0).normal(0.0, 500.0, some.places.shape)
    start[some.pinned] = some.places[some.pinned]
    found = sketched(some, start)
    assert found[some.pinned].tolist() == [[5000.0, 4000.0]]
