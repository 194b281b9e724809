"""Two windows do not overwrite one file, and a lock left by a crash is in nobody's way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loopmap.formats.storage import lock as locks
from loopmap.formats.storage.lock import LockedElsewhere, lock, lock_path
from loopmap.formats.storage.process import Process, process_from, this_process
from tests.support.as_nobody import as_nobody

HERE = this_process()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "fines.loopmap"
    path.touch()
    return path


def leave_lock(path, process: Process) -> None:
    lock_path(path).write_text(json.dumps(process._asdict()))


def ended_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_of_two_windows_that_lock_at_once_one_holds_the_file(path, monkeypatch):
    other = Process(os.getppid(), HERE.host)
    opened, held = Path.open, []

    def open_while_the_other_locks(file, mode="r", *how, **named):
        stream = opened(file, mode, *how, **named)
        if mode in {"x", "w"} and not held:
            held.append(None)
            monkeypatch.setattr(locks, "writer_mark", lambda: "the other")
            held.append(lock(path, owner=other))
        return stream

    monkeypatch.setattr(Path, "open", open_while_the_other_locks)
    with pytest.raises(LockedElsewhere):
        held.append(lock(path, owner=HERE))
    assert held[1].is_held
    assert [file.name for file in path.parent.iterdir() if "lock." in file.name] == []


def test_where_files_cannot_be_linked_there_is_a_lock_all_the_same(path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert lock(path).is_held
    with pytest.raises(LockedElsewhere):
        lock(path)


def test_a_lock_lies_beside_the_file_and_goes_when_released(path):
    held = lock(path)
    assert (held.is_held, held.note) == (True, None)
    assert lock_path(path).name == ".fines.loopmap.lock"
    held.release()
    held.release()
    assert not held.is_held
    assert [p.name for p in path.parent.iterdir()] == ["fines.loopmap"]


def test_a_second_window_is_told_who_holds_the_file(path):
    held = lock(path)
    with pytest.raises(LockedElsewhere) as caught:
        lock(path)
    assert caught.value.holder == HERE
    assert caught.value.text == "“fines.loopmap” is open in another window on this computer."
    held.release()
    lock(path).release()


def test_all_names_of_a_file_share_its_lock(path, tmp_path):
    link = tmp_path / "other.loopmap"
    link.symlink_to(path)
    held = lock(path)
    with pytest.raises(LockedElsewhere):
        lock(link)
    held.release()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_in_a_circle_do_not_end_the_program(tmp_path):
    circle = tmp_path / "circle.loopmap"
    circle.symlink_to(circle)
    lock(circle).release()


def test_a_name_too_long_for_a_lock_is_a_note_and_no_lock(tmp_path):
    path = tmp_path / f"{'x' * 245}.loopmap"
    held = lock(path)
    assert (held.is_held, held.note is None) == (False, False)


def test_the_lock_of_a_living_process_holds_and_of_a_dead_one_is_taken_over(path):
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    leave_lock(path, Process(child.pid, HERE.host))
    with pytest.raises(LockedElsewhere):
        lock(path)
    child.kill()
    child.wait()
    child.stdin.close()
    held = lock(path)
    assert held.is_held
    held.release()


@pytest.mark.skipif(not HERE.started, reason="processes have no start mark here")
def test_a_number_used_again_by_another_process_is_not_taken_for_the_holder(path):
    leave_lock(path, HERE._replace(started="1"))
    assert lock(path).is_held


def test_another_computer_is_asked_about_and_can_be_overruled(path):
    leave_lock(path, Process(ended_process(), "elsewhere"))
    with pytest.raises(LockedElsewhere, match="on the computer “elsewhere”"):
        lock(path)
    assert lock(path, insist=True).is_held


def test_a_lock_taken_by_somebody_else_is_not_released_for_them(path):
    held = lock(path)
    theirs = lock(path, insist=True, owner=Process(os.getppid(), HERE.host))
    assert not held.is_held
    held.release()
    assert theirs.is_held


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"pid": "1"}', "\udcff", "[" * 3000])
def test_a_lock_file_that_says_nothing_sensible_is_taken_over(path, text):
    lock_path(path).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert lock(path).is_held


def test_without_the_right_to_write_there_is_a_note_and_no_lock(open_folder):
    path = open_folder / "fines.loopmap"
    path.touch()
    open_folder.chmod(0o555)
    with as_nobody():
        held = lock(path)
        assert (held.is_held, held.note is None) == (False, False)
        held.release()


def test_processes_come_back_from_what_is_written_of_them():
    assert process_from(HERE._asdict()) == HERE
    assert HERE.is_alive()
    assert Process(1, HERE.host).is_alive()
    assert not Process(0, HERE.host).is_alive()
    assert not Process(ended_process(), HERE.host).is_alive()
    assert Process(10**30, HERE.host).is_alive() in (True, False)
