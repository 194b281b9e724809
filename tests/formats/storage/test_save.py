"""Saving leaves the old file or the new one, whatever happens, and nothing else beside it."""

import errno
import os
import stat
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from loopmap.errors import StorageError
from loopmap.formats.registry import open_file
from loopmap.formats.storage.backups import KEPT, backups_of
from loopmap.formats.storage.fingerprint import fingerprint
from loopmap.formats.storage.process import writer_mark
from loopmap.formats.storage.save import ChangedOnDisk, save
from tests.support.as_nobody import as_nobody

posix = pytest.mark.skipif(os.name != "posix", reason="about POSIX permissions and links")


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "maps"
    folder.mkdir()
    path = folder / "fines.loopmap"
    path.write_bytes(b"old")
    return path


def names_in(folder) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_saved_file_has_the_new_content_and_its_fingerprint(path):
    assert save(path, b"new").fingerprint == fingerprint(path)
    assert path.read_bytes() == b"new"
    assert names_in(path.parent) == ["fines.loopmap"]


def test_a_new_file_is_made_with_the_usual_mode(path):
    fresh = path.with_name("fresh.loopmap")
    save(fresh, b"new")
    usual = path.with_name("usual")
    usual.touch()
    assert fresh.stat().st_mode == usual.stat().st_mode


@posix
def test_the_mode_of_the_file_is_kept(path):
    path.chmod(0o640)
    save(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
def test_nobody_else_may_look_while_a_private_file_is_written_nor_at_its_backup(
    path, tmp_path, monkeypatch
):
    modes = []
    sync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda file: (modes.append(os.fstat(file).st_mode & 0o777), sync(file))
    )
    path.chmod(0o600)
    save(path, b"new", backups=tmp_path / "backups")
    (kept,) = backups_of(path, tmp_path / "backups")
    assert modes[0] == 0o600
    assert kept.parent.stat().st_mode & 0o077 == 0


@posix
def test_a_symbolic_link_stays_and_its_target_is_replaced(path, tmp_path):
    link = tmp_path / "link.loopmap"
    link.symlink_to(path)
    save(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert names_in(tmp_path) == ["link.loopmap", "maps"]


def test_each_version_replaced_is_kept_as_a_backup(path, tmp_path):
    backups = tmp_path / "backups"
    for number in range(KEPT + 5):
        os.utime(path, ns=(number * 10**9, number * 10**9))
        assert save(path, f"version {number}".encode(), backups=backups).note is None
    kept = backups_of(path, backups)
    assert [each.read_text() for each in kept] == [
        f"version {number}" for number in range(KEPT + 3, 3, -1)
    ]
    assert {each.suffix for each in kept} == {".loopmap"}


def test_files_of_one_name_in_two_folders_keep_their_own_backups(path, tmp_path):
    other = tmp_path / path.name
    other.write_bytes(b"other")
    save(path, b"new", backups=tmp_path / "backups")
    save(other, b"new", backups=tmp_path / "backups")
    (kept,) = backups_of(other, tmp_path / "backups")
    assert kept.read_bytes() == b"other"


def test_a_version_that_is_kept_already_is_not_kept_twice(path, tmp_path):
    save(path, b"old", backups=tmp_path / "backups")
    os.utime(path, (1, 1))
    save(path, b"old", backups=tmp_path / "backups")
    os.utime(path, (1, 1))
    save(path, b"new", backups=tmp_path / "backups")
    assert len(backups_of(path, tmp_path / "backups")) == 2


def test_saving_goes_on_when_no_backup_can_be_kept(path, tmp_path):
    (tmp_path / "backups").write_text("a file in the way")
    saved = save(path, b"new", backups=tmp_path / "backups")
    assert saved.note is not None
    assert saved.note.startswith("The previous version could not be kept")
    assert path.read_bytes() == b"new"


def test_a_file_changed_by_somebody_else_is_not_overwritten_silently(path):
    opened = fingerprint(path)
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDisk):
        save(path, b"ours", since=opened)
    assert path.read_bytes() == b"theirs"
    save(path, b"ours")
    assert path.read_bytes() == b"ours"


def test_a_file_touched_but_not_changed_or_taken_away_is_saved(path):
    opened = fingerprint(path)
    os.utime(path, (1, 1))
    assert save(path, b"once", since=opened).fingerprint.size == 4
    opened = fingerprint(path)
    path.unlink()
    save(path, b"again", since=opened)
    assert path.read_bytes() == b"again"


