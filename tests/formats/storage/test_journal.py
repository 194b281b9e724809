"""After a crash the document is back, but for at most the last action."""

import errno
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from loopmap.editing.session import Session
from loopmap.errors import StorageError
from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.formats.storage.journal import Journal, beginning
from loopmap.formats.storage.process import Process, this_process
from loopmap.formats.storage.recovery import discard, orphans, recover, set_aside
from loopmap.model.change import DOCUMENT, adding, removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.records import DocumentInfo, Evidence, Link, MapInfo, Sign, Variable
from tests.support.small_maps import FINES, STRAIN, TODAY, fines

DEAD = Process(0, this_process().host)
MARK = Fingerprint(10, 20, "abc")
FILE = Path("somewhere") / "fines.loopmap"


@pytest.fixture
def journaled():
    """Makes a session whose every edit goes into a journal, as the window does it."""
    made = []

    def make(
        folder: Path, document: Document, owner: Process = DEAD, ask=None
    ) -> tuple[Session, Journal]:
        session = Session(document, new_ids=counting_ids())
        journal = Journal(folder, lambda: 1000.0, version="0.1", owner=owner, ask=ask)
        journal.begin(FILE, MARK)
        session.listen(lambda event: journal.append(event.change, session.document, event.label))
        made.append(journal)
        return session, journal

    yield make
    for journal in made:
        journal.close()


def add_variable(session: Session, name: str, order: float = 9.0) -> None:
    variable = Variable(session.new_id(Variable), name, x=0.5, order=order)
    session.do("Add variable", adding(session.map_id, [variable]))


def test_a_journal_begun_beforehand_recovers_the_same(tmp_path, journaled):
    session, journal = journaled(tmp_path, fines())
    journal.have(beginning(session.document, 900.0))
    assert journal.path is None  # nothing is to be recovered yet
    add_variable(session, "Trust")
    add_variable(session, "Strain of parents")
    recovered = recover(journal.path)
    assert (recovered.document, recovered.edits) == (session.document, 2)


def test_what_was_made_for_an_earlier_state_is_not_begun_with(tmp_path, journaled):
    session, journal = journaled(tmp_path, fines())
    journal.have(beginning(session.document, 900.0))
    add_variable(session, "Trust")
    journal.begin(FILE, MARK)  # saved
    add_variable(session, "Strain of parents")
    assert recover(journal.path).document == session.document


def test_every_kind_of_edit_is_recovered_exactly(tmp_path, journaled):
    session, journal = journaled(tmp_path, fines())
    add_variable(session, "Trust in\nservices", order=0.25)
    info = MapInfo(MapId("m9"), "Future", order=0.5)
    later = adding(DOCUMENT, [info, Evidence(RecordId("e9"), text="they said", order=4.0)])
    session.do("Add map", later.then(adding(info.id, [Variable(FINES, "Fines", order=2.5)])))
    session.do("Unlink", removing(TODAY, session.map.links.values()))
    session.do("Title", replacing(DOCUMENT, [(session.document.info, DocumentInfo("New"))]))
    link = Link(RecordId("lx"), FINES, STRAIN, Sign.OPPOSITE, extra={"later": [1, "a"]}, order=7.0)
    session.do("Link", adding(TODAY, [link]))
    session.undo()
    session.redo()
    recovered = recover(journal.path)
    assert recovered.document == session.document
    assert (recovered.file, recovered.fingerprint) == (FILE, MARK)
    assert (recovered.edits, recovered.when, recovered.is_whole) == (7, 1000.0, True)


@pytest.mark.skipif(os.name != "posix", reason="about POSIX permissions")
def test_the_folder_of_journals_is_for_its_owner_alone(tmp_path, journaled):
    session, _ = journaled(tmp_path / "recovery", fines())
    add_variable(session, "Trust")
    assert (tmp_path / "recovery").stat().st_mode & 0o077 == 0


def test_there_is_no_journal_before_the_first_edit_nor_after_saving(tmp_path, journaled):
    folder = tmp_path / "recovery"
    session, journal = journaled(folder, fines())
    assert not folder.exists()
    add_variable(session, "Trust")
    assert len(list(folder.iterdir())) == 1
    journal.begin(FILE, MARK)
    assert list(folder.iterdir()) == []
    add_variable(session, "Hope")
    assert recover(journal.path).edits == 1
    journal.close()
    assert list(folder.iterdir()) == []


