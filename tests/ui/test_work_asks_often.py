"""Long work in the background asks again and again whether it may go on, for the window's sake.

Whoever works on a map asks at least once for each of its variables, wherever it is.
"""

import pytest

from loopmap.analysis.checks.registry import check
from loopmap.analysis.checks.rule import Facts
from loopmap.analysis.loops import find_loops
from loopmap.analysis.structure.measures import measure
from loopmap.analysis.structure.micmac import influence_and_dependence
from loopmap.diagram.drawing import draw
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import page_of
from loopmap.diagram.style import load_style
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.powerpoint.slides import Slide, write_slides
from loopmap.formats.registry import formats_for_writing
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.model.token import Token, working_for
from loopmap.simulation import Question, RunSettings, compare
from loopmap.ui.metafile import write_metafile
from tests.benchmarks.maps import MAP, document_of

VARIABLES = 60
DOCUMENT = document_of(VARIABLES, 110)
DRAWN = DOCUMENT.maps[MAP]
BOXES = label_boxes(DRAWN)
PAGE = page_of(DRAWN, load_style(), bundled_measure())


class Asked(Token):
    """Counts how often it is asked."""

    __slots__ = ("times",)

    def __init__(self):
        super().__init__()
        self.times = 0

    def check(self):
        self.times += 1
        super().check()


def what_if():
    pushed = Intervention(Action.PUSH, RecordId("v3"), amount=1.0)
    compare(Question(DRAWN, RunSettings(30)), [Scenario(RecordId("s1"), "Push", (pushed,))])


WORK = {
    "a drawing": lambda: draw(DRAWN, load_style(), bundled_measure()),
    "checks": lambda: check(Facts(DRAWN)),
    "loops": lambda: find_loops(DRAWN),
    "measures": lambda: measure(DRAWN, find_loops(DRAWN)),
    "a layout": lambda: arrange(DRAWN, label_boxes(DRAWN), rounds=0),
    "a circle": lambda: arrange(DRAWN, BOXES, rounds=0, engine="circle"),
    "layers": lambda: arrange(DRAWN, BOXES, rounds=0, engine="layered"),
    "influence and dependence": lambda: influence_and_dependence(DRAWN),
    "what if": what_if,
    "slides": lambda: write_slides([Slide(PAGE, DRAWN)], "Map"),
    "slides of arrows that stay glued": lambda: write_slides(
        [Slide(PAGE, DRAWN)], "Map", attached=True
    ),
    "a metafile": lambda: write_metafile(PAGE),
    "a file read": lambda: read(write(DOCUMENT), "map.loopmap"),
}


WRITTEN = [each for each in formats_for_writing() if each.read is not None]


@pytest.mark.parametrize("each", WRITTEN, ids=[each.id for each in WRITTEN])
def test_files_of_every_kind_are_written_and_read_variable_by_variable(each):
    asked = Asked()
    with working_for(asked):
        written = each.write(DOCUMENT)
        first = asked.times
        each.read(written, f"map{each.suffixes[0]}")
    assert first >= VARIABLES
    assert asked.times - first >= VARIABLES


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_work_on_a_map_asks_for_each_variable(work):
    asked = Asked()
    with working_for(asked):
        work()
    assert asked.times >= VARIABLES
