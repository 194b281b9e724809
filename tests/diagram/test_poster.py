"""Posters: sheets that hold all of a figure, large enough to be read, and say which they are."""

import pytest

from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, page_of, smallest_text
from loopmap.diagram.papers import LEAST_POINTS, paper_called
from loopmap.diagram.poster import MARGIN, box_of, poster
from loopmap.diagram.primitives import Line, TextLine
from loopmap.diagram.style import load_style
from tests.support.drawn_maps import full_map, map_of, ring

STYLE, MEASURE = load_style(), bundled_measure()


def _page(causal_map):
    asked = Asked(title=True, legend=True, source=True, beliefs=True)
    return page_of(causal_map, STYLE, MEASURE, asked=asked)


def _large():
    return _page(map_of(*ring([(i % 5 * 500.0, i // 5 * 700.0) for i in range(10)])))


def test_a_small_figure_is_one_sheet():
    (sheet,) = poster(_page(map_of(*ring([(0, 0), (200, 0)]))), STYLE)
    assert {round(side) for side in sheet.area[2:]} == {794, 1123}


def test_every_shape_lies_within_the_trimmed_part_of_the_sheets_together():
    page = _large()
    sheets = poster(page, STYLE)
    assert len(sheets) > 1
    inner = [sheet.area.inflated(-MARGIN) for sheet in sheets]
    whole = inner[0]
    for box in inner[1:]:
        whole = whole.union(box)
    assert whole.width * whole.height == pytest.approx(sum(b.width * b.height for b in inner))
    for sheet in sheets:
        for shape in sheet.primitives:
            if shape.role in {"card", "name", "sign"}:
                assert whole.contains(box_of(shape).centre)


def test_no_shape_is_lost():
    page = _large()
    sheets = poster(page, STYLE)
    drawn = {(s.record, s.role) for sheet in sheets for s in sheet.primitives}
    assert {(s.record, s.role) for s in page.primitives} <= drawn


def test_the_text_of_a_poster_is_large_enough():
    page = _page(full_map())
    assert all(smallest_text(sheet) >= LEAST_POINTS for sheet in poster(page, STYLE))


def test_sheets_are_numbered_and_have_marks_to_trim_by():
    sheets = poster(_large(), STYLE)
    for number, sheet in enumerate(sheets, 1):
        own = [s for s in sheet.primitives if s.role == "trim"]
        assert f"Fines: sheet {number} of {len(sheets)}" in [
            s.text for s in own if isinstance(s, TextLine)
        ]
        assert len([s for s in own if isinstance(s, Line)]) == 8
        assert paper_called("a4").highest in (sheet.area.height, sheet.area.width)


def test_a_sheet_among_rows_and_columns_says_in_which_it_goes():
    places = [(i % 5 * 500.0, i // 5 * 700.0) for i in range(25)]
    sheets = poster(_page(map_of(*ring(places))), STYLE)
    said = [
        s.text
        for sheet in sheets
        for s in sheet.primitives
        if s.role == "trim" and hasattr(s, "text")
    ]
    assert said[0] == f"Fines: sheet 1 of {len(sheets)}, row 1 of 3, column 1 of 4"
    assert said[-1] == f"Fines: sheet {len(sheets)} of {len(sheets)}, row 3 of 3, column 4 of 4"


def test_a_figure_is_as_large_as_its_sheets_hold():
    sheets = poster(_large(), STYLE)
    inner = [sheet.area.inflated(-MARGIN) for sheet in sheets]
    whole = inner[0]
    for box in inner[1:]:
        whole = whole.union(box)
    drawn = [box_of(s) for sheet in sheets for s in sheet.primitives if s.role == "card"]
    wide = max(box.right for box in drawn) - min(box.left for box in drawn)
    high = max(box.bottom for box in drawn) - min(box.top for box in drawn)
    assert max(wide / whole.width, high / whole.height) > 0.8
    assert smallest_text(sheets[0]) <= 1.6 * LEAST_POINTS + 0.01