def test_a_half_written_line_loses_only_its_action(tmp_path, journaled):
    session, journal = journaled(tmp_path, fines())
    add_variable(session, "One")
    add_variable(session, "Two")
    standing = session.document
    size = journal.path.stat().st_size
    add_variable(session, "Three")
    content = journal.path.read_bytes()
    for length in range(size, len(content)):
        journal.path.write_bytes(content[:length])
        recovered = recover(journal.path)
        assert (recovered.document, recovered.edits) == (standing, 2)
        assert recovered.is_whole == (length == size)


def test_a_journal_cut_or_garbled_anywhere_is_refused_or_recovered_up_to_there(tmp_path, journaled):
    session, journal = journaled(tmp_path, fines())
    stages = [session.document]
    for name in ("One", "Two", "Three"):
        add_variable(session, name)
        stages.append(session.document)
    content = journal.path.read_bytes()
    for place in range(0, len(content), 7):
        for broken in (content[:place], content[:place] + b"\xff" + content[place + 1 :]):
            journal.path.write_bytes(broken)
            with suppress(StorageError):
                assert recover(journal.path).document in stages


def test_a_journal_whose_beginning_is_damaged_is_found_and_recovered_without_its_place(
    tmp_path, journaled
):
    session, journal = journaled(tmp_path, fines())
    add_variable(session, "One")
    lines = journal.path.read_bytes().split(b"\n")
    journal.path.write_bytes(b"\n".join([b"\xff" + lines[0][1:], *lines[1:]]))
    assert orphans(tmp_path) == [journal.path]
    recovered = recover(journal.path)
    assert (recovered.document, recovered.file) == (session.document, None)
    assert not recovered.is_whole


def test_a_damaged_journal_of_a_living_process_or_an_empty_one_is_left_alone(tmp_path, journaled):
    session, journal = journaled(tmp_path, fines(), this_process())
    add_variable(session, "One")
    journal.path.write_bytes(b"\xff" + journal.path.read_bytes()[1:])
    (tmp_path / "0-0-9.journal").touch()
    assert orphans(tmp_path) == []


def test_a_damaged_journal_is_kept_where_it_is_not_offered_again(tmp_path, journaled):
    session, journal = journaled(tmp_path, fines())
    add_variable(session, "One")
    content = journal.path.read_bytes()
    kept = set_aside(journal.path)
    assert kept.read_bytes() == content
    assert orphans(tmp_path) == []
    assert set_aside(tmp_path / "gone.journal") == tmp_path / "gone.journal"


def test_a_long_session_is_compacted_and_loses_nothing(tmp_path, monkeypatch, journaled):
    monkeypatch.setattr("loopmap.formats.storage.journal.COMPACT_AFTER", 2000)
    session, journal = journaled(tmp_path, fines())
    sizes = []
    for number in range(60):
        variable = session.map.variables[FINES]
        session.do("Move", replacing(TODAY, [(variable, replace(variable, x=float(number + 1)))]))
        sizes.append(journal.path.stat().st_size)
    assert max(sizes) < sizes[0] + 3000
    recovered = recover(journal.path)
    assert (recovered.document, recovered.edits) == (session.document, 60)
    assert [p.suffix for p in tmp_path.iterdir()] == [".journal"]


def grown(session: Session, times: int = 30) -> None:
    for number in range(times):
        variable = session.map.variables[FINES]
        session.do("Move", replacing(TODAY, [(variable, replace(variable, x=number + 0.5))]))


@pytest.fixture
def asked(tmp_path, monkeypatch, journaled):
    """A journal that has grown long, and the documents whose beginning it has asked for."""
    monkeypatch.setattr("loopmap.formats.storage.journal.COMPACT_AFTER", 2000)
    documents = []
    session, journal = journaled(tmp_path, fines(), ask=documents.append)
    grown(session)
    return session, journal, documents


def test_a_beginning_made_elsewhere_takes_over_with_what_was_done_meanwhile(asked, tmp_path):
    session, journal, (document,) = asked
    add_variable(session, "Trust")
    assert recover(journal.path).document == session.document, "nothing waits for it"
    before = journal.path.stat().st_size
    journal.renew(beginning(document, 1000.0))
    assert journal.path.stat().st_size < before
    recovered = recover(journal.path)
    assert (recovered.document, recovered.edits) == (session.document, 31)
    add_variable(session, "Worry")
    assert recover(journal.path).document == session.document
    assert [p.suffix for p in tmp_path.iterdir()] == [".journal"]


