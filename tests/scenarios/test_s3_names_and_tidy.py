"""Eliciting names and tidying them, by keyboard in the real window.

Thirty names are typed as a room calls them out, the checks list what could be better
named, each with a mend on one key, and everything can be taken back to an empty map and
done again to the same file.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loopmap.analysis.loops import find_loops
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.query import variable_named

NAMES = [
    "Lack of trust",
    "trust",
    "Increasing exclusions",
    "Naughty pupils",
    "Funding and staffing",
    "covid",
    "School attendance",
    "Fines issued",
    "Waiting times for CAMHS",
    "Waiting time for CAMHS",
    "Sense of belonging",
    "Teacher workload",
    "Family financial strain",
    "Use of isolation",
    "Referrals to early help",
    "Quality of SEND support",
    "Pupil self-esteem",
    "Bullying",
    "Staff turnover",
    "Parental stress",
    "Time with a trusted adult",
    "Curriculum pressure",
    "Risk of exploitation",
    "Transport difficulties",
    "School moves",
    "Suspensions",
    "Contact with families",
    "Access to youth work",
    "Feeling heard",
    "Pressure on headteachers",
]

SENTENCES = (
    "Fines issued + Lack of trust",
    "Lack of trust - School attendance",
    "School attendance - Fines issued",
    "Sense of belonging + trust",
)


@pytest.fixture
def typed(qtbot, window):
    """A new map with the names and sentences said into the sentence bar."""
    window.command_actions.by_id["file.new"].trigger()
    qtbot.waitUntil(lambda: window.editor.panels is not None)
    window.command_actions.by_id["insert.sentence"].trigger()
    for line in (*NAMES, *SENTENCES):
        qtbot.keyClicks(QApplication.focusWidget(), line)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    return window


@pytest.fixture
def checks(qtbot, typed):
    """The checks page with the keyboard on it."""
    typed.command_actions.by_id["map.check_names"].trigger()
    page = typed.editor.panels.checks
    qtbot.waitUntil(lambda: bool(page.findings))
    return page


def go_to(qtbot, checks, rule, name):
    """Walk the list down to a finding about the variable of that name."""
    qtbot.keyClick(checks.focusProxy(), Qt.Key.Key_Home)
    for _ in range(12):
        finding = checks.current
        names = [checks.session.map.variables[one].name for one in finding.variables]
        if finding.rule == rule and name in names[:1]:
            return
        qtbot.keyClick(checks.focusProxy(), Qt.Key.Key_Down)
    pytest.fail(f"{rule} {name} is not listed")


def test_thirty_names_are_kept_as_they_were_said(typed):
    names = [variable.name for variable in typed.session.map.variables.values()]
    assert names == [name[0].upper() + name[1:] for name in NAMES]


def test_the_checks_tell_what_could_be_named_better_each_with_a_mend(qtbot, checks):
    causal_map = checks.session.map
    about = {
        (finding.rule, causal_map.variables[finding.variables[0]].name)
        for finding in checks.findings
        if finding.rule[0] == "N"
    }
    assert about == {
        ("N1", "Increasing exclusions"),
        ("N4", "Lack of trust"),
        ("N5", "Funding and staffing"),
        ("N7", "Waiting times for CAMHS"),
        ("N9", "Covid"),
        ("N10", "Naughty pupils"),
    }
    assert all(finding.offers for finding in checks.findings if finding.rule[0] == "N")
    assert len(checks.findings) <= 10


def test_the_positive_twin_is_merged_and_the_loop_keeps_its_kind(qtbot, typed, checks):
    session = typed.session
    assert [loop.kind.value for loop in find_loops(session.map).loops] == ["reinforcing"]
    go_to(qtbot, checks, "N4", "Lack of trust")
    qtbot.keyClick(checks.focusProxy(), Qt.Key.Key_Return)
    assert variable_named(session.map, "Lack of trust") is None
    signs = {
        (
            session.map.variables[link.source].name,
            session.map.variables[link.target].name,
        ): link.sign.value
        for link in session.map.links.values()
    }
    assert signs == {
        ("Fines issued", "Trust"): "-",
        ("Trust", "School attendance"): "+",
        ("School attendance", "Fines issued"): "-",
        ("Sense of belonging", "Trust"): "+",
    }
    assert [loop.kind.value for loop in find_loops(session.map).loops] == ["reinforcing"]


def names_left(checks):
    return [finding for finding in checks.findings if finding.rule[0] == "N"]


def test_all_is_mended_with_one_key_each_taken_back_to_nothing_and_done_again(qtbot, typed, checks):
    session = typed.session
    for left in range(len(names_left(checks)), 0, -1):
        assert len(names_left(checks)) == left
        finding = names_left(checks)[0]
        name = session.map.variables[finding.variables[0]].name
        go_to(qtbot, checks, finding.rule, name)
        qtbot.keyClick(checks.focusProxy(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda left=left: len(names_left(checks)) < left)
    assert [idea.text for idea in session.document.ideas.values()] == ["Covid"]
    mended = write(session.document)
    while session.history.done:
        qtbot.keyClick(typed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not session.map.variables
    while session.history.undone:
        qtbot.keyClick(typed, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert write(session.document) == mended
