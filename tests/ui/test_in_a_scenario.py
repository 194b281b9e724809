"""What is clicked on the canvas is put into a scenario by menus, keys and words."""

import pytest
from PySide6.QtWidgets import QApplication

from loopmap.model.query import in_order
from loopmap.model.records import Action, Sign
from loopmap.ui.actions.scenarios import DOING_IDS
from loopmap.ui.canvas_menu import MENUS


def trigger(window, command):
    window.command_actions.by_id[command].trigger()
    QApplication.processEvents()


def scenarios(window):
    return in_order(window.session.map.scenarios)


def test_a_command_on_the_selection_makes_a_scenario_and_goes_on_with_it(opened):
    fines, strain, _ = in_order(opened.session.map.variables)
    opened.session.select(frozenset([fines.id]))
    trigger(opened, "what_if.stop")
    (made,) = scenarios(opened)
    assert (made.name, made.interventions[0].amount) == (f"Stop: {fines.name}", -1.0)
    opened.session.select(frozenset([strain.id]))
    trigger(opened, "what_if.push_up")
    (same,) = scenarios(opened)
    assert [act.target for act in same.interventions] == [fines.id, strain.id]


def test_a_link_to_be_added_says_from_where_to_where(opened):
    fines, _, attendance = in_order(opened.session.map.variables)
    opened.session.select(frozenset([fines.id, attendance.id]))
    action = opened.command_actions.by_id["what_if.add_opposite_back"]
    ends = {v.name for v in (fines, attendance)}
    assert action.isEnabled()
    assert all(name in action.text() for name in ends)
    action.trigger()
    (act,) = scenarios(opened)[0].interventions
    assert (act.action, act.sign) == (Action.ADD, Sign.OPPOSITE)


def test_what_cannot_be_done_to_the_selection_is_not_offered(opened):
    (link, *_) = sorted(opened.session.map.links)
    opened.session.select(frozenset([link]))
    QApplication.processEvents()
    offered = [i for i in DOING_IDS if opened.command_actions.by_id[i].isEnabled()]
    assert "what_if.cut" in offered
    assert "what_if.push_up" not in offered


@pytest.mark.parametrize("about", ["variable", "link", "several"])
def test_the_menus_of_the_canvas_have_it(about):
    submenus = {entry[0]: entry[1] for entry in MENUS[about] if isinstance(entry, tuple)}
    assert set(submenus["In a scenario"]) & set(DOING_IDS)


def test_the_line_is_reached_by_key_and_the_scenario_by_commands(opened, qtbot):
    trigger(opened, "what_if.say")
    line = opened.editor.panels.run.desk.card.line
    qtbot.waitUntil(line.entry.isVisible)
    line.begin("less strain")
    line.entry.entered.emit()
    (made,) = scenarios(opened)
    assert made.name == "Less strain"
    trigger(opened, "what_if.duplicate")
    qtbot.waitUntil(lambda: len(scenarios(opened)) == 2)
    trigger(opened, "what_if.delete")
    qtbot.waitUntil(lambda: len(scenarios(opened)) == 1)
    assert opened.session.history.done[-1].label == "Delete scenario"


def test_without_a_scenario_it_is_said_that_one_has_to_be_chosen(opened, qtbot):
    trigger(opened, "what_if.run")
    with qtbot.waitSignal(opened.editor.panels.run.refused) as heard:
        trigger(opened, "what_if.duplicate")
    assert heard.args == ["Choose a scenario first, or make one."]


def test_what_goes_on_in_a_run_is_unfolded_by_command_and_remembered(opened):
    fines = in_order(opened.session.map.variables)[0]
    opened.session.select(frozenset([fines.id]))
    trigger(opened, "what_if.in_run")
    opened.editor.turns.flush()
    assert opened.settings.current.in_run_shown
    assert opened.editor.panels.inspector.in_run._parts[0].is_open
    trigger(opened, "what_if.in_run")
    assert not opened.settings.current.in_run_shown


def test_what_is_selected_may_matter_for_a_scenario_only_where_one_is_on_show(opened):
    fines = in_order(opened.session.map.variables)[0]
    opened.session.select(frozenset([fines.id]))
    judge = opened.command_actions.by_id["what_if.watch"]
    QApplication.processEvents()
    assert not judge.isEnabled()
    trigger(opened, "what_if.stop")
    opened.command_actions.refresh()
    assert judge.isEnabled()
