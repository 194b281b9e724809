"""Adding by words alone."""

import pytest

from loopmap.diagram.layout.boxes import label_boxes
from loopmap.editing.adding_rows import add_named_link, add_placed, variable_meant
from loopmap.errors import EditRefused
from loopmap.model.records import Link, Sign, Variable
from tests.support.fines import ATTENDANCE, FINES, GAP, STRAIN, TODAY, fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Fines issued", FINES),
        ("  fines  ISSUED ", FINES),
        ("fin", FINES),
        ("strain", STRAIN),
        ("att gap", GAP),
        ("sa", ATTENDANCE),
        ("famly strain", STRAIN),
    ],
)
def test_a_few_letters_mean_the_variable_they_fit_best(session, typed, meant):
    assert variable_meant(session.map, typed) == meant


def test_variables_added_one_by_one_leave_room_for_arrows_between_them(session):
    document = session.document
    for name in ("Debt", "Rent arrears", "Sleep", "Trust in the school", "Court"):
        document = document.apply(add_placed(document, TODAY, name, session.new_id))
    causal_map = document.maps[TODAY]
    boxes = label_boxes(causal_map)
    new = {v.id for v in causal_map.variables.values()} - set(session.map.variables)
    for one, other in ((a, b) for a in new for b in boxes if a != b):
        across = abs(boxes[one].x - boxes[other].x) - (boxes[one].width + boxes[other].width) / 2
        down = abs(boxes[one].y - boxes[other].y) - (boxes[one].height + boxes[other].height) / 2
        assert max(across, down) >= 50


@pytest.mark.parametrize("typed", ["weather", "", "   "])
def test_nobody_meant_is_refused(session, typed):
    with pytest.raises(EditRefused, match="Add it first"):
        variable_meant(session.map, typed)


def test_a_new_variable_lies_apart_from_the_others(session):
    change = add_placed(session.document, TODAY, "Debt", session.new_id)
    ((_, step),) = change
    assert isinstance(step.after, Variable)
    assert step.before is None
    others = session.map.variables.values()
    assert all(abs(step.after.x - v.x) > 80 or abs(step.after.y - v.y) > 30 for v in others)


def test_a_link_between_two_names_has_the_sign_given(session):
    change = add_named_link(
        session.document, TODAY, ("strain", "gap"), Sign.OPPOSITE, session.new_id
    )
    ((_, step),) = change
    assert isinstance(step.after, Link)
    assert (step.after.source, step.after.target) == (STRAIN, GAP)
    assert step.after.sign is Sign.OPPOSITE