def test_saving_again_and_again_with_the_fingerprint_of_the_last_save(path):
    mark = fingerprint(path)
    for content in (b"1", b"22", b"333"):
        mark = save(path, content, since=mark).fingerprint
    assert path.read_bytes() == b"333"


def refusal(path, content=b"new") -> str:
    with pytest.raises(StorageError) as caught:
        save(path, content)
    assert path.name in caught.value.text
    return caught.value.text


def test_a_folder_of_that_name_or_no_folder_at_all(path, tmp_path):
    assert "folder of that name" in refusal(path.parent)
    assert "is not there" in refusal(tmp_path / "gone" / "map.loopmap")
    assert "name is too long" in refusal(path.with_name("x" * 300))


@posix
def test_a_read_only_file_is_respected(path):
    path.chmod(0o444)
    assert "read-only" in refusal(path)
    assert path.read_bytes() == b"old"


@posix
def test_a_read_only_folder(open_folder):
    path = open_folder / "fines.loopmap"
    path.write_bytes(b"old")
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with as_nobody():
        assert "not allowed to write" in refusal(path)
    assert path.read_bytes() == b"old"
    assert names_in(open_folder) == ["fines.loopmap"]


@pytest.mark.parametrize("broken", ["fsync", "write", "replace"])
def test_a_failure_at_any_moment_leaves_the_old_file_and_nothing_else(path, monkeypatch, broken):
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if broken == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif broken == "replace":
        monkeypatch.setattr("pathlib.Path.replace", fail)
    else:
        monkeypatch.setattr("pathlib.Path.open", fail)
    assert "disk is full" in refusal(path)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names_in(path.parent) == ["fines.loopmap"]


@pytest.fixture
def tiny_disk(tmp_path):
    """A file system of 128 KB; skips where none can be mounted."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a small file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tiny_disk, tmp_path):
    path = tiny_disk / "fines.loopmap"
    path.write_bytes(b"old" * 10_000)
    with pytest.raises(StorageError, match="the disk is full"):
        save(path, b"new" * 60_000, backups=tmp_path / "backups")
    assert path.read_bytes() == b"old" * 10_000
    assert names_in(tiny_disk) == ["fines.loopmap"]


def test_the_leftover_of_a_killed_process_does_no_harm(path):
    path.with_name(f".loopmap-{writer_mark()}.saving").write_bytes(b"half")
    save(path, b"new")
    assert names_in(path.parent) == ["fines.loopmap"]


def test_files_written_at_once_into_one_folder_each_get_what_is_theirs(path, tmp_path, monkeypatch):
    """Each waits, half done, until all are: none finds or takes away what another writes."""
    names = [f"{n}.loopmap" for n in range(4)]
    for name in names:
        path.with_name(name).write_bytes(b"before")
    together, sync = threading.Barrier(len(names), timeout=20), os.fsync
    files = threading.local()

    def meet(descriptor):
        sync(descriptor)
        if not getattr(files, "met", False):
            files.met = True
            together.wait()

    def write(name):
        save(path.with_name(name), name.encode() * 1000, backups=tmp_path / "backups")

    monkeypatch.setattr("loopmap.formats.storage.save.os.fsync", meet)
    with ThreadPoolExecutor(len(names)) as threads:
        list(threads.map(write, names))
    assert {name: path.with_name(name).read_bytes() for name in names} == {
        name: name.encode() * 1000 for name in names
    }
    assert names_in(path.parent) == sorted([*names, "fines.loopmap"])


def test_open_save_and_save_again_go_together(path):
    path.write_bytes(b"loopmap: 1\nmaps: [{id: m1, title: x}]\n")
    opened = open_file(path)
    save(path, b"loopmap: 1\n", since=opened.fingerprint)
    with pytest.raises(ChangedOnDisk):
        save(path, b"", since=opened.fingerprint)


@posix
def test_what_is_no_file_is_never_replaced(tmp_path):
    pipe = tmp_path / "pipe.loopmap"
    os.mkfifo(pipe)
    with pytest.raises(StorageError, match="device, not a file"):
        save(pipe, b"new")
    assert pipe.is_fifo()
