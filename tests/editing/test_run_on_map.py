"""A run as its map shows it: courses over the time in which something moves, acts with times."""

import pytest

from loopmap.diagram.look import Lens
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.run_on_map import acts_in_words, curves_of, seen_on_map, shown_until
from loopmap.editing.what_if import known_loops, what_if
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.simulation import RunSettings
from tests.support.small_maps import ATTENDANCE, FINES, LOWERS, STRAIN, TODAY, fines

MAP = fines().maps[TODAY]


def ran(*acts):
    scenario = Scenario(RecordId("s9"), "Try", acts)
    settings = RunSettings(draws=60, follow=seen_on_map(MAP))
    return what_if(MAP, [scenario], known_loops(MAP), settings=settings)


@pytest.fixture(scope="module")
def pushed():
    return ran(Intervention(Action.PUSH, FINES, 0.5))


def test_every_variable_has_its_course(pushed):
    curves = curves_of(pushed.stories[0].result, pushed.comparison)
    assert curves.keys() == {FINES, STRAIN, ATTENDANCE}
    assert curves[FINES].median[-1] > 0 > curves[ATTENDANCE].median[-1]
    assert curves[FINES].acts == ((0.0, 1.0),)


def test_what_is_shown_ends_soon_after_nothing_moves_any_more(pushed):
    result, comparison = pushed.stories[0].result, pushed.comparison
    until = shown_until(result, comparison)
    assert comparison.horizon * 0.2 <= until < comparison.horizon / 2


def test_what_is_done_late_is_shown():
    late = ran(Intervention(Action.PUSH, FINES, 0.5, start=20.0, stop=30.0))
    result, comparison = late.stories[0].result, late.comparison
    until = shown_until(result, comparison)
    assert until >= 30.0
    ((start, stop),) = curves_of(result, comparison)[FINES].acts
    assert (start * until, stop * until) == pytest.approx((20.0, 30.0))


def test_what_is_done_is_told_with_its_times():
    acts = (
        Intervention(Action.HOLD, FINES, -1.0, stop=20.0),
        Intervention(Action.CUT, LOWERS),
        Intervention(Action.PUSH, STRAIN, -0.5),
    )
    told = acts_in_words(Scenario(RecordId("s9"), "Try", acts), 40.0)
    assert told == {FINES: "held, until half-way", LOWERS: "cut", STRAIN: "pushed down"}


def test_the_lens_shows_the_answer_beside_what_is_done(pushed):
    view = lens_view(Lens.RUN, fines(), MAP, Known(run=pushed))
    look = view.look(FINES)
    assert (look.tag, look.act) == ("certain", "pushed up")
    assert look.curve is not None
