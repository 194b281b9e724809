"""What was written is brought to the disk on another thread, and trouble is told when asked."""

import errno
import os
import threading

import pytest

from loopmap.editing.session import Session
from loopmap.errors import StorageError
from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.formats.storage.journal import Journal
from loopmap.formats.storage.process import Process, this_process
from loopmap.formats.storage.recovery import recover
from loopmap.formats.storage.syncing import SyncBehind
from loopmap.model.ids import counting_ids
from tests.formats.storage.test_journal import FILE, MARK, add_variable
from tests.support.patient_bot import PATIENCE
from tests.support.small_maps import fines

DEAD = Process(0, this_process().host)


@pytest.fixture
def disk(monkeypatch):
    """A disk that takes its time: nothing is on it until it may go on."""
    go_on, sync = threading.Event(), os.fsync

    def slow(file):
        go_on.wait(PATIENCE / 1000)
        sync(file)

    monkeypatch.setattr(os, "fsync", slow)
    yield go_on
    go_on.set()


@pytest.fixture
def journaled(tmp_path):
    session = Session(fines(), new_ids=counting_ids())
    journal = Journal(tmp_path, lambda: 1000.0, owner=DEAD, sync=SyncBehind())
    journal.begin(FILE, MARK)
    session.listen(lambda event: journal.append(event.change, session.document, event.label))
    yield session, journal
    journal.close()


def test_nobody_waits_for_a_slow_disk(tmp_path, disk):
    sync = SyncBehind()
    with (tmp_path / "file").open("wb") as file:
        sync.ask(file)
    assert not sync.is_done()
    disk.set()
    sync.wait()
    assert sync.is_done()


def test_what_went_wrong_is_told_once_when_asked(tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    sync = SyncBehind()
    with (tmp_path / "file").open("wb") as file:
        sync.ask(file)
    sync.wait()
    with pytest.raises(OSError, match="full"):
        sync.is_done()
    assert sync.is_done()


def test_edits_are_in_the_journal_before_the_disk_has_them(journaled, disk):
    session, journal = journaled
    for name in ("One", "Two"):
        add_variable(session, name)
    assert recover(journal.path).document == session.document
    disk.set()


def test_the_old_journal_stands_until_the_new_one_is_on_the_disk(journaled, disk, monkeypatch):
    session, journal = journaled
    add_variable(session, "One")
    first = journal.path.read_bytes()
    monkeypatch.setattr("loopmap.formats.storage.journal.COMPACT_AFTER", 1)
    for name in ("Two", "Three", "Four"):
        add_variable(session, name)
        assert recover(journal.path).document == session.document
    assert journal.path.read_bytes().startswith(first)
    disk.set()
    journal._sync.wait()
    monkeypatch.undo()
    add_variable(session, "Five")
    assert not journal.path.read_bytes().startswith(first)
    assert recover(journal.path).document == session.document
    assert list(journal.path.parent.iterdir()) == [journal.path]


def test_a_disk_that_fails_behind_is_told_with_the_next_edits(journaled, monkeypatch):
    session, journal = journaled

    def full(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr("loopmap.formats.storage.journal.SYNC_EVERY", -1)
    add_variable(session, "One")
    journal._sync.wait()
    with pytest.raises(StorageError, match="recovery file cannot be written"):
        add_variable(session, "Two")
    add_variable(session, "Three")


def test_a_journal_that_is_taken_away_leaves_nothing(journaled, disk, monkeypatch, tmp_path):
    session, journal = journaled
    add_variable(session, "One")
    monkeypatch.setattr("loopmap.formats.storage.journal.COMPACT_AFTER", 1)
    add_variable(session, "Two")
    add_variable(session, "Three")
    disk.set()
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_saved_while_edits_went_on_the_journal_holds_them_for_the_new_file(journaled, disk):
    session, journal = journaled
    add_variable(session, "One")
    add_variable(session, "Two")
    later = Fingerprint(11, 21, "def")
    journal.go_on(FILE, later, session.document, 1)
    assert recover(journal.path).document == session.document
    assert recover(journal.path).fingerprint == MARK, "the old one stands"
    assert not journal.settle()
    add_variable(session, "Three")
    assert recover(journal.path).document == session.document
    disk.set()
    journal._sync.wait()
    assert journal.settle()
    recovered = recover(journal.path)
    assert (recovered.document, recovered.fingerprint) == (session.document, later)
    assert (recovered.edits, recovered.is_whole) == (2, True)
    add_variable(session, "Four")
    assert recover(journal.path).document == session.document


@pytest.mark.skipif(os.name == "nt", reason="there nobody takes away what is open")
def test_a_journal_goes_when_all_is_saved_without_waiting_for_a_slow_disk(journaled, disk):
    session, journal = journaled
    add_variable(session, "One")
    path = journal.path
    journal.begin(FILE, MARK)
    assert not path.exists()
    add_variable(session, "Two")
    assert recover(journal.path).document == session.document
    disk.set()
