"""Saving on a slow disk: people go on meanwhile, and nothing of what they do is lost."""

import threading

import pytest

from loopmap.editing.edits.variables import add_variable
from loopmap.errors import StorageError
from loopmap.formats.registry import open_file
from loopmap.formats.storage.fingerprint import fingerprint
from loopmap.formats.storage.recovery import recover
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from loopmap.ui import open_document, saving
from tests.support.commands import trigger

FIRST, LATER = "Trust", "Patience"


class SlowDisk:
    """Writes when it is let go on, once each time; ``fault`` is what comes of it then."""

    def __init__(self, write):
        self.fault, self._write, self._gate = None, write, threading.Semaphore(0)

    def __call__(self, *asked, **more):
        self._gate.acquire()
        if self.fault is not None:
            raise self.fault
        return self._write(*asked, **more)

    def go_on(self, times=1):
        for _ in range(times):
            self._gate.release()


@pytest.fixture
def disk(monkeypatch, opened):
    made = SlowDisk(saving.save)
    monkeypatch.setattr(saving, "save", made)
    yield made
    made.go_on(20)
    opened.files.give_up()


def add(window, name):
    session = window.session
    change = add_variable(session.document, session.map_id, name, (50, 300), session.new_id)
    session.do("Add variable", change)


def names_in(path):
    document = open_file(path).document
    return {v.name for m in document.maps.values() for v in m.variables.values()}


def journal_in(folders):
    (journal,) = folders.recovery.glob("*.journal")
    return recover(journal)


def until_written(qtbot, window):
    qtbot.waitUntil(lambda: not window.files.is_saving)


def begin(window):
    """One thing done, and its saving begun."""
    add(window, FIRST)
    trigger(window, "file.save")


def test_while_a_file_is_written_the_map_counts_as_unsaved(qtbot, opened, disk, folders, small):
    begin(opened)
    assert opened.files.is_saving
    assert not opened.files.current.is_saved
    assert FIRST not in names_in(small)
    assert journal_in(folders).document == opened.session.document
    disk.go_on()
    until_written(qtbot, opened)
    assert opened.files.current.is_saved
    assert FIRST in names_in(small)
    assert not list(folders.recovery.glob("*.journal"))


def test_what_is_done_meanwhile_stays_unsaved_and_is_recovered_for_the_new_file(
    qtbot, opened, disk, folders, small
):
    begin(opened)
    add(opened, LATER)
    assert journal_in(folders).document == opened.session.document
    disk.go_on()
    until_written(qtbot, opened)
    assert not opened.files.current.is_saved
    assert names_in(small) & {FIRST, LATER} == {FIRST}
    assert journal_in(folders).document == opened.session.document
    # What was saved is not taken for another's work.
    qtbot.waitUntil(lambda: journal_in(folders).fingerprint == fingerprint(small))
    left = journal_in(folders)
    assert (left.document, left.edits) == (opened.session.document, 1)
    add(opened, "More")
    assert journal_in(folders).document == opened.session.document
    trigger(opened, "file.save")
    disk.go_on()
    until_written(qtbot, opened)
    assert opened.files.current.is_saved
    assert names_in(small) >= {FIRST, LATER, "More"}
    assert opened.banner.text == ""


def test_what_is_undone_meanwhile_can_be_done_again_to_what_was_saved(qtbot, opened, disk):
    begin(opened)
    opened.session.undo()
    disk.go_on()
    until_written(qtbot, opened)
    assert not opened.files.current.is_saved
    opened.session.redo()
    assert opened.files.current.is_saved


def test_undone_and_done_otherwise_meanwhile_is_saved_by_no_undo(qtbot, opened, disk):
    begin(opened)
    opened.session.undo()
    add(opened, LATER)
    disk.go_on()
    until_written(qtbot, opened)
    assert not opened.files.current.is_saved
    opened.session.undo()
    assert not opened.files.current.is_saved, "the file holds what nobody can come back to"


def test_a_window_that_is_closed_meanwhile_goes_when_all_is_written(qtbot, opened, disk, small):
    begin(opened)
    opened.close()
    opened.close()
    assert opened.isVisible()
    assert opened.banner.text == "", "there is nothing to ask"
    disk.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert FIRST in names_in(small)


def test_a_window_that_is_closed_after_an_edit_meanwhile_asks(qtbot, opened, disk, folders, small):
    begin(opened)
    add(opened, LATER)
    opened.close()
    disk.go_on()
    qtbot.waitUntil(lambda: "not saved" in opened.banner.text)
    assert opened.isVisible()
    opened.banner.choose("Don’t save")
    assert not opened.isVisible()
    assert names_in(small) & {FIRST, LATER} == {FIRST}
    assert not list(folders.recovery.glob("*.journal"))


