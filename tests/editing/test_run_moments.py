"""A run moment by moment: marks by shape and word, and flows that raise or lower."""

from dataclasses import replace

import numpy as np
import pytest

from loopmap.diagram.look import Glyph
from loopmap.editing.run_moments import run_moments
from loopmap.editing.run_on_map import seen_on_map
from loopmap.editing.what_if import known_loops, what_if
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.simulation import RunSettings
from tests.support.small_maps import ATTENDANCE, FINES, LOWERS, PRESSES, TODAY, fines

MAP = fines().maps[TODAY]
SETTINGS = RunSettings(draws=60, follow=seen_on_map(MAP))


@pytest.fixture(scope="module")
def moments():
    scenario = Scenario(RecordId("s9"), "More", (Intervention(Action.PUSH, FINES, 0.5),))
    found = what_if(MAP, [scenario], known_loops(MAP), settings=SETTINGS)
    return run_moments(MAP, found, SETTINGS)


def test_now_nothing_differs_from_today(moments):
    assert moments.marks(0.0)[FINES].glyph is Glyph.LEVEL
    assert not moments.flow(0.0).any()
    assert moments.told(0.0) == "now"


def test_later_each_variable_is_marked_where_it_is_then(moments):
    assert moments.marks(0.5)[FINES].glyph is Glyph.UP
    assert moments.marks(1.0)[ATTENDANCE].glyph is Glyph.DOWN
    assert moments.marks(1.0)[FINES].tag == "strongly"


def test_what_raises_flows_above_nothing_and_what_lowers_below(moments):
    flow = dict(zip(moments.links, moments.flow(1.0), strict=True))
    assert flow[PRESSES] > 0 > flow[LOWERS]
    assert np.abs(moments.flows).max() == pytest.approx(1.0)


def test_a_moment_is_told_without_a_date(moments):
    assert moments.told(0.5) == f"{moments.until / 2:.1f} in the map’s own time"
    assert moments.told(1.0) == "later: little moves any more"


@pytest.mark.parametrize(
    ("low", "middle", "high", "glyph"),
    [
        (-0.3, 0.0, 0.3, Glyph.EITHER),
        (-0.3, 0.2, 0.3, Glyph.EITHER),
        (0.1, 0.2, 0.3, Glyph.UP),
        (-0.3, -0.2, 0.0, Glyph.DOWN),
        (0.0, 0.0, 0.0, Glyph.LEVEL),
        (0.0, 0.005, 0.04, Glyph.LEVEL),
        (0.0, 0.005, 0.4, Glyph.EITHER),
    ],
)
def test_where_draws_go_both_ways_the_moment_is_open(moments, low, middle, high, glyph):
    courses = np.repeat(np.array([[[low], [middle], [high]]]), moments.courses.shape[2], axis=2)
    flat = replace(moments, variables=(FINES,), courses=courses)
    assert flat.marks(0.5)[FINES].glyph is glyph
