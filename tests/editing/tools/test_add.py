"""New things appear where the button is let go, and are named at once."""

import pytest

from loopmap.editing.edits.groups import members_of
from loopmap.editing.tools import TOOLS
from loopmap.editing.tools.add import add_group, add_note, add_variable
from loopmap.editing.tools.gesture import naming
from tests.support.play import at, let_go, play, scene
from tests.support.small_maps import ATTENDANCE, FINES, STRAIN, TODAY, after, fines


@pytest.mark.parametrize(
    ("tool", "first"), [(add_variable, "New variable"), (add_note, "New note")]
)
def test_a_click_makes_one_to_be_named_in_the_same_step(tool, first):
    shown, result = play(tool, scene(fines()), at(7, 308), at(9, 309), let_go(300, 390))
    assert [preview.ghost for preview in shown] == [(7, 308), (9, 309)]
    made = after(fines(), result.change).maps[TODAY].get(result.rename)
    assert first in (getattr(made, "name", ""), getattr(made, "text", ""))
    assert (made.x, made.y) == (300, 390)
    assert result.select == {made.id}
    assert result.merge == naming(made.id)


def test_no_variable_is_put_upon_another_and_the_reason_is_said():
    press = at(0, 0, "variable", FINES)
    shown, result = play(add_variable, scene(fines()), press, let_go(2, 2, "variable", FINES))
    assert not shown[-1].allowed
    assert shown[-1].message == result.message == "“Fines” is there already: click on empty paper."
    assert not result.change


def test_new_variables_are_told_apart_before_they_are_named():
    _, first = play(add_variable, scene(fines()), at(0, 0), let_go(0, 90))
    document = after(fines(), first.change)
    _, second = play(add_variable, scene(document), at(0, 0), let_go(0, 190))
    assert after(document, second.change).maps[TODAY].variables[second.rename].name == (
        "New variable 2"
    )


def test_a_dragged_area_makes_a_group_of_what_lies_in_it():
    press = at(-60, -60)
    shown, result = play(add_group, scene(fines()), press, at(220, 60), let_go(220, 60))
    assert shown[-1].selection == {FINES, STRAIN}
    assert shown[-1].message == "Let go to make a group of 2 variables."
    changed = after(fines(), result.change).maps[TODAY]
    assert members_of(changed, [result.rename]) == (FINES, STRAIN)
    assert changed.groups[result.rename].width == 280


def test_a_click_groups_what_is_selected():
    _, result = play(add_group, scene(fines(), ATTENDANCE, STRAIN), at(0, 0), let_go(0, 0))
    changed = after(fines(), result.change).maps[TODAY]
    assert members_of(changed, [result.rename]) == (ATTENDANCE, STRAIN)


def test_a_click_with_nothing_selected_makes_an_empty_group_there():
    _, result = play(add_group, scene(fines()), at(500, 500), let_go(500, 500))
    group = after(fines(), result.change).maps[TODAY].groups[result.rename]
    assert (group.x, group.y, group.name) == (500, 500, "New group")


def test_the_toolbar_has_five_tools():
    assert list(TOOLS) == ["select", "variable", "link", "note", "group"]
