"""Files come and go, and nothing is ever lost on the way."""

import json
import sys

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from loopmap.editing.edits.variables import add_variable
from loopmap.formats.registry import open_file
from loopmap.formats.storage.journal import Journal
from loopmap.formats.storage.journal_lines import document_from
from loopmap.formats.storage.lock import lock
from loopmap.formats.storage.process import Process, this_process
from loopmap.formats.storage.recovery import recover
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from loopmap.ui import open_document
from loopmap.ui.canvas.text_edit import InPlaceEditor
from loopmap.ui.copying_out import CopyDialog
from loopmap.ui.welcome_lists import Recoverable
from tests.support.window import Answers, folders_in, make_window, small_document, write_small


def add(window, name="Trust"):
    session = window.session
    change = add_variable(session.document, session.map_id, name, (50, 300), session.new_id)
    session.do("Add variable", change)


def save(qtbot, window):
    window.files.save()
    qtbot.waitUntil(lambda: not window.files.is_saving)


def save_as(qtbot, window):
    window.files.save_as()
    qtbot.waitUntil(lambda: not window.files.is_saving)


def names_in(path):
    document = open_file(path).document
    return sorted(v.name for m in document.maps.values() for v in m.variables.values())


def test_saving_writes_the_file_and_keeps_the_version_before(qtbot, opened, small, folders):
    before = small.read_bytes()
    add(opened)
    save(qtbot, opened)
    assert "Trust" in names_in(small)
    assert opened.files.current.is_saved
    assert [p.read_bytes() for p in folders.backups.rglob("*.loopmap")] == [before]


def test_a_new_document_asks_for_a_name_and_takes_it(qtbot, window, answers, tmp_path):
    window.files.new()
    add(window)
    answers.path = tmp_path / "workshop.loopmap"
    save(qtbot, window)
    assert answers.asked == ["save new-document.loopmap"]
    assert window.files.current.title == "workshop"
    assert names_in(answers.path) == ["Trust"]
    assert window.settings.current.recent[0] == str(answers.path)


def test_thinking_better_of_a_name_changes_nothing(qtbot, window, answers):
    window.files.new()
    add(window)
    answers.path = None
    save(qtbot, window)
    assert not window.files.current.is_saved


def test_saving_elsewhere_moves_the_lock_along(qtbot, opened, answers, small, tmp_path):
    answers.path = tmp_path / "copy.loopmap"
    save_as(qtbot, opened)
    assert not small.with_name(f".{small.name}.lock").exists()
    assert (tmp_path / ".copy.loopmap.lock").exists()
    assert opened.files.current.path == answers.path


def test_another_format_is_a_copy_and_the_document_stays_unsaved(qtbot, opened, answers, tmp_path):
    add(opened)
    answers.path = tmp_path / "links.graphml"
    save_as(qtbot, opened)
    (dialog,) = opened.findChildren(CopyDialog)
    assert not answers.path.exists()
    dialog.accept()
    qtbot.waitUntil(answers.path.exists)
    qtbot.waitUntil(lambda: "A copy was written" in opened.banner.text)
    assert not opened.files.current.is_saved


def test_closing_asks_and_can_be_cancelled(opened):
    add(opened)
    opened.close()
    assert opened.isVisible()
    assert "not saved" in opened.banner.text
    opened.banner.choose("Cancel")
    assert opened.session is not None


def test_closing_can_save_first(qtbot, opened, small):
    add(opened)
    opened.close()
    opened.banner.choose("Save")
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert "Trust" in names_in(small)


def test_closing_can_let_the_changes_go(opened, small, folders):
    add(opened)
    opened.close()
    opened.banner.choose("Don’t save")
    assert not opened.isVisible()
    assert "Trust" not in names_in(small)
    assert list(folders.recovery.glob("*")) == []


def test_opening_another_file_asks_about_the_first(qtbot, opened, tmp_path):
    add(opened)
    other = write_small(tmp_path / "other.loopmap")
    opened.files.open(other)
    qtbot.waitUntil(lambda: "not saved" in opened.banner.text)
    opened.banner.choose("Don’t save")
    qtbot.waitUntil(lambda: opened.files.current and opened.files.current.path == other)


def test_what_was_drawn_while_a_file_was_being_read_is_not_lost(qtbot, opened, tmp_path):
    other = write_small(tmp_path / "other.loopmap")
    opened.files.open(other)
    add(opened)
    qtbot.waitUntil(lambda: bool(opened.banner.text))
    assert "not saved" in opened.banner.text
    assert any(v.name == "Trust" for v in opened.session.map.variables.values())


