"""A run as its map shows it: courses over the time in which something moves, acts with times."""

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.lenses.run import told_marks
from loopmap.diagram.look import Lens
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import ArcPath, Line
from loopmap.diagram.style import load_style
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.run_on_map import (
    acts_in_words,
    acts_on_links,
    curves_of,
    seen_on_map,
    shown_until,
)
from loopmap.editing.what_if import known_loops, what_if
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario, Sign, Strength
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


ADDED = Intervention(
    Action.ADD, source=ATTENDANCE, destination=FINES, sign=Sign.OPPOSITE, start=20.0, delayed=True
)


def test_links_that_are_added_and_what_becomes_of_others_is_shown_and_told():
    found = ran(ADDED, Intervention(Action.CUT, LOWERS), Intervention(Action.WEAKEN, LOWERS, 0.5))
    view = lens_view(Lens.RUN, fines(), MAP, Known(run=found))
    (link,) = view.ghosts.links
    assert (link.source, link.target, link.sign, link.delayed) == (
        ATTENDANCE, FINES, Sign.OPPOSITE, True
    )  # fmt: skip
    assert view.ghosts.look(link.id).tag == "added"
    assert (view.look(LOWERS).hollow, view.look(LOWERS).width) == (True, Strength.WEAK)
    assert {"added by the scenario", "cut by the scenario"} <= {key.text for key in view.keys}
    assert "adds a link from “School attendance” to “Fines”, from half-way on" in view.says
    told = list(told_marks(view, MAP))
    assert "The link from “Strain” to “School attendance”: cut; weakened." in told
    assert told[-1] == (
        "Added by the scenario: a link from “School attendance” to “Fines”, opposite way,"
        " after a delay, from half-way on."
    )


def test_an_added_link_is_drawn_and_counts_for_the_bounds():
    view = lens_view(Lens.RUN, fines(), MAP, Known(run=ran(ADDED)))
    drawing = draw(MAP, load_style("light"), bundled_measure(), emphasis=Emphasis(view=view))
    (ghost,) = drawing.scene.ghosts.shapes
    shapes = drawing.primitives(ghost) + drawing.primitives(RecordId(f"tag:{ghost}"))
    assert "− added" in [getattr(shape, "text", "") for shape in shapes]
    line = next(shape for shape in shapes if isinstance(shape, ArcPath))
    assert line.stroke.dash
    assert line.stroke.colour == drawing.style.card_text
    assert len([shape for shape in shapes if isinstance(shape, Line)]) == 2, "the bars of a delay"
    assert all(drawing.bounds.holds(box) for box in drawing.scene.ghosts.boxes)


def test_what_acts_on_no_link_leaves_links_alone():
    on_links = acts_on_links(
        Scenario(RecordId("s9"), "Try", (Intervention(Action.HOLD, FINES, -1.0),)), MAP, 40.0
    )
    assert not on_links.acts
    assert not on_links.added.links
