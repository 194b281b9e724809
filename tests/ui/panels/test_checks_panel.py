"""The checks page: the list, the offers, one key to accept and one to skip."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from loopmap.analysis.checks.equation_mends import ProposeRest
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.links import set_sign
from loopmap.editing.edits.loops import name_loop
from loopmap.editing.edits.variables import rename_variable, set_role
from loopmap.model.change import DOCUMENT, replacing
from loopmap.model.records import Role, Sign
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.checks_panel import ChecksPanel
from loopmap.ui.panels.proposals_dialog import WAITING
from loopmap.ui.panels.wrapping_button import WrappingButton
from tests.support.fines import (
    ATTENDANCE,
    FINES,
    GAP,
    LOWERS,
    RAISES,
    STRAIN,
    TODAY,
    TRIGGERS,
    WIDENS,
    fines_session,
)

KEY = Qt.Key


READ = tuple(f"K7 l{n}" for n in range(1, 5))
"""Links of the one loop, each read aloud already."""


@pytest.fixture
def session():
    """A map of which nothing but two names could be better."""
    made = fines_session()
    focus = {"question": "Do fines help?", "time_span": "2015 to 2030", "skipped": READ}
    made.do("Say", replacing(DOCUMENT, [(made.map.info, replace(made.map.info, **focus))]))
    made.do("Outcome", set_role(made.document, TODAY, [ATTENDANCE], Role.OUTCOME))
    loop = (RAISES, LOWERS, WIDENS, TRIGGERS)
    made.do("Name", name_loop(made.document, TODAY, loop, "R1", "Fines trap", made.new_id))
    for variable, name in ((FINES, "More fines"), (STRAIN, "Lack of trust"), (GAP, "Trust")):
        made.do("Rename", rename_variable(made.document, TODAY, variable, name))
    return made


@pytest.fixture
def panel(qtbot, session):
    jobs = Jobs()
    watch = LoopWatch(session)

    def close(_):
        panel.close_session()
        watch.close()
        jobs.close()

    panel = ChecksPanel(session, jobs, watch)
    watch.setParent(panel)
    qtbot.addWidget(panel, before_close_func=close)
    panel.resize(280, 600)
    panel.show()
    panel.activateWindow()
    panel.setFocus()
    qtbot.waitUntil(lambda: len(panel.findings) == 2)
    return panel


@pytest.fixture
def press(qtbot, panel):
    return lambda key: qtbot.keyClick(panel.focusProxy(), key)


def rules(panel):
    return [finding.rule for finding in panel.findings]


def of_equations(panel):
    return [rule for rule in rules(panel) if rule[0] == "E"]


def labels(panel):
    return [b.words() for b in panel.findChildren(WrappingButton) if b.isVisibleTo(panel)]


def test_findings_are_listed_and_the_first_offer_is_on_the_enter_key(panel):
    assert rules(panel) == ["N1", "N4"]
    assert labels(panel) == ["Call it “Fines”  (Enter)"]


def test_enter_mends_and_the_next_finding_is_current(qtbot, panel, press, session):
    press(KEY.Key_Return)
    assert session.map.variables[FINES].name == "Fines"
    qtbot.waitUntil(lambda: rules(panel) == ["N4"])
    assert panel.current.rule == "N4"


def test_walking_the_list_selects_the_variable_and_wants_it_in_view(qtbot, panel, press, session):
    with qtbot.waitSignal(panel.wanted) as wanted:
        press(KEY.Key_Down)
    assert wanted.args == [STRAIN]
    assert session.selection == {STRAIN}


def test_a_merge_with_the_positive_twin_is_one_step_back(qtbot, panel, press, session):
    before = session.document
    press(KEY.Key_Down)
    press(KEY.Key_1)
    assert STRAIN not in session.map.variables
    assert session.undo() == "Merge into “Trust”, turning its signs round"
    assert session.document == before


def test_delete_skips_for_good_and_what_was_skipped_can_be_shown_again(
    qtbot, panel, press, session
):
    press(KEY.Key_Delete)
    qtbot.waitUntil(lambda: rules(panel) == ["N4"])
    assert session.map.info.skipped == (*READ, "N1 v1")
    assert len(session.map.variables) == 4, "the canvas keeps its variables"
    panel.again.click()
    qtbot.waitUntil(lambda: rules(panel) == ["N1", "N4", "K7"])


def test_f2_asks_for_another_name_in_place(qtbot, panel, press):
    with qtbot.waitSignal(panel.renameWanted) as wanted:
        press(KEY.Key_F2)
    assert wanted.args == [FINES]


def test_a_map_without_findings_says_so_and_offers_nothing(qtbot, panel, session):
    for variable, name in ((FINES, "Fines"), (STRAIN, "Strain")):
        session.do("Rename", rename_variable(session.document, TODAY, variable, name))
    qtbot.waitUntil(lambda: not panel.findings)
    assert panel.status == "Nothing to mend on this map."
    assert labels(panel) == []


def test_the_page_of_the_window_is_one_key_away(qtbot, opened):
    opened.command_actions.by_id["map.check_names"].trigger()
    assert opened.editor.left.page == "checks"


def test_with_nothing_left_to_mend_the_keyboard_stays_and_escape_goes_back(qtbot, panel, press):
    for left in (1, 0):
        press(KEY.Key_Delete)
        qtbot.waitUntil(lambda left=left: len(panel.findings) == left)
    assert panel.focusProxy().hasFocus()
    assert panel.status == "Nothing to mend on this map."
    with qtbot.waitSignal(panel.escaped):
        press(KEY.Key_Escape)


def test_what_equations_and_links_disagree_about_is_mended_by_the_same_key(
    qtbot, panel, press, session
):
    for variable, name in ((FINES, "Fines"), (STRAIN, "Strain"), (GAP, "Distance")):
        session.do("Rename", rename_variable(session.document, TODAY, variable, name))
    (link,) = (k for k in session.map.adjacency.into(STRAIN) if k.source == FINES)
    change = set_equation(session.document, TODAY, STRAIN, "100 - Fines", session.new_id)
    session.do("Write an equation", change)
    qtbot.waitUntil(lambda: of_equations(panel) == ["E14", "E1"])
    assert panel.findings[0].text == (
        "The link says that “Strain” goes the same way as “Fines”; its equation goes the opposite"
        " way."
    )
    press(KEY.Key_Return)
    assert session.map.links[link.id].sign is Sign.OPPOSITE
    qtbot.waitUntil(lambda: of_equations(panel) == ["E1"])
    panel.focusProxy().setCurrentRow(rules(panel).index("E1"))
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: of_equations(panel) == [])
    session.undo()
    qtbot.waitUntil(lambda: of_equations(panel) == ["E1"])


def test_an_equation_that_is_offered_is_made_up_beside_the_window_as_one_step(
    qtbot, panel, session
):
    before = session.document
    change = set_equation(session.document, TODAY, FINES, "3", session.new_id)
    session.do("Write an equation", change)

    def offered():
        return [f for f in panel.findings for o in f.offers if isinstance(o.mend, ProposeRest)]

    qtbot.waitUntil(lambda: bool(offered()))
    (finding,) = offered()
    panel._list.setCurrentRow(panel.findings.index(finding))
    panel.take([type(offer.mend) for offer in finding.offers].index(ProposeRest))
    assert panel.status == WAITING
    assert not session.map.variables[STRAIN].equation
    qtbot.waitUntil(lambda: bool(session.map.variables[STRAIN].equation))
    qtbot.waitUntil(lambda: panel.status != WAITING)
    session.undo()
    session.undo()
    assert session.document.maps == before.maps


def test_why_it_matters_is_told_to_eyes_and_ears(panel):
    (why, *_) = [label.text() for label in panel._offers.findChildren(QLabel)]
    assert why.startswith("Warning. Links say which way things go.")
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert panel.focusProxy().item(0).data(role) == why


def test_space_goes_to_it_on_the_map_with_the_keyboard(qtbot, panel, press, session):
    with qtbot.waitSignals([panel.wanted, panel.escaped]):
        press(KEY.Key_Space)
    assert session.selection == {FINES}


def test_of_an_open_sign_only_its_number_takes_an_offer(qtbot, panel, press, session):
    change = set_sign(session.document, TODAY, [WIDENS], Sign.UNKNOWN)
    session.do("Leave open", change)
    qtbot.waitUntil(lambda: "L3" in rules(panel))
    panel.focusProxy().setCurrentRow(rules(panel).index("L3"))
    assert session.selection == {ATTENDANCE, GAP, WIDENS}
    assert [label[-3:] for label in labels(panel)] == ["(1)", "(2)"]
    press(KEY.Key_Return)
    assert session.map.links[WIDENS].sign is Sign.UNKNOWN
    press(KEY.Key_2)
    assert session.map.links[WIDENS].sign is Sign.OPPOSITE
    qtbot.waitUntil(lambda: "L3" not in rules(panel))


def test_what_matters_before_publishing_is_listed_on_demand(qtbot, panel):
    assert "N12" not in rules(panel)
    panel.publish.click()
    qtbot.waitUntil(lambda: "N12" in rules(panel))
    panel.publish.click()
    qtbot.waitUntil(lambda: "N12" not in rules(panel))


def test_a_finding_about_the_map_as_a_whole_has_no_place_and_selects_nothing(
    qtbot, panel, press, session
):
    info = session.map.info
    session.do("Forget", replacing(DOCUMENT, [(info, replace(info, question=""))]))
    qtbot.waitUntil(lambda: "M1" in rules(panel))
    panel.focusProxy().setCurrentRow(rules(panel).index("M1"))
    assert session.selection == frozenset()
    press(KEY.Key_F2)
    press(KEY.Key_Delete)
    qtbot.waitUntil(lambda: "M1" not in rules(panel))


def test_nothing_is_looked_for_while_the_page_is_not_on_show(qtbot, panel, session):
    panel.hide()
    session.do("Rename", rename_variable(session.document, TODAY, GAP, "More moves"))
    assert not panel._rest.isActive()
    panel.show()
    qtbot.waitUntil(lambda: len(panel.findings) == 3)