@pytest.mark.parametrize("content", [b"", b"loopmap: 1\n\tx", b"\xff\xfe\x00", b"a: *b"])
def test_a_file_that_cannot_be_read_is_one_sentence_and_the_document_stays(
    qtbot, opened, tmp_path, content
):
    bad = tmp_path / "bad.loopmap"
    bad.write_bytes(content)
    session = opened.session
    opened.files.open(bad)
    qtbot.waitUntil(lambda: bool(opened.banner.text))
    assert "bad.loopmap" in opened.banner.text
    assert opened.session is session
    assert not (tmp_path / ".bad.loopmap.lock").exists()


def test_starting_with_a_file_that_is_not_there_shows_the_first_page(
    qtbot, folders, clock, tmp_path
):
    window = make_window(folders, Answers(), clock, tmp_path / "nowhere.loopmap")
    qtbot.addWidget(window)
    window.show()
    assert not window.welcome.isVisible()
    qtbot.waitUntil(lambda: "nowhere.loopmap" in window.banner.text)
    assert window.welcome.isVisible()


def test_a_file_that_is_open_elsewhere_is_shown_to_read_only(qtbot, window, small):
    held = lock(small, owner=Process(1, "another-computer", ""))
    window.files.open(small)
    qtbot.waitUntil(lambda: window.session is not None)
    assert "read only" in window.banner.text
    assert window.status.lines[0] == "Read only"
    assert not window.command_actions.by_id["insert.variable"].isEnabled()
    window.editor.take_tool("note")
    assert window.editor.tool == "select"
    window.banner.choose("Edit anyway")
    qtbot.waitUntil(lambda: window.session is not None and window.session.read_only is None)
    held.release()


def test_a_file_of_a_newer_version_says_so_and_is_read_only(qtbot, window, small):
    small.write_bytes(small.read_bytes().replace(b"loopmap: 1", b"loopmap: 9", 1))
    window.files.open(small)
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session.read_only
    assert window.banner.text == window.session.read_only


def test_a_file_changed_by_somebody_else_is_not_overwritten_unasked(qtbot, opened, small, tmp_path):
    write_small(tmp_path / "x.loopmap")
    small.write_bytes(small.read_bytes() + b"# mended by hand\n")
    add(opened)
    save(qtbot, opened)
    assert b"mended by hand" in small.read_bytes()
    assert "changed" in opened.banner.text
    opened.banner.choose("Overwrite")
    qtbot.waitUntil(lambda: not opened.files.is_saving)
    assert "Trust" in names_in(small)


def crashed(opened, folders):
    """A document with one step on no disk, closed as if the program had been killed."""
    add(opened)
    (journal,) = folders.recovery.glob("*.journal")
    text = journal.read_bytes()
    opened.files.give_up()
    journal.write_bytes(text.replace(b'"pid":', b'"pid":4194303,"was":', 1))
    return journal


def test_a_crash_loses_nothing_that_was_done(qtbot, opened, folders, clock, monkeypatch):
    add(opened)
    document = opened.session.document
    (journal,) = folders.recovery.glob("*.journal")
    text = journal.read_bytes()
    opened.files.give_up()
    journal.write_bytes(text.replace(b'"pid":', b'"pid":4194303,"was":', 1))
    again = make_window(folders, Answers(), clock)
    qtbot.addWidget(again, before_close_func=lambda w: w.files.give_up())
    again.show()
    again.files.open_recovered(journal)
    qtbot.waitUntil(lambda: again.session is not None)
    assert again.session.document == document
    assert not again.files.current.is_saved
    assert not journal.exists()
    assert len(list(folders.recovery.glob("*.journal"))) == 1, "the work is in a journal again"


@pytest.mark.parametrize("followed", [False, True])
def test_an_edit_of_very_many_is_in_the_journal_right_after_it_is_seen(
    qtbot, opened, folders, followed
):
    session = opened.session
    many = [Variable(RecordId(f"many{n}"), f"Many {n}") for n in range(open_document.LARGE + 1)]
    session.do("Paste", adding(session.map_id, many))
    assert not folders.recovery.exists()
    if followed:
        add(opened)
    else:
        qtbot.waitUntil(folders.recovery.exists)
    (journal,) = folders.recovery.glob("*.journal")
    assert recover(journal).document == session.document


