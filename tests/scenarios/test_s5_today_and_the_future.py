"""Today and the future, by keyboard in the real window, then on the command line.

A future is made from the map about referrals, changed, and told change by change; what
nothing keeps going is asked; a change is brought back to today; both maps are written as text
and as pictures in black and white.
"""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loopmap.cli import main
from loopmap.diagram.look import Glyph
from loopmap.editing.edits.maps import remove_map
from loopmap.model.query import variable_named
from loopmap.resources import example

DROP_INS, TOOLKIT = "Drop-in advice sessions", "Referral toolkit"
MISDIRECTED = "Misdirected referrals"
WEAKER = "a heavier service workload leads to less feedback on referrals."
SENTENCES = (
    f"{DROP_INS} - {MISDIRECTED}",
    f"{MISDIRECTED} + {DROP_INS}",
    f"{TOOLKIT} - {MISDIRECTED}",
)


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def link(session, *names):
    return session.map.adjacency.between(*(variable_named(session.map, n).id for n in names))


def lines(window):
    return [row.text for row in window.editor.panels.changes.panel.list.rows]


def known(qtbot, window):
    """The page, once it tells of the maps as they stand."""
    panel = window.editor.panels.changes.panel
    qtbot.waitUntil(lambda: panel.told is not None and panel.is_up_to_date)
    return panel


@pytest.fixture
def map_of_referrals(qtbot, window, tmp_path):
    """Today alone, as people have it before they think of the future."""
    file = tmp_path / "referrals.loopmap"
    source = example("inappropriate-referrals-and-waiting-lists")
    file.write_bytes(source.read_bytes())
    window.files.open(file)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    session = window.session
    future = session.document.map_order[1]
    session.do("Remove the map", remove_map(session.document, future))
    return window


@pytest.fixture
def future(qtbot, map_of_referrals):
    """A future with drop-ins and a toolkit, and busy services that still give feedback."""
    window = map_of_referrals
    trigger(window, "map.future")
    trigger(window, "insert.sentence")
    for sentence in SENTENCES:
        qtbot.keyClicks(QApplication.focusWidget(), sentence)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    session = window.session
    session.select(frozenset({link(session, "Service workload", "Feedback on referrals").id}))
    trigger(window, "link.weak")
    trigger(window, "changes.show")
    known(qtbot, window)
    return window


def test_every_change_and_the_new_loop_are_told(future):
    assert lines(future)[:9] == [
        "Variables · 2",
        f"“{DROP_INS}” is new.",
        f"“{TOOLKIT}” is new.",
        "Links · 4",
        "New link: more drop-in advice sessions lead to fewer misdirected referrals.",
        "New link: more misdirected referrals lead to more drop-in advice sessions.",
        "New link: more referral toolkit leads to fewer misdirected referrals.",
        f"Weaker (medium before, weak now): {WEAKER}",
        "Loops · 1",
    ]
    (loop,) = future.editor.panels.changes.panel.told.loops.loops
    assert (loop.after.kind.value, loop.after.length) == ("balancing", 2)


def test_without_the_loop_it_is_asked_what_will_keep_this_going(qtbot, future):
    session = future.session
    session.select(frozenset({link(session, MISDIRECTED, DROP_INS).id}))
    trigger(future, "edit.delete")
    known(qtbot, future)
    asked = [text for text in lines(future) if "What will" in text]
    assert asked == [
        "What will keep this going · 3",
        "“Future” adds no loop to “Today”. What will keep this going when the project ends?",
        f"“{DROP_INS}” is new, and no loop keeps it going. What will, when the project ends?",
        f"“{TOOLKIT}” is new, and no loop keeps it going. What will, when the project ends?",
    ]


def test_both_maps_show_the_change_by_shape_and_word(qtbot, future):
    trigger(future, "view.lens.change")
    session, lenses = future.session, future.editor.panels.lenses
    weaker = link(session, "Service workload", "Feedback on referrals").id
    assert (lenses.view.look(weaker).tag, lenses.view.look(weaker).glyph) == ("weaker", Glyph.DOWN)
    trigger(future, "changes.flip")
    assert lenses.view.title == "What “Future” changes"
    assert {v.name for v in lenses.view.ghosts.variables} == {DROP_INS, TOOLKIT}


def test_the_command_line_tells_and_draws_the_same_and_asks_both_maps(
    qtbot, future, tmp_path, capsys
):
    trigger(future, "changes.copy_text")
    assert f"[ ]  Bring in “{TOOLKIT}”." in QApplication.clipboard().text()
    trigger(future, "file.save")
    path = tmp_path / "referrals.loopmap"
    qtbot.waitUntil(lambda: future.session.is_saved)
    assert main(["compare", str(path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["variables"]["added"] == [DROP_INS, TOOLKIT]
    assert [one["kind"] for one in found["loops"]["appeared"]] == ["balancing"]
    sheet = tmp_path / "sheet.svg"
    assert main(["compare", str(path), "--picture", str(sheet), "--theme", "print"]) == 1
    drawn = sheet.read_text(encoding="utf-8")
    for words in ("gets weaker", "What “Future” changes.", "Change since “Today”."):
        assert words in drawn
    capsys.readouterr()
    scenario = "Drop-in advice before referral"
    words = ["--scenario", scenario, "--beside", "Future", "--draws", "100", "--json"]
    assert main(["simulate", str(path), *words]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["beside"]["map"] == "Future"
    assert told["beside"]["scenarios"][0]["name"] == scenario
