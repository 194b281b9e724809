"""What a journal that was to begin leaves when the program dies: never lost, and never for good."""

import pytest

from loopmap.errors import StorageError
from loopmap.formats.storage.process import Process, this_process
from loopmap.formats.storage.recovery import discard, orphans, recover
from loopmap.formats.storage.unfinished import clear_unfinished
from loopmap.model.token import NEVER
from loopmap.ui.left_behind import left_behind
from tests.formats.storage.test_journal import DEAD, FILE, MARK, add_variable, journaled
from tests.support.small_maps import fines

__all__ = ["journaled"]


class Waits:
    """A disk on which nothing is ever there yet."""

    def ask(self, file):
        pass

    def is_done(self):
        return False

    def wait(self):
        pass


def left_beginning_anew(folder, journaled, owner=DEAD):
    """A journal whose next one was on its way to the disk when its process died."""
    session, journal = journaled(folder, fines(), owner)
    journal._sync = Waits()
    add_variable(session, "Trust")
    journal.go_on(FILE, MARK, session.document, 1)
    add_variable(session, "Patience")
    return session.document, journal.path, journal.path.with_suffix(".starting")


def files_in(folder):
    return sorted(path.suffix for path in folder.iterdir())


def test_the_next_one_of_a_dead_process_goes_and_its_journal_is_offered(tmp_path, journaled):
    document, journal, unfinished = left_beginning_anew(tmp_path, journaled)
    assert unfinished.exists()
    found = left_behind(tmp_path, NEVER)
    assert files_in(tmp_path) == [".journal"]
    assert [path for path, _ in found.offered] == [journal]
    assert recover(journal).document == document


@pytest.mark.parametrize("owner", [this_process(), Process(1, "far")])
def test_that_of_a_process_that_may_live_stays(tmp_path, journaled, owner):
    _, _, unfinished = left_beginning_anew(tmp_path, journaled, owner)
    clear_unfinished(tmp_path, NEVER)
    assert unfinished.exists()


def test_it_goes_when_its_journal_was_recovered_or_thrown_away_before(tmp_path, journaled):
    _, journal, unfinished = left_beginning_anew(tmp_path, journaled)
    journal.unlink()
    clear_unfinished(tmp_path, NEVER)
    assert not unfinished.exists()


def test_who_throws_a_journal_away_throws_all_of_it_away(tmp_path, journaled):
    _, journal, _ = left_beginning_anew(tmp_path, journaled)
    discard(journal)
    assert files_in(tmp_path) == []


def test_one_that_holds_more_than_a_damaged_journal_takes_its_place(tmp_path, journaled):
    document, journal, _ = left_beginning_anew(tmp_path, journaled)
    journal.write_bytes(journal.read_bytes().replace(b"snapshot", b"snapsh", 1)[:300])
    with pytest.raises(StorageError):
        recover(journal)
    clear_unfinished(tmp_path, NEVER)
    assert files_in(tmp_path) == [".damaged", ".journal"]
    assert recover(*orphans(tmp_path)).document == document


def test_one_beside_a_journal_set_aside_before_is_offered(tmp_path, journaled):
    document, journal, _ = left_beginning_anew(tmp_path, journaled)
    journal.replace(journal.with_suffix(".damaged"))
    clear_unfinished(tmp_path, NEVER)
    assert recover(*orphans(tmp_path)).document == document


def test_of_two_damaged_ones_none_is_taken_away(tmp_path, journaled):
    _, journal, unfinished = left_beginning_anew(tmp_path, journaled)
    for path in (journal, unfinished):
        path.write_bytes(path.read_bytes()[:300])
    clear_unfinished(tmp_path, NEVER)
    assert files_in(tmp_path) == [".journal", ".starting"]


def killed_at_the_first_edit(folder, content):
    """What is there when a program dies between writing its first journal and renaming it."""
    journal = folder / f"{DEAD.pid}-0-1.journal"
    journal.touch()
    journal.with_suffix(".starting").write_bytes(content)
    return journal


def first_journal(folder, journaled):
    session, journal = journaled(folder / "elsewhere", fines())
    add_variable(session, "Trust")
    return session.document, journal.path.read_bytes()


def test_the_very_first_edit_is_offered_when_the_program_died_beginning_its_journal(
    tmp_path, journaled
):
    document, content = first_journal(tmp_path, journaled)
    journal = killed_at_the_first_edit(tmp_path, content)
    assert [path for path, _ in left_behind(tmp_path, NEVER).offered] == [journal]
    assert recover(journal).document == document
    assert not journal.with_suffix(".starting").exists()


def test_half_of_a_first_journal_is_told_as_damaged(tmp_path, journaled):
    _, content = first_journal(tmp_path, journaled)
    journal = killed_at_the_first_edit(tmp_path, content[: len(content) // 2])
    assert left_behind(tmp_path, NEVER).damaged == [journal]


def test_where_nothing_was_written_nothing_is_left(tmp_path):
    killed_at_the_first_edit(tmp_path, b"")
    clear_unfinished(tmp_path, NEVER)
    assert files_in(tmp_path) == []


def test_an_empty_journal_of_a_process_that_lives_stays(tmp_path):
    me = this_process()
    (tmp_path / f"{me.pid}-{me.started or 0}-1.journal").touch()
    clear_unfinished(tmp_path, NEVER)
    assert files_in(tmp_path) == [".journal"]