def test_a_beginning_that_comes_after_saving_is_passed_over(asked):
    session, journal, (document,) = asked
    journal.begin(FILE, MARK)
    journal.renew(beginning(document, 1000.0))
    assert journal.path is None
    add_variable(session, "Trust")
    journal.renew(beginning(document, 1000.0))
    assert recover(journal.path).document == session.document


def test_of_two_that_were_asked_for_the_first_is_passed_over(asked):
    session, journal, documents = asked
    journal.keep(session.document, 30)
    grown(session)
    assert len(documents) == 2
    journal.renew(beginning(documents[0], 1000.0))
    assert recover(journal.path).document == session.document
    journal.renew(beginning(documents[1], 1000.0))
    assert recover(journal.path).document == session.document


def test_a_recovered_document_is_safe_again_before_its_old_journal_goes(tmp_path, journaled):
    session, _ = journaled(tmp_path, fines())
    add_variable(session, "One")
    (old,) = orphans(tmp_path)
    recovered = recover(old)
    new = Journal(tmp_path, lambda: 2000.0, owner=this_process())
    new.begin(recovered.file, recovered.fingerprint)
    new.keep(recovered.document, recovered.edits)
    discard(old)
    assert orphans(tmp_path) == []
    assert recover(new.path).document == session.document
    assert recover(new.path).edits == 1
    new.close()


def test_only_journals_of_dead_processes_of_this_machine_are_orphans(tmp_path, journaled):
    for name, owner in (("dead", DEAD), ("alive", this_process()), ("far", Process(1, "far"))):
        session, journal = journaled(tmp_path, fines(), owner)
        add_variable(session, name)
        journal.path.rename(tmp_path / f"{name}.journal")
    (tmp_path / "junk.journal").write_text("junk")
    (tmp_path / "list.journal").write_text("[]")
    assert [path.stem for path in orphans(tmp_path)] == ["dead"]
    assert orphans(tmp_path / "not there") == []


def test_a_full_disk_is_told_once_and_does_not_stop_the_drawing(tmp_path, monkeypatch, journaled):
    session, journal = journaled(tmp_path, fines())
    add_variable(session, "One")

    def full(_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("loopmap.formats.storage.journal.SYNC_EVERY", -1)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="recovery file cannot be written"):
        add_variable(session, "Two")
    add_variable(session, "Three")
    assert len(session.map.variables) == 6
    journal.close()


def test_a_document_that_breaks_a_rule_is_recovered_all_the_same(tmp_path, journaled):
    session, journal = journaled(tmp_path, fines())
    session.do("Fault", removing(TODAY, [session.map.variables[FINES]]))
    assert recover(journal.path).document == session.document


TYPING = """
import itertools, sys
from pathlib import Path
from dataclasses import replace
from loopmap.formats.registry import open_file
from loopmap.formats.storage.journal import Journal
from loopmap.model.change import replacing
import time

document = open_file(sys.argv[1]).document
(map_id,) = document.map_order
journal = Journal(Path(sys.argv[2]), time.time)
journal.begin(Path(sys.argv[1]))
for number in itertools.count(1):
    before = document.maps[map_id].variables["v1"]
    change = replacing(map_id, [(before, replace(before, name=f"Fines {number}"))])
    document = document.apply(change)
    journal.append(change, document, "Rename")
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_kill_9_while_typing_loses_at_most_the_last_action(tmp_path):
    file, folder = tmp_path / "fines.loopmap", tmp_path / "recovery"
    file.write_text("loopmap: 1\nmaps: [{id: m1, title: x, variables: [{id: v1, name: A}]}]\n")
    for wait in (1, 7, 400):
        command = [sys.executable, "-c", TYPING, str(file), str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typing:
            said = [typing.stdout.readline() for _ in range(wait)]
            typing.send_signal(signal.SIGKILL)
            rest = typing.stdout.read().splitlines()
        last = int(next(line for line in [*reversed(rest), said[-1]] if line.strip()))
        (journal,) = orphans(folder)
        recovered = recover(journal)
        (causal_map,) = recovered.document.maps.values()
        assert recovered.file == file
        assert causal_map.variables[RecordId("v1")].name == f"Fines {recovered.edits}"
        assert recovered.edits in (last, last + 1)
        discard(journal)
