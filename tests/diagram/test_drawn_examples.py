"""In the drawn examples nothing lies on anything it does not belong to."""

from __future__ import annotations

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.formats.registry import open_file
from loopmap.resources import examples
from tests.support.drawing_faults import faults, faults_of

DRAWN = [(path, title) for path in examples() for title in ("today", "future")]
NAMES = [f"{path.stem} {title}" for path, title in DRAWN]

ALLOWED: dict[str, dict[str, int]] = {
    "combined-map today": {
        "bars on line": 2,
        "line on card": 4,
        "line on head": 2,
        "line on mark": 1,
        "line on name": 3,
        "sign nearer to another line": 1,
        "sign on line": 2,
    },
    "combined-map future": {
        "bars on line": 2,
        "line on card": 7,
        "line on head": 6,
        "line on mark": 2,
        "line on name": 2,
        "sign on card": 2,
        "sign on line": 3,
    },
}
"""What is still there in the largest map; for every other nothing is."""


@pytest.mark.parametrize(("path", "title"), DRAWN, ids=NAMES)
def test_no_line_sign_or_bar_lies_on_what_is_not_its_own(path, title):
    (causal_map,) = (
        m for m in open_file(path).document.maps.values() if m.info.title.lower() == title
    )
    drawing = draw(fold(causal_map), load_style(), bundled_measure())
    found = faults(drawing)
    allowed = ALLOWED.get(f"{path.stem} {title}", {})
    assert all(count <= allowed.get(kind, 0) for kind, count in found.items()), faults_of(drawing)
