"""A link is led elsewhere by typing who its other end is."""

import pytest

from loopmap.diagram.geometry import Point
from loopmap.editing.sentence.far_end import FarEnd, Way
from loopmap.editing.sentence.lead_end import lead_to_far_end
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    LOWERS,
    PRESSES,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)


def there(_map, new):
    return dict.fromkeys(new, Point(70, 90))


def led(link, end, way=Way.EFFECT):
    said = lead_to_far_end(fines(), TODAY, link, end, way, new_ids(fines()), there)
    return said, after(fines(), said.change).maps[TODAY]


def test_a_link_leads_to_another_effect_and_keeps_what_was_said_of_it():
    said, changed = led(PRESSES, FarEnd("School attendance", variable=ATTENDANCE))
    link = changed.links[PRESSES]
    assert (link.source, link.target, link.sign) == (FINES, ATTENDANCE, Sign.SAME)
    assert said.variables == (FINES, ATTENDANCE)


def test_a_link_comes_from_another_cause_with_the_sign_that_was_typed():
    end = FarEnd("Fines", Sign.UNKNOWN, variable=FINES)
    _, changed = led(LOWERS, end, Way.CAUSE)
    link = changed.links[LOWERS]
    assert (link.source, link.target, link.sign) == (FINES, ATTENDANCE, Sign.UNKNOWN)


def test_a_new_name_makes_the_variable_in_the_same_change():
    said, changed = led(PRESSES, FarEnd("Trust"))
    (new,) = said.new
    assert changed.links[PRESSES].target == new
    assert (changed.variables[new].name, changed.variables[new].x) == ("Trust", 70)
    assert changed.variables[STRAIN] == fines().maps[TODAY].variables[STRAIN]


@pytest.mark.parametrize(("link", "name"), [(LOWERS, ""), (RecordId("gone"), "Trust")])
def test_no_name_and_a_link_that_has_gone_are_refused(link, name):
    with pytest.raises(EditRefused):
        lead_to_far_end(fines(), TODAY, link, FarEnd(name), Way.EFFECT, new_ids(fines()), there)
