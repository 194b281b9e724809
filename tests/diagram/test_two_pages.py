"""Two drawings on one sheet."""

import pytest

from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import page_of, smallest_text
from loopmap.diagram.papers import Paper, paper_called
from loopmap.diagram.style import load_style
from loopmap.diagram.two_pages import on_one_sheet
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import MapInfo, Variable

A3 = paper_called("a3")


def drawn(along):
    """What draws six variables in a row, along x or down y."""
    places = [(n * 220.0, 0.0) if along == "x" else (0.0, n * 120.0) for n in range(6)]
    variables = {
        RecordId(f"v{n}"): Variable(RecordId(f"v{n}"), f"Variable {n}", *at)
        for n, at in enumerate(places)
    }
    causal_map = CausalMap(MapInfo(MapId("m1"), "Today"), {"variables": variables})
    return lambda paper: page_of(causal_map, load_style(), bundled_measure(), paper=paper)


@pytest.mark.parametrize(("along", "stands"), [("x", True), ("y", False)])
def test_the_sheet_lies_the_way_in_which_letters_are_larger(along, stands):
    page = on_one_sheet(drawn(along), drawn(along), A3, "Both")
    assert (page.area.height > page.area.width) is stands
    assert sorted((page.area.width, page.area.height)) == pytest.approx([A3.width, A3.height])


def test_both_are_whole_and_apart():
    one = drawn("x")
    page = on_one_sheet(one, one, A3, "Both")
    alone = one(Paper("half", "", A3.width, A3.height / 2, A3.height / 2, A3.margin))
    assert len(page.primitives) == 2 * len(alone.primitives)
    assert smallest_text(page) == pytest.approx(smallest_text(alone))
    assert page.title == "Both"