def test_the_recovery_copy_of_a_document_left_alone_begins_with_how_it_was(
    qtbot, window, folders, monkeypatch
):
    monkeypatch.setattr(open_document, "REST", 0)
    window.files.new()
    before = window.session.document
    qtbot.waitUntil(lambda: window.files.current._journal._beginning is not None)
    assert not folders.recovery.exists()
    add(window)
    (journal,) = folders.recovery.glob("*.journal")
    header, snapshot, edit = map(json.loads, journal.read_bytes().splitlines())
    assert (header["edits"], list(edit)) == (0, ["edit", "at", "steps"])
    assert document_from(snapshot) == before


def test_the_recovery_copy_of_a_file_can_begin_as_soon_as_it_is_open(opened, folders):
    before = opened.session.document
    assert opened.files.current._journal._beginning.document is before
    assert not folders.recovery.exists()
    add(opened)
    (journal,) = folders.recovery.glob("*.journal")
    _, snapshot, _ = map(json.loads, journal.read_bytes().splitlines())
    assert document_from(snapshot) == before
    assert recover(journal).document == opened.session.document


def test_after_saving_the_next_recovery_copy_can_begin_at_once(qtbot, opened, folders):
    add(opened)
    opened.files.save()
    qtbot.waitUntil(lambda: opened.files.current.is_saved)
    saved = opened.session.document
    assert opened.files.current._journal._beginning.document is saved
    opened.session.undo()
    (journal,) = folders.recovery.glob("*.journal")
    _, snapshot, _ = map(json.loads, journal.read_bytes().splitlines())
    assert document_from(snapshot) == saved
    assert recover(journal).document == opened.session.document


def test_what_a_crash_left_is_offered_on_the_first_page(qtbot, opened, folders, clock):
    crashed(opened, folders)
    again = make_window(folders, Answers(), clock)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: len(again.welcome.recoverable) == 1)
    offered = again.welcome.recoverable
    assert "small" in offered[0]
    assert offered[0].endswith(", 1 step"), "nothing is cut off"


def test_what_a_crash_left_can_be_thrown_away_but_never_by_one_press(qtbot, opened, folders, clock):
    journal = crashed(opened, folders)
    again = make_window(folders, Answers(), clock)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: len(again.welcome.recoverable) == 1)
    again.welcome.throwingAwayWanted.emit(journal, again.welcome.recoverable[0])
    assert "“small”" in again.banner.text
    assert journal.exists()
    again.banner.choose("Throw away")
    assert not journal.exists()
    qtbot.waitUntil(lambda: again.welcome.recoverable == [])


def test_of_many_that_a_crash_left_the_latest_are_seen_and_all_can_go_at_once(
    qtbot, folders, clock
):
    journals = [left_by_the_dead(folders, bytes, process=-n) for n in range(1, 8)]
    first = make_window(folders, Answers(), clock)
    qtbot.addWidget(first)
    qtbot.waitUntil(lambda: len(first.welcome.recoverable) == 7)
    assert seen(first) == ["Throw away"] * 3 + ["Show 4 older", "Throw all 7 away"]
    press(first, "Show 4 older")
    assert seen(first) == ["Throw away"] * 7 + ["Throw all 7 away"]
    press(first, "Throw all 7 away")
    assert "all 7 maps" in first.banner.text
    assert all(journal.exists() for journal in journals)
    first.banner.choose("Throw all away")
    assert not any(journal.exists() for journal in journals)
    qtbot.waitUntil(lambda: first.welcome.recoverable == [])


def seen(window):
    """What the list of what can be recovered offers besides recovering it."""
    found = window.welcome.findChild(Recoverable).buttons()
    return [b.text() for b in found if not b.text().startswith("Recover")]


def press(window, text):
    found = window.welcome.findChild(Recoverable).buttons()
    next(button for button in found if button.text() == text).click()


def left_by_the_dead(folders, damage, process=0):
    """A journal of a process that is dead, with its bytes as ``damage`` makes them."""
    owner = Process(process, this_process().host)
    journal = Journal(folders.recovery, lambda: 1000.0, owner=owner)
    journal.begin(None)
    journal.keep(small_document(), 1)
    path, content = journal.path, journal.path.read_bytes()
    journal.close()
    path.write_bytes(damage(content))
    return path


