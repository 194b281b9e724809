"""Journals that were to begin when the program died: what they hold is kept, the rest goes.

A journal is written beside its place and then takes it. Until then it holds what the older one
holds, which goes on; only a first one has nothing but an empty file in its place.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from loopmap.errors import StorageError
from loopmap.formats.storage.journal import SUFFIX, UNFINISHED
from loopmap.formats.storage.recovery import DAMAGED, Recovered, owner_of, recover, set_aside
from loopmap.model.token import Token


def clear_unfinished(folder: Path, token: Token) -> None:
    """Settle what journals of dead processes of this machine left beside them.

    One that holds more than the journal takes its place, to be offered; others are taken away.
    Reads as much as ``recover`` does of each that has one; of most there is none.
    """
    for path in folder.glob(f"*{UNFINISHED}"):
        token.check()
        with contextlib.suppress(OSError):  # another window may be doing the same
            _settle(path, path.with_suffix(SUFFIX))
    for journal in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            if not journal.stat().st_size and _is_dead(journal):
                journal.unlink()  # killed before anything was written


def _settle(path: Path, journal: Path) -> None:
    if not _is_dead(path):
        return
    if not journal.exists() and not journal.with_suffix(DAMAGED).exists():
        path.unlink()  # its work was saved, recovered or thrown away
        return
    kept, unfinished = _content(journal), _content(path)
    if kept is not None and kept.is_whole:
        path.unlink()
    elif unfinished is not None and (kept is None or unfinished.is_whole):
        if journal.exists() and journal.stat().st_size:
            set_aside(journal)
        path.replace(journal)
    elif not path.stat().st_size:
        path.unlink()
    elif kept is None and journal.exists() and not journal.stat().st_size:
        path.replace(journal)  # to be told as damaged


def _is_dead(path: Path) -> bool:
    owner = owner_of(path)
    return owner is not None and not owner.is_alive()


def _content(path: Path) -> Recovered | None:
    try:
        return recover(path)
    except StorageError:
        return None