def test_saved_in_order_to_close_but_edited_meanwhile_asks_once_more(qtbot, opened, disk, small):
    add(opened, FIRST)
    opened.close()
    opened.banner.choose("Save")
    add(opened, LATER)
    disk.go_on()
    qtbot.waitUntil(lambda: "not saved" in opened.banner.text)
    opened.banner.choose("Save")
    disk.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert names_in(small) >= {FIRST, LATER}


def test_a_second_saving_follows_the_first(qtbot, opened, disk, small):
    begin(opened)
    add(opened, LATER)
    trigger(opened, "file.save")
    disk.go_on()
    qtbot.waitUntil(lambda: FIRST in names_in(small))
    assert LATER not in names_in(small)
    disk.go_on()
    until_written(qtbot, opened)
    assert opened.files.current.is_saved
    assert LATER in names_in(small)


def test_a_disk_that_refuses_leaves_everything_unsaved_and_open(qtbot, opened, disk, folders):
    begin(opened)
    add(opened, LATER)
    opened.close()
    disk.fault = StorageError("“small.loopmap” could not be saved: the disk is full.")
    disk.go_on()
    until_written(qtbot, opened)
    assert opened.isVisible()
    assert "disk is full" in opened.banner.text
    assert not opened.files.current.is_saved
    opened.session.undo()
    assert not opened.files.current.is_saved
    opened.session.redo()
    assert journal_in(folders).document == opened.session.document


def test_a_document_given_up_meanwhile_is_written_to_its_end(opened, disk, small, folders):
    begin(opened)
    add(opened, LATER)
    disk.go_on()
    opened.files.give_up()
    assert not opened.files.is_saving
    assert names_in(small) & {FIRST, LATER} == {FIRST}
    assert not list(folders.recovery.glob("*.journal"))


def test_an_edit_of_very_many_that_waits_for_its_turn_is_in_the_journal_all_the_same(
    opened, disk, folders
):
    begin(opened)
    session = opened.session
    many = [Variable(RecordId(f"many{n}"), f"Many {n}") for n in range(open_document.LARGE + 1)]
    session.do("Paste", adding(session.map_id, many))
    disk.go_on()
    opened.files._saving.finish()
    assert journal_in(folders).document == session.document
    assert not opened.files.current.is_saved


def test_saved_under_another_name_the_lock_moves_when_it_is_written(
    qtbot, opened, disk, answers, small, tmp_path
):
    answers.path = tmp_path / "copy.loopmap"
    lock = tmp_path / ".copy.loopmap.lock"
    opened.files.save_as()
    assert opened.files.current.path == small
    disk.fault = StorageError("No.")
    disk.go_on()
    until_written(qtbot, opened)
    assert opened.files.current.path == small
    assert not lock.exists(), "a file that was not written holds nobody up"
    disk.fault = None
    opened.files.save_as()
    opened.close()
    disk.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert answers.path.exists()
    assert not lock.exists()


def test_saved_twice_under_a_new_name_before_it_is_written(qtbot, opened, disk, answers, tmp_path):
    answers.path = tmp_path / "copy.loopmap"
    opened.files.save_as()
    add(opened, LATER)
    opened.files.save_as()
    disk.go_on(2)
    until_written(qtbot, opened)
    assert not opened.banner.isVisible(), "nobody else has it open"
    assert LATER in names_in(answers.path)
    assert opened.files.current.lock.is_held
    assert opened.files.current.is_saved


def test_a_file_opened_while_it_is_written_is_the_document_that_is_there(
    qtbot, opened, disk, answers, small, tmp_path
):
    answers.path = tmp_path / "older.loopmap"
    answers.path.write_bytes(small.read_bytes())
    add(opened, FIRST)
    opened.files.save_as()
    opened.files.open(answers.path)
    qtbot.waitUntil(lambda: not opened.jobs.is_running("open"))
    disk.go_on()
    until_written(qtbot, opened)
    assert opened.files.current.path == answers.path
    assert FIRST in {v.name for v in opened.session.map.variables.values()}
    add(opened, LATER)
    opened.files.save()
    disk.go_on()
    until_written(qtbot, opened)
    assert names_in(answers.path) >= {FIRST, LATER}


def test_another_file_opens_when_all_is_written(qtbot, opened, disk, small, tmp_path):
    other = tmp_path / "other.loopmap"
    other.write_bytes(small.read_bytes())
    begin(opened)
    opened.files.open(other)
    qtbot.waitUntil(lambda: not opened.jobs.is_running("open"))
    assert opened.files.current.path == small
    disk.go_on()
    qtbot.waitUntil(lambda: opened.files.current and opened.files.current.path == other)
    assert FIRST in names_in(small)
