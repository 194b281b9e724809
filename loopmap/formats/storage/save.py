"""Saving so that there is always a whole file: the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from loopmap.errors import StorageError
from loopmap.formats.storage.backups import keep_backup
from loopmap.formats.storage.fingerprint import Fingerprint, fingerprint, fingerprint_of
from loopmap.formats.storage.process import writer_mark


class ChangedOnDisk(StorageError):
    """Somebody else wrote the file since it was opened. Save again without ``since`` to insist."""


class Saved(NamedTuple):
    """What saving left: the new file's fingerprint, and a sentence if no backup could be kept."""

    fingerprint: Fingerprint
    note: str | None = None


def save(
    path: Path, content: bytes, *, backups: Path | None = None, since: Fingerprint | None = None
) -> Saved:
    """Put ``content`` in the place of the file.

    ``backups`` is the folder for the version replaced (None keeps none). ``since`` is
    the fingerprint the file had when it was opened or last saved; None overwrites
    whatever is there. A symbolic link stays and its target is replaced; the file's
    mode is kept. Raises ChangedOnDisk, or StorageError with the old file intact.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _mode_if_writable(target)
        if since is not None and mode is not None and not since.same_content(fingerprint(target)):
            raise ChangedOnDisk(
                f"“{path.name}” was changed by another program since it was opened.",
                hint="Save under another name, or overwrite it if you are sure.",
            )
        note = _backup(target, backups) if backups is not None and mode is not None else None
        modified = _replace(target, content, mode)
    except OSError as error:
        raise StorageError(f"“{path.name}” could not be saved: {reason(error)}") from error
    return Saved(fingerprint_of(content, modified), note)


def _mode_if_writable(target: Path) -> int | None:
    """The mode of the file that stands, None when there is none. Refuses what is read-only.

    Renaming over a read-only file would succeed, so the wish it expresses is honoured
    here; the mode is asked because to an administrator every file is writable.
    """
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(mode):  # renaming over a device would put a file in its place
        raise StorageError(f"“{target.name}” could not be saved: this is a device, not a file.")
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise StorageError(
            f"“{target.name}” could not be saved: the file is read-only.",
            hint="Save it under another name.",
        )
    return mode & 0o7777


def _backup(target: Path, backups: Path) -> str | None:
    try:
        keep_backup(target, backups)
    except OSError as error:
        return f"The previous version could not be kept as a backup: {reason(error)}"
    return None


def _replace(target: Path, content: bytes, mode: int | None) -> int:
    """Write beside the target, bring it to the disk, rename. The time of writing, in ns."""
    beside = target.with_name(f".loopmap-{writer_mark()}.saving")
    try:
        beside.unlink(missing_ok=True)  # left by one of the same numbers that was killed
        if mode is not None:  # its new words are for nobody else while they are being written
            beside.touch(0o600, exist_ok=False)
        with beside.open("xb" if mode is None else "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        modified = beside.stat().st_mtime_ns
        beside.replace(target)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()  # not there any more when all went well
    _sync_folder(target.parent)
    return modified


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk, where the system can do that for a folder."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some network folders refuse; the content is safe
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def reason(error: OSError) -> str:
    """Why the computer would not touch a file: the end of a sentence, without its codes."""
    for numbers, words in _REASONS:
        if error.errno in numbers:
            return words
    return "the computer refuses, and does not say why."


_REASONS = (
    ((errno.ENOSPC, errno.EDQUOT), "the disk is full."),
    ((errno.EACCES, errno.EPERM, errno.EROFS), "you are not allowed to write there."),
    ((errno.EISDIR,), "there is a folder of that name."),
    ((errno.ENOENT, errno.ENOTDIR), "the folder is not there (any more)."),
    ((errno.ENAMETOOLONG,), "the name is too long."),
    ((errno.ELOOP,), "its links lead in a circle."),
    ((errno.EIO, errno.ETIMEDOUT), "the disk or the network did not answer."),
)
