"""In the drawn examples nothing lies on anything it does not belong to."""

from __future__ import annotations

import pytest

from loopmap.diagram.drawing import Badge, draw
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.formats.registry import open_file
from loopmap.resources import examples
from tests.support.drawing_faults import faults_of

COMBINED = "combined-map"
DRAWN = [
    (path, title, theme)
    for path in examples()
    for title in ("today", "future")
    for theme in ("light", "projector")
    if (path.stem, theme) != (COMBINED, "projector")
]
"""Themes of one size draw alike. The largest map is laid out for the sizes of most of them."""

NAMES = [f"{path.stem} {title} {theme}" for path, title, theme in DRAWN]


@pytest.mark.parametrize(("path", "title", "theme"), DRAWN, ids=NAMES)
def test_no_line_sign_bar_or_badge_lies_on_what_is_not_its_own(path, title, theme):
    (causal_map,) = (
        m for m in open_file(path).document.maps.values() if m.info.title.lower() == title
    )
    badges = tuple(Badge(p.links, p.label, "reinforcing") for p in causal_map.loops.values())
    drawing = draw(fold(causal_map), load_style(theme), bundled_measure(), badges=badges)
    assert drawing.badge_boxes
    assert faults_of(drawing) == []
