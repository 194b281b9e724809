"""Things over one another are had one after the other, and the chosen one is dragged."""

import pytest

from loopmap.diagram.geometry import Point
from loopmap.editing.tools.gesture import Scene
from loopmap.editing.tools.move import move_selection
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import MapInfo, Note, Variable
from tests.support.play import at, let_go, play
from tests.support.small_maps import TODAY, Boxes, new_ids

TOP, MIDDLE, LOW, NOTE = (RecordId(i) for i in ("vt", "vm", "vl", "n1"))


@pytest.fixture
def where():
    """Three cards and a note over one another, and a card beside them."""
    start = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    document = start.apply(
        adding(
            TODAY,
            [
                Variable(LOW, "Low", 0, 0),
                Variable(MIDDLE, "Middle", 5, 5, order=1),
                Variable(TOP, "Top", 10, 10, order=2),
                Variable(RecordId("vb"), "Beside", 400, 0),
                Note(NOTE, "Over all", 300, 200),
            ],
        )
    )

    def scene(*chosen):
        return Scene(
            document, TODAY, frozenset(chosen), Boxes(document), new_ids(document), snaps=False
        )

    return scene


def click(scene, **keys):
    _, result = play(move_selection, scene, at(5, 5, "variable", TOP, **keys), let_go(5, 5))
    return result.select


@pytest.mark.parametrize(
    ("chosen", "taken"), [([], TOP), ([TOP], MIDDLE), ([MIDDLE], LOW), ([LOW], TOP)]
)
def test_a_click_again_takes_the_next_one_down(where, chosen, taken):
    assert click(where(*chosen)) == {taken}


def test_with_several_chosen_or_elsewhere_a_click_takes_what_is_on_top(where):
    assert click(where(MIDDLE, LOW)) == {TOP}
    assert click(where(RecordId("vb"))) == {TOP}


def test_shift_adds_what_is_on_top(where):
    assert click(where(MIDDLE), shift=True) == {MIDDLE, TOP}


def test_a_card_alone_stays_chosen(where):
    press = at(400, 0, "variable", RecordId("vb"))
    _, result = play(move_selection, where(RecordId("vb")), press, let_go(400, 0))
    assert result.select == {"vb"}


def test_what_is_chosen_is_dragged_though_it_is_covered(where):
    press = at(5, 5, "variable", TOP)
    shown, _ = play(move_selection, where(LOW), press, at(105, 5))
    assert shown[-1].moved == {LOW: Point(100, 0)}
    shown, _ = play(move_selection, where(), press, at(105, 5))
    assert set(shown[-1].moved) == {TOP}
