"""A copy for another program says what is lost before a byte of it is written."""

from dataclasses import replace

import pytest

from loopmap.editing.edits.maps import add_map
from loopmap.editing.edits.notes import add_note
from loopmap.formats.registry import open_file
from loopmap.model.change import replacing
from loopmap.ui.copying_out import HOLDS_ALL, CopyDialog


@pytest.fixture
def dialog(opened):
    session = opened.session
    note = add_note(session.document, session.map_id, "Ask the school", (0, 0), session.new_id)
    session.do("Note", note)
    second = add_map(session.document, "Future", session.new_id)
    session.do("Map", second)
    opened.command_actions.by_id["file.copy"].trigger()
    (made,) = opened.findChildren(CopyDialog)
    return made


def choose(dialog, kind):
    dialog.kind.setCurrentIndex([each.id for each in dialog._kinds].index(kind))


def test_every_kind_but_our_own_is_offered_with_what_it_loses(dialog):
    assert "loopmap" not in {each.id for each in dialog._kinds}
    assert len(dialog._kinds) > 3
    for place in range(dialog.kind.count()):
        dialog.kind.setCurrentIndex(place)
        told = dialog.lost.text()
        assert told == HOLDS_ALL or all(line.startswith("• ") for line in told.splitlines())
        assert "One private note stays here." in told


def test_a_kind_of_one_map_gets_the_one_on_show_or_the_one_chosen(
    qtbot, opened, dialog, answers, tmp_path
):
    choose(dialog, "graphml")
    assert dialog.which.currentText() == "Today"
    answers.path = tmp_path / "out.graphml"
    dialog.accept()
    qtbot.waitUntil(lambda: "A copy was written" in opened.banner.text)
    assert answers.asked[-1].endswith(".graphml as graphml")
    (causal_map,) = open_file(answers.path).document.maps.values()
    assert len(causal_map.links) == 3
    assert not causal_map.notes


def test_thinking_better_of_the_name_writes_nothing(opened, dialog, answers, tmp_path):
    answers.path = None
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()
    assert list(tmp_path.glob("out.*")) == []


def test_what_cannot_be_written_is_said(qtbot, opened, dialog, answers, tmp_path):
    choose(dialog, "graphml")
    answers.path = tmp_path / "gone" / "out.graphml"
    dialog.accept()
    qtbot.waitUntil(lambda: "could not be saved" in opened.banner.text)


def test_what_is_for_the_room_goes_along_only_where_it_is_ticked(qtbot, opened, dialog, answers):
    session = opened.session
    link = next(iter(session.map.links.values()))
    why = replacing(session.map_id, [(link, replace(link, reason="They said so"))])
    dialog.reject()
    session.do("Why", why)
    opened.command_actions.by_id["file.copy"].trigger()
    asked = opened.findChildren(CopyDialog)[-1]
    choose(asked, "csv-links")
    assert "One reason is for the room and left out." in asked.lost.text()
    assert asked.wanted().document.maps[session.map_id].links[link.id].reason == ""
    asked.room.setChecked(True)
    assert "for the room" not in asked.lost.text()
    assert asked.wanted().document.maps[session.map_id].links[link.id].reason == "They said so"
