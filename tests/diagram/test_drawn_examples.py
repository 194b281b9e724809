"""In the drawn examples nothing lies on anything it does not belong to."""

from __future__ import annotations

import numpy as np
import pytest

from loopmap.diagram.drawing import Badge, draw
from loopmap.diagram.fold import fold
from loopmap.diagram.link_marks import SEAT
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.places import LARGEST_SIGN
from loopmap.diagram.style import load_style
from loopmap.diagram.text_size import with_text
from loopmap.formats.registry import open_file
from loopmap.resources import examples
from tests.support.drawing_faults import faults_of

DRAWN = [
    (path, title, theme)
    for path in examples()
    for title in ("today", "future")
    for theme in ("light", "projector", "contrast")
]
"""Other themes have the sizes of one of these, and so draw alike."""

NAMES = [f"{path.stem} {title} {theme}" for path, title, theme in DRAWN]

MOST = {"combined-map future projector": 1}
"""What is left on the largest map, in the largest letters: a line at the corner of a card."""


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
@pytest.mark.parametrize("percent", [100, 150])
def test_arrows_lead_the_same_way_in_every_theme(path, percent):
    for causal_map in open_file(path).document.maps.values():
        rows = np.arange(len(causal_map.links))
        light, *others = (
            draw(fold(causal_map), with_text(load_style(theme), percent), bundled_measure())
            for theme in ("light", "projector", "contrast")
        )
        bent = light.places.frame.bulges(rows)
        assert all(np.array_equal(each.places.frame.bulges(rows), bent) for each in others)


BROKEN = {"combined-map": 1}
"""So many signs find no place beside their arrow but on the edge of an area."""


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_no_sign_breaks_the_edge_of_an_area(path, theme):
    style = load_style(theme)
    beyond = LARGEST_SIGN - SEAT * style.sign_size
    for causal_map in open_file(path).document.maps.values():
        places = draw(fold(causal_map), style, bundled_measure()).places
        over = [i for i, path in places.paths.items() if places.over_edge(path.sign) > beyond]
        assert len(over) <= BROKEN.get(path.stem, 0), over


@pytest.mark.parametrize(("path", "title", "theme"), DRAWN, ids=NAMES)
def test_no_line_sign_bar_or_badge_lies_on_what_is_not_its_own(path, title, theme):
    (causal_map,) = (
        m for m in open_file(path).document.maps.values() if m.info.title.lower() == title
    )
    badges = tuple(Badge(p.links, p.label, "reinforcing") for p in causal_map.loops.values())
    drawing = draw(fold(causal_map), load_style(theme), bundled_measure(), badges=badges)
    assert drawing.badge_boxes
    found = faults_of(drawing)
    assert len(found) <= MOST.get(f"{path.stem} {title} {theme}", 0), found
