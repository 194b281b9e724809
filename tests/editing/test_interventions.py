"""Menus offer what can be done to the selection, in words."""

from loopmap.editing.interventions import (
    DOINGS,
    acts_with,
    acts_without,
    is_sized,
    offers,
    span_of,
    spans,
    with_size,
    with_span,
)
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from tests.support.fines import ATTENDANCE, FINES, RAISES, STRAIN, fines_session


def texts(*selected):
    return [offer.text for offer in offers(fines_session().map, selected)]


def test_a_variable_can_be_pushed_and_held():
    assert texts(FINES) == [
        "Stop “Fines issued”: hold it much lower",
        "Push “Fines issued” up",
        "Push “Fines issued” down",
        "Hold “Fines issued” higher than today",
        "Hold “Fines issued” as it is today",
        "Hold “Fines issued” lower than today",
        "Push “Fines issued” up more and more",
        "Push “Fines issued” down more and more",
        "Push “Fines issued” up for a moment",
        "Push “Fines issued” down for a moment",
    ]


def test_a_link_can_be_cut_weakened_strengthened_and_delayed():
    assert texts(RAISES) == [
        "Cut the link: Fines issued → Family strain",
        "Weaken the link to half: Fines issued → Family strain",
        "Strengthen the link to twice: Fines issued → Family strain",
        "Delay the link: Fines issued → Family strain",
        "Delay the link for long: Fines issued → Family strain",
    ]


def test_two_variables_can_be_linked_where_they_are_not_yet():
    assert texts(FINES, ATTENDANCE) == [
        "Add a link (+): Fines issued → School attendance",
        "Add a link (−): Fines issued → School attendance",
        "Add a link (+): School attendance → Fines issued",
        "Add a link (−): School attendance → Fines issued",
    ]
    assert texts(FINES, STRAIN) == [
        "Add a link (+): Family strain → Fines issued",
        "Add a link (−): Family strain → Fines issued",
    ]


def test_nothing_is_offered_for_anything_else():
    assert texts() == texts(FINES, RAISES) == texts(FINES, STRAIN, ATTENDANCE) == []


def test_sizes_keep_the_direction_and_spans_the_size():
    down = Intervention(Action.PUSH, FINES, -0.5)
    assert with_size(down, 1.0).amount == -1.0
    assert is_sized(down)
    assert not is_sized(Intervention(Action.CUT, RAISES))
    for span in spans(60.0):
        later = with_span(down, span)
        assert span_of(later, 60.0) == span
        assert later.amount == -0.5


def test_an_intervention_is_changed_or_taken_away_in_its_place():
    one, two, new = (Intervention(Action.PUSH, v) for v in (FINES, STRAIN, ATTENDANCE))
    scenario = Scenario(RecordId("s1"), "Both", (one, two))
    assert acts_with(scenario, 0, new) == (new, two)
    assert acts_without(scenario, 0) == (two,)


def test_each_is_offered_alone_as_among_all():
    causal_map = fines_session().map
    for selected in ((FINES,), (RAISES,), (STRAIN, ATTENDANCE), (FINES, ATTENDANCE)):
        whole = offers(causal_map, selected)
        assert whole
        alone = [offers(causal_map, selected, only={key}) for key in DOINGS]
        assert [offer for (offer,) in filter(None, alone)] == list(whole)
