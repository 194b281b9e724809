"""A lock file beside a map, so that two windows do not overwrite one file.

The lock is a polite note, ``.NAME.lock``, that says who has the file open. It is
taken over when its process is dead; one from another machine can only be asked
about. Where no file can be written beside the map there is no lock, and the
person is told.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from loopmap.errors import StorageError
from loopmap.formats.storage.process import Process, process_from, this_process, writer_mark


class LockedElsewhere(StorageError):
    """Another window has the file open; ``holder`` is its process."""

    def __init__(self, path: Path, holder: Process) -> None:
        place = "on this computer" if holder.is_here() else f"on the computer “{holder.host}”"
        super().__init__(
            f"“{path.name}” is open in another window {place}.",
            hint="It can be opened to read, or opened anyway if you are sure.",
        )
        self.holder = holder


class Lock:
    """A lock that is held until ``release``; ``note`` says why there is none, or is None."""

    def __init__(self, file: Path | None, owner: Process, note: str | None = None) -> None:
        self._file = file
        self._owner = owner
        self.note = note

    @property
    def is_held(self) -> bool:
        """Whether the lock file is there and still ours."""
        return self._file is not None and _holder(self._file) == self._owner

    def release(self) -> None:
        """Take the lock file away if it is still ours; may be called twice."""
        if self._file is not None and self.is_held:
            with contextlib.suppress(OSError):
                self._file.unlink()
        self._file = None


def lock_path(path: Path) -> Path:
    """The lock file of a map. Links are followed, so that all its names share one lock."""
    real = Path(os.path.realpath(path))  # unlike resolve(), bears links that lead in a circle
    return real.with_name(f".{real.name}.lock")


def lock(path: Path, *, insist: bool = False, owner: Process | None = None) -> Lock:
    """Lock a map's file for this process.

    ``insist`` takes the lock from whoever holds it. Raises LockedElsewhere when a
    living process (or one of another machine) holds it.
    """
    owner = owner or this_process()
    file = lock_path(path)
    text = json.dumps(owner._asdict())
    for _ in range(3):  # another window may take or release it between two looks
        try:
            _put(file, text)
        except FileExistsError:
            holder = _holder(file)
            if holder is not None and holder.is_alive() and not insist:
                raise LockedElsewhere(path, holder) from None
            with contextlib.suppress(OSError):
                file.unlink()
        except OSError:
            break
        else:
            return Lock(file, owner)
    return Lock(
        None,
        owner,
        "No lock can be written beside the file, so another window could change it as well.",
    )


def _put(file: Path, text: str) -> None:
    """Make the lock file, whole from the first moment. Raises FileExistsError where there is one.

    A window that found one without a word in it would take it for a broken one.
    """
    beside = file.with_name(f"{file.name}.{writer_mark()}")
    try:
        beside.write_text(text, encoding="utf-8")
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # no links there, as on sticks and some network folders
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _holder(file: Path) -> Process | None:
    """Who holds a lock file; None when it is gone or says nothing sensible."""
    try:
        with file.open(encoding="utf-8") as held:
            return process_from(json.loads(held.read(4096)))
    except (OSError, ValueError, RecursionError):
        return None
