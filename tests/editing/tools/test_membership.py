"""Where a variable is let go says to which group it belongs."""

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.locking import set_locked
from loopmap.editing.tools.select import select
from tests.support.play import at, let_go, play, scene
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)

HOME_AREA = Box(200, 0, 240, 160)
"""The group Home of the small map: x 80 to 320, y -80 to 80; Strain stands in its middle."""


def dragged(variable, by, *, document=None, selected=(), **keys):
    start = (document or fines()).maps[TODAY].variables[variable]
    document = document or fines()
    there = (start.x + by[0], start.y + by[1])
    return play(
        select,
        scene(document, *selected),
        at(start.x, start.y, "variable", variable),
        at(*there, **keys),
        let_go(*there, **keys),
    )


def groups_after(document, result):
    table = after(document, result.change).maps[TODAY].variables
    return {v.id: v.group for v in table.values()}


def test_a_variable_let_go_in_an_area_joins_its_group_and_the_preview_says_so():
    shown, result = dragged(FINES, (120, 50))
    assert shown[-1].joined == {FINES: HOME}
    assert shown[-1].lit == HOME
    assert shown[-1].message == "Let go to put “Fines” into the group “Home”."
    assert groups_after(fines(), result)[FINES] == HOME
    assert result.label == "Move into a group"


def test_a_variable_dragged_off_its_area_leaves_the_group():
    shown, result = dragged(STRAIN, (0, 130))
    assert shown[-1].message == "Let go to take “Strain” out of the group “Home”."
    assert groups_after(fines(), result)[STRAIN] is None
    assert result.label == "Move out of a group"


@pytest.mark.parametrize("by", [(30, 0), (0, 90)])
def test_a_variable_that_still_touches_its_area_stays_and_the_area_grows(by):
    shown, result = dragged(STRAIN, by)
    assert shown[-1].joined == {}
    assert groups_after(fines(), result)[STRAIN] == HOME


def test_touching_an_area_with_the_edge_alone_joins_nothing():
    shown, result = dragged(FINES, (50, 0))
    assert shown[-1].joined == {}
    assert groups_after(fines(), result)[FINES] is None


def test_a_locked_group_takes_nobody_in():
    document = after(fines(), set_locked(fines(), TODAY, [HOME], True))
    shown, _ = dragged(FINES, (120, 50), document=document)
    assert shown[-1].joined == {}


def test_a_group_that_is_dragged_too_keeps_its_members():
    shown, result = dragged(STRAIN, (0, 400), selected=[STRAIN, HOME])
    assert shown[-1].joined == {}
    assert groups_after(fines(), result)[STRAIN] == HOME


def test_several_are_counted():
    shown, result = dragged(FINES, (120, 50), selected=[FINES, ATTENDANCE])
    assert set(shown[-1].joined) == {FINES}
    shown, result = dragged(FINES, (150, 0), selected=[FINES, ATTENDANCE])
    assert groups_after(fines(), result)[ATTENDANCE] is None
    document = fines()
    wide = add_group(document, TODAY, "Town", Box(300, 600, 900, 200), new_ids(document))
    document = after(document, wide)
    (town,) = (g.id for g in document.maps[TODAY].groups.values() if g.name == "Town")
    shown, result = dragged(FINES, (0, 600), document=document, selected=[FINES, ATTENDANCE])
    assert shown[-1].message == "Let go to put 2 variables into the group “Town”."
    assert groups_after(document, result) == {FINES: town, STRAIN: HOME, ATTENDANCE: town}


def test_a_copy_joins_and_the_original_stays_where_it_belongs():
    _, result = dragged(FINES, (120, 50), alt=True)
    belongs = groups_after(fines(), result)
    (copy,) = result.select
    assert belongs[copy] == HOME
    assert belongs[FINES] is None