def test_a_damaged_recovery_file_is_told_once_and_kept_aside(qtbot, folders, clock):
    journal = left_by_the_dead(folders, lambda content: content[: len(content) // 2])
    first = make_window(folders, Answers(), clock)
    qtbot.addWidget(first)
    qtbot.waitUntil(lambda: "damaged" in first.banner.text)
    (kept,) = folders.recovery.glob("*.damaged")
    assert first.banner.text.endswith(f"it is kept as “{kept}”.")
    assert first.welcome.recoverable == []
    assert not journal.exists()
    later = make_window(folders, Answers(), clock)
    qtbot.addWidget(later)
    qtbot.waitUntil(lambda: not later.jobs.is_running("recoverable"))
    assert later.banner.text == ""


def test_damage_is_told_calmly_beside_a_file_given_on_the_command_line(
    qtbot, folders, clock, tmp_path
):
    left_by_the_dead(folders, lambda content: content[: len(content) // 2])
    window = make_window(folders, Answers(), clock, write_small(tmp_path / "small.loopmap"))
    qtbot.addWidget(window, before_close_func=lambda w: w.files.give_up())
    qtbot.waitUntil(lambda: "damaged" in window.banner.text)
    (kept,) = folders.recovery.glob("*.damaged")
    assert window.session is not None
    assert window.banner.text.endswith(f"it is kept as “{kept}”.")
    assert window.banner.property("kind") == "quietBanner"


def test_what_can_be_read_of_a_damaged_recovery_file_is_recovered(qtbot, folders, clock):
    journal = left_by_the_dead(folders, lambda content: content + b'{"edit": "\xff"}\n')
    again = make_window(folders, Answers(), clock)
    qtbot.addWidget(again, before_close_func=lambda w: w.files.give_up())
    qtbot.waitUntil(lambda: len(again.welcome.recoverable) == 1)
    again.files.open_recovered(journal)
    qtbot.waitUntil(lambda: again.session is not None and again.banner.text != "")
    kept = journal.with_suffix(".damaged")
    assert f"Part of it could not be read; the file is kept as “{kept}”." in again.banner.text
    assert kept.exists()
    assert {v.name for v in again.session.map.variables.values()} == {
        "Fines",
        "Strain",
        "Attendance",
    }


def test_a_fault_keeps_a_copy_of_the_map(opened, folders):
    from loopmap.ui.app import kept_copy

    assert kept_copy(opened) == "Nothing was lost: everything was saved."
    add(opened)
    assert "recovery copy" in kept_copy(opened)
    assert list(folders.recovery.glob("*.journal"))


def test_a_list_of_links_opens_with_its_variables_placed(qtbot, window, tmp_path):
    table = tmp_path / "links.csv"
    table.write_text("from,to,polarity\nFines,Strain,+\nStrain,Fines,+\n")
    window.files.open(table)
    qtbot.waitUntil(lambda: window.session is not None)
    places = {(v.x, v.y) for v in window.session.map.variables.values()}
    assert len(places) == 2
    assert window.files.current.path is None


def test_the_examples_are_drawn_on_the_first_page(qtbot, tmp_path, clock):
    example = write_small(tmp_path / "an-example.loopmap")
    window = make_window(folders_in(tmp_path, (example,)), Answers(), clock)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.welcome.pictures == 1)


def test_an_example_is_never_written_over(qtbot, window, small, answers, tmp_path):
    before = small.read_bytes()
    window.files.open_example(small)
    qtbot.waitUntil(lambda: window.session is not None)
    add(window)
    answers.path = tmp_path / "mine.loopmap"
    save(qtbot, window)
    assert small.read_bytes() == before
    assert "Trust" in names_in(answers.path)


def test_a_bad_file_does_not_even_ask_about_the_changes_that_are_open(qtbot, opened, tmp_path):
    add(opened)
    bad = tmp_path / "bad.loopmap"
    bad.write_bytes(b"")
    opened.files.open(bad)
    qtbot.waitUntil(lambda: bool(opened.banner.text))
    assert "empty" in opened.banner.text
    assert not opened.files.current.is_saved


def test_a_question_that_is_cancelled_locks_nothing(qtbot, opened, tmp_path):
    add(opened)
    other = write_small(tmp_path / "other.loopmap")
    opened.files.open(other)
    qtbot.waitUntil(lambda: "not saved" in opened.banner.text)
    opened.banner.choose("Cancel")
    assert not (tmp_path / ".other.loopmap.lock").exists()


def test_a_map_that_is_opened_after_a_crash_offers_what_was_not_saved(
    qtbot, opened, folders, small
):
    journal = crashed(opened, folders)
    opened.files.open(small)
    qtbot.waitUntil(lambda: opened.session is not None)
    assert "not saved" in opened.banner.text
    opened.banner.choose("Recover them")
    qtbot.waitUntil(lambda: opened.session is not None and not opened.files.current.is_saved)
    assert opened.files.current.path == small
    assert not journal.exists()
    save(qtbot, opened)
    assert "Trust" in names_in(small)
    assert opened.banner.text == ""
    assert list(folders.recovery.glob("*.journal")) == []


def test_a_recovered_map_whose_file_was_changed_since_asks_before_overwriting(
    qtbot, opened, folders, small
):
    journal = crashed(opened, folders)
    small.write_bytes(small.read_bytes() + b"# mended by hand\n")
    opened.files.open_recovered(journal)
    qtbot.waitUntil(lambda: opened.session is not None)
    save(qtbot, opened)
    assert "changed by another program" in opened.banner.text
    assert b"mended by hand" in small.read_bytes()


def test_a_file_shown_to_read_only_is_not_replaced_by_save_as(qtbot, window, answers, small):
    newer = small.read_bytes().replace(b"loopmap: 1", b"loopmap: 9", 1)
    small.write_bytes(newer)
    window.files.open(small)
    qtbot.waitUntil(lambda: window.session is not None)
    answers.path = small
    save_as(qtbot, window)
    assert "read only" in window.banner.text
    assert small.read_bytes() == newer


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere")
def test_a_file_whose_name_is_no_unicode_opens_saves_and_recovers(qtbot, window, folders, tmp_path):
    odd = write_small(tmp_path / "caf\udce9.loopmap")
    window.files.open(odd)
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.settings.current.recent == (str(odd),)
    crashed(window, folders)
    window.files.open(odd)
    qtbot.waitUntil(lambda: "not saved" in window.banner.text)
    window.banner.choose("Recover them")
    qtbot.waitUntil(lambda: window.session is not None and not window.files.current.is_saved)
    save(qtbot, window)
    assert "Trust" in names_in(odd)


def half_typed(window, name):
    """Begin to rename the first variable and type, without Enter."""
    record = next(iter(window.session.map.variables))
    window.editor.canvas.naming.begin(record)
    window.editor.canvas.findChild(InPlaceEditor).setPlainText(name)


def test_a_name_half_typed_is_saved_with_the_map(qtbot, opened, small):
    add(opened)
    half_typed(opened, "Penalties")
    save(qtbot, opened)
    assert "Penalties" in names_in(small)


def test_a_name_half_typed_is_asked_about_on_closing(opened):
    half_typed(opened, "Penalties")
    opened.close()
    assert opened.isVisible()
    assert "not saved" in opened.banner.text


def test_a_text_half_typed_in_the_inspector_is_saved_with_the_map(qtbot, opened, small):
    opened.activateWindow()
    fields = opened.editor.panels.inspector.findChildren(QPlainTextEdit)
    field = next(f for f in reversed(fields) if f.isVisible())
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setPlainText("Half a thought")
    save(qtbot, opened)
    assert "Half a thought" in small.read_text(encoding="utf-8")
    assert field.hasFocus()


def test_a_file_is_drawn_by_the_job_that_reads_it(qtbot, window, small, monkeypatch):
    monkeypatch.setattr("loopmap.ui.canvas.stage.draw", None)
    window.files.open(small)
    qtbot.waitUntil(lambda: window.editor is not None)
    assert window.editor.canvas.drawing.causal_map is window.session.map
    assert window.files.picture is None


def odd_links(tmp_path, name):
    path = tmp_path / name
    path.write_text("from,to,polarity\nFines,Strain,+\nFines,Strain,-\n", encoding="utf-8")
    return path


def test_what_was_said_of_a_file_goes_when_another_is_opened(qtbot, window, small, tmp_path):
    window.files.open(odd_links(tmp_path, "odd.csv"))
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.banner.text
    window.files.open(small)
    qtbot.waitUntil(lambda: window.files.current.path == small)
    assert window.banner.text == ""


def test_what_was_said_of_a_file_goes_with_it(qtbot, window, tmp_path):
    window.files.open(odd_links(tmp_path, "odd.csv"))
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.banner.text
    window.files.close()
    assert window.banner.text == ""


def test_what_could_not_be_opened_is_still_told_beside_the_open_map(qtbot, opened, tmp_path):
    path = tmp_path / "page.xml"
    path.write_text("<!DOCTYPE html><html></html>", encoding="utf-8")
    opened.files.open(path)
    qtbot.waitUntil(lambda: "web page" in opened.banner.text)
    assert opened.session is not None
