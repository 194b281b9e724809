"""Swollen links follow their lines: a bow stays a bow."""

import numpy as np

from loopmap.diagram.drawing import draw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.diagram.swells import Spines
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, MapInfo, Sign, Variable
from tests.support.small_maps import TODAY

A_BEND_THAT_IS_SEEN = 20.0
"""Degrees."""


def test_a_link_that_goes_far_round_has_no_corners_when_it_swells():
    fear, round_it = Variable(RecordId("v1"), "Fear"), RecordId("l1")
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    document = document.apply(adding(TODAY, [fear]))
    document = document.apply(adding(TODAY, [Link(round_it, fear.id, fear.id, Sign("+"))]))
    drawing = draw(document.maps[TODAY], load_style("light"), bundled_measure())
    (middle,) = Spines([drawing.link_paths[round_it]]).middle
    ways = np.diff(middle, axis=0)
    turned = np.degrees(np.diff(np.unwrap(np.arctan2(ways[:, 1], ways[:, 0]))))
    assert np.abs(turned).sum() > 150
    assert np.abs(turned).max() < A_BEND_THAT_IS_SEEN
