"""Text from elsewhere is said on the map, placed, selected and told."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def paste(opened):
    def paste(text):
        QApplication.clipboard().setText(text)
        opened.command_actions.by_id["edit.paste"].trigger()

    return paste


@pytest.fixture
def hints(opened):
    told = []
    opened.editor.hint.connect(told.append)
    return told


def names(window):
    return {v.name for v in window.session.map.variables.values()}


def test_a_table_becomes_links_selected_in_one_step_and_is_told(opened, paste, hints):
    before = opened.session.document
    paste("From\tTo\tType\nSleep\tWorry\t-\nWorry\tAttendance\t-\n")
    assert {"Sleep", "Worry"} <= names(opened)
    chosen = opened.session.selection
    assert sum(record in opened.session.map.links for record in chosen) == 2
    assert sum(record in opened.session.map.variables for record in chosen) == 3
    assert hints[-1] == "2 variables and 2 links added."
    opened.session.undo()
    assert opened.session.document == before


def test_what_was_not_understood_waits_on_the_parking_list(opened, paste, hints):
    paste("Sleep\nWhat about the parents who never come?\n")
    assert [idea.text for idea in opened.session.document.ideas.values()] == [
        "What about the parents who never come?"
    ]
    assert "1 line was not understood" in hints[-1]


def test_a_long_list_is_placed_in_the_background(qtbot, opened, paste):
    paste("\n".join(f"Thing number {n}" for n in range(30)))
    qtbot.waitUntil(lambda: len(names(opened)) == 33)
    variables = opened.session.map.variables.values()
    assert len({(v.x, v.y) for v in variables}) == 33
    assert len(opened.session.history.done) == 1


def test_a_long_table_keeps_its_places_though_people_go_on_drawing(qtbot, opened, paste):
    paste("\n".join(f"thing {n}\tthing {(n * 3 + 1) % 30}" for n in range(30)))
    opened.editor.panels.sentence.set_text("Fines - Sleep")
    opened.editor.panels.sentence.enter()
    qtbot.waitUntil(lambda: len(names(opened)) == 34)
    variables = opened.session.map.variables.values()
    assert len({(v.x, v.y) for v in variables}) == 34


def test_too_much_is_refused_in_a_sentence(qtbot, opened, paste):
    paste("\n".join(f"Thing {n}" for n in range(1100)))
    qtbot.waitUntil(lambda: "These are 1100 lines" in opened.status.lines[2])


@pytest.mark.parametrize("is_whole", [True, False])
def test_all_of_a_long_list_is_seen_though_it_must_be_from_afar(qtbot, opened, paste, is_whole):
    canvas = opened.editor.canvas
    canvas.looking.zoom_to(())
    if not is_whole:
        canvas.viewing.zoom_to(1.0)
    paste("\n".join(f"thing {n}\tthing {(n * 3 + 1) % 60}" for n in range(60)))
    qtbot.waitUntil(lambda: len(names(opened)) == 63)
    viewing = canvas.viewing
    qtbot.waitUntil(lambda: viewing.camera == viewing.aim)
    seen = viewing.seen
    assert all(
        seen.holds(box) for i, box in canvas.drawing.cards.items() if i in opened.session.selection
    )
    assert viewing.is_whole == is_whole
    opened.session.undo()
    qtbot.waitUntil(lambda: viewing.camera == viewing.aim)
    assert (viewing.camera.scale > 0.6) == is_whole


def test_a_list_pasted_into_the_sentence_bar_is_said_on_the_map(opened, hints):
    bar = opened.editor.panels.sentence
    bar.setFocus()
    QApplication.clipboard().setText("Sleep\nWorry\nHope\n")
    bar.entry.paste()
    assert {"Sleep", "Worry", "Hope"} <= names(opened)
    assert bar.text() == ""
    assert hints[-1] == "3 variables added."
