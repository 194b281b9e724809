"""A file of another program is looked at before anything changes; one step takes it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGroupBox, QLabel, QPushButton

from loopmap.editing.edits.variables import add_variable
from loopmap.model.records import Sign
from loopmap.ui.coming_in.near_ticks import ASKED
from loopmap.ui.coming_in.preview import AGAIN, DRAWING, Preview
from loopmap.ui.coming_in.where_to import BESIDE, INTO
from loopmap.ui.panels.origins_line import OriginsLine
from tests.support.guessing_format import KEY, LEFT_OUT, put_among_the_formats
from tests.ui.test_every_widget_has_a_name import nameless
from tests.ui.test_large_text import cut_off

LINKS = "from,to,polarity\nFine,Strains,+\nStrain,Fines,-\nStrain,Trust,-\n"


@pytest.fixture
def styles(monkeypatch, tmp_path):
    put_among_the_formats(monkeypatch)
    path = tmp_path / "styles.s"
    path.write_bytes(b"x")
    return path


@pytest.fixture
def links(tmp_path):
    path = tmp_path / "Table 2.csv"
    path.write_text(LINKS, encoding="utf-8")
    return path


def preview_in(window, qtbot):
    """The preview that comes up, its picture drawn."""
    qtbot.waitUntil(lambda: bool(window.findChildren(Preview)))
    (preview,) = window.findChildren(Preview)
    qtbot.waitUntil(lambda: not window.jobs.is_running(DRAWING))
    return preview


def imported(window, answers, path, qtbot):
    answers.path = path
    window.command_actions.by_id["file.import"].trigger()
    return preview_in(window, qtbot)


def signs(causal_map):
    return sorted(link.sign.value for link in causal_map.links.values())


def names(causal_map):
    return sorted(v.name for v in causal_map.variables.values())


# opening


def test_a_file_that_needs_no_guesses_opens_without_a_question(window, links, qtbot):
    window.files.open(links)
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.findChildren(Preview) == []


def test_nothing_is_open_before_it_is_brought_in(window, styles, qtbot):
    window.files.open(styles)
    preview = preview_in(window, qtbot)
    assert window.session is None
    assert "4 variables and 3 links." in preview.held.text()
    assert LEFT_OUT in preview._lists["What is left out"][1].text()
    preview.accept()
    qtbot.waitUntil(lambda: window.session is not None)
    assert signs(window.session.map) == ["+", "+", "+"]
    assert window.files.current.path is None


def test_another_answer_has_the_file_read_again_with_the_same_places(window, styles, qtbot):
    window.files.open(styles)
    preview = preview_in(window, qtbot)
    before = preview._arrival.opened.document
    box = preview.guesses.boxes[KEY]
    box.setCurrentIndex(box.findData("-"))
    assert not preview.bring.isEnabled()
    qtbot.waitUntil(preview.bring.isEnabled)
    assert "1 same way, 2 opposite way" in preview.held.text()
    preview.accept()
    qtbot.waitUntil(lambda: window.session is not None)
    assert signs(window.session.map) == ["+", "-", "-"]
    (was,) = before.maps.values()
    assert [(v.x, v.y) for v in window.session.map.variables.values()] == [
        (v.x, v.y) for v in was.variables.values()
    ]


def test_answers_are_given_and_taken_with_the_keyboard_alone(window, styles, qtbot):
    window.files.open(styles)
    preview = preview_in(window, qtbot)
    box = preview.guesses.boxes[KEY]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: preview.told == {KEY: "-"})
    qtbot.waitUntil(preview.bring.isEnabled)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None)
    assert Sign.OPPOSITE in {k.sign for k in window.session.map.links.values()}


def test_thinking_better_of_it_leaves_everything_as_it_was(opened, styles, qtbot):
    before = opened.session.document
    opened.files.open(styles)
    preview = preview_in(opened, qtbot)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.findChildren(Preview) == [])
    assert opened.session.document is before
    assert not opened.jobs.is_running(AGAIN)


def test_thinking_better_of_the_first_file_shows_the_welcome_page(window, styles, qtbot):
    window.start(styles)
    preview_in(window, qtbot).reject()
    qtbot.waitUntil(window.welcome.isVisible)


# importing


def test_maps_come_in_beside_those_that_are_open(opened, answers, links, qtbot):
    before = opened.session.document
    preview = imported(opened, answers, links, qtbot)
    assert preview.where.choice == BESIDE
    preview.accept()
    session = opened.session
    assert len(session.document.maps) == 2
    assert names(session.map) == ["Fine", "Fines", "Strain", "Strains", "Trust"]
    assert {v.origins for v in session.map.variables.values()} == {("Table 2",)}
    assert "1 map came in from “Table 2.csv”." in opened.banner.text
    session.undo()
    assert session.document == before
    assert not opened.banner.text


def test_what_is_said_of_an_import_stays_while_other_steps_come_and_go(
    opened, answers, links, qtbot
):
    imported(opened, answers, links, qtbot).accept()
    session = opened.session
    said = opened.banner.text
    change = add_variable(session.document, session.map_id, "Later", (0, 900), session.new_id)
    session.do("Add", change)
    session.undo()
    assert opened.banner.text == said
    opened.banner.tell("Something else.")
    session.undo()
    assert opened.banner.text == "Something else."


def test_a_map_comes_into_the_one_on_show_and_one_step_takes_it_back(opened, answers, links, qtbot):
    before = opened.session.document
    preview = imported(opened, answers, links, qtbot)
    preview.where.choose(INTO)
    assert "2 variables of it are here already; 3 variables are new." in preview.where.told.text()
    assert "On the sign of 1 link the maps do not agree" in preview.where.told.text()
    preview.accept()
    qtbot.waitUntil(lambda: opened.session.document is not before)
    session = opened.session
    assert "Trust" in names(session.map)
    assert sorted(session.map.variables[i].name for i in session.selection) == [
        "Fine",
        "Strains",
        "Trust",
    ]
    assert "2 variables came together, 3 are new." in opened.banner.text
    opened.banner.choose("Select it")
    (clash,) = session.selection
    opened.editor.turns.flush()
    told = [line.text() for line in opened.findChildren(OriginsLine) if line.isVisible()]
    assert told == ["From: Today, Table 2"]
    assert session.map.links[clash].reason.splitlines()[1].startswith("Table 2: opposite way")
    opened.banner.tell("Something newer.")
    session.undo()
    assert session.document == before
    assert opened.banner.text == "Something newer."


def test_near_names_are_offered_one_by_one(opened, answers, links, qtbot):
    preview = imported(opened, answers, links, qtbot)
    preview.where.choose(INTO)
    assert preview.where.near.ticks == []
    preview.reject()
    links.write_text("from,to,polarity\nFine,Strains,+\nTrust,Attendance,+\n", encoding="utf-8")
    qtbot.waitUntil(lambda: opened.findChildren(Preview) == [])
    preview = imported(opened, answers, links, qtbot)
    preview.where.choose(INTO)
    offered = {box.accessibleName(): box for box, _ in preview.where.near.ticks}
    fine = "“Fine”, which comes in, is “Fines”, which is here"
    assert set(offered) == {fine, "“Strains”, which comes in, is “Strain”, which is here"}
    offered[fine].setChecked(True)
    assert "2 variables of it are here already; 2 variables are new." in preview.where.told.text()
    preview.where.own_name.setText("Table 1")
    preview.accept()
    qtbot.waitUntil(lambda: len(opened.session.map.variables) == 5)
    origins = {v.name: v.origins for v in opened.session.map.variables.values()}
    assert origins["Fines"] == ("Table 1", "Table 2")
    assert origins["Strain"] == ("Table 1",)


def test_near_names_are_one_group_whose_words_tick_too(opened, answers, links, qtbot):
    links.write_text("from,to,polarity\nFine,Strains,+\n", encoding="utf-8")
    preview = imported(opened, answers, links, qtbot)
    preview.where.choose(INTO)
    near = preview.where.near
    assert isinstance(near, QGroupBox)
    assert near.accessibleName() == ASKED
    (first, _), *_ = near.ticks
    words = first.parentWidget().findChild(QLabel)
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert first.isChecked()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert not first.isChecked()


def test_tab_goes_through_what_is_asked_before_it_comes_to_the_buttons(
    opened, answers, styles, qtbot
):
    session = opened.session
    near = add_variable(session.document, session.map_id, "Trusts", (900, 0), session.new_id)
    session.do("Add", near)
    preview = imported(opened, answers, styles, qtbot)
    preview.where.choose(INTO)
    ways = [preview.where.name, preview.guesses.boxes[KEY], preview.bring]
    ((tick, _),) = preview.where.near.ticks
    ways.insert(1, tick)
    at = ways[0]
    met = [at]
    while at is not ways[-1]:
        at = at.nextInFocusChain()
        assert at is not ways[0]
        met += [at] if at in ways else []
    assert met == ways
    preview.reject()


def test_a_file_that_cannot_be_read_is_told_and_nothing_comes_up(opened, answers, tmp_path, qtbot):
    answers.path = tmp_path / "empty.csv"
    answers.path.write_bytes(b"")
    opened.command_actions.by_id["file.import"].trigger()
    qtbot.waitUntil(lambda: "not imported" in opened.banner.text)
    assert opened.findChildren(Preview) == []


# for everybody


def test_what_the_keyboard_comes_to_is_named_and_nothing_is_cut_off_in_large_letters(
    opened, answers, links, styles, qtbot
):
    opened.theme.choose(text_size=200)
    qtbot.waitUntil(opened.updatesEnabled)
    preview = imported(opened, answers, styles, qtbot)
    preview.where.choose(INTO)
    assert nameless(preview) == []
    assert cut_off(preview) == []
    room = preview.screen().availableSize()
    assert preview.width() <= room.width()
    assert preview.height() <= room.height()
    preview.reject()
    opened.theme.choose(text_size=100)


def test_the_picture_is_told_to_those_who_listen(opened, answers, links, qtbot):
    preview = imported(opened, answers, links, qtbot)
    assert "5 variables and 3 links." in preview.picture.accessibleDescription()
    preview.reject()


def test_enter_brings_it_in_from_wherever_the_keyboard_is(opened, links, answers, qtbot):
    preview = imported(opened, answers, links, qtbot)
    chip = preview.where.chips.findChildren(QPushButton)[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened.session.document.maps) > 1)
    assert "came in from" in opened.banner.text


def test_many_that_come_in_are_all_in_sight_and_tidying_is_offered(
    opened, answers, tmp_path, qtbot
):
    path = tmp_path / "many.csv"
    pairs = "".join(f"Thing {n},Thing {n + 1},+\n" for n in range(24))
    path.write_text(f"from,to,polarity\n{pairs}", encoding="utf-8")
    preview = imported(opened, answers, path, qtbot)
    preview.where.choose(INTO)
    preview.accept()
    qtbot.waitUntil(lambda: len(opened.session.map.variables) > 24)
    viewing, new = opened.editor.canvas.viewing, opened.session.selection

    def all_seen():
        box = viewing.seen
        places = [opened.session.map.variables[each] for each in new]
        return all(
            box.left < each.x < box.right and box.top < each.y < box.bottom for each in places
        )

    qtbot.waitUntil(all_seen)
    opened.banner.choose("Tidy")
    assert opened.editor.tidying.is_running
    opened.editor.tidying.stop()


def test_a_table_beside_it_comes_along_and_may_be_left_alone(window, tmp_path, qtbot):
    edges = tmp_path / "Trust [Edges].csv"
    edges.write_text("Source,Target,Weight\n1,2,1.0\n2,3,-2.0\n", encoding="utf-8")
    (tmp_path / "Trust [Nodes].csv").write_text("Id,Label\n1,Fines\n2,Strain\n3,Trust\n")
    window.files.open(edges)
    preview = preview_in(window, qtbot)

    def named():
        (causal_map,) = preview._arrival.opened.document.maps.values()
        return names(causal_map)

    assert named() == ["Fines", "Strain", "Trust"]
    box = preview.guesses.boxes["beside"]
    box.setCurrentIndex(box.findData("no"))
    qtbot.waitUntil(preview.bring.isEnabled)
    assert named() == ["1", "2", "3"]
    box = preview.guesses.boxes["beside"]
    box.setCurrentIndex(box.findData("yes"))
    qtbot.waitUntil(preview.bring.isEnabled)
    preview.accept()
    qtbot.waitUntil(lambda: window.session is not None)
    assert names(window.session.map) == ["Fines", "Strain", "Trust"]
