"""The last versions of each file, kept in a folder of our own and not beside the user's files."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

from loopmap.formats.storage.process import writer_mark

KEPT = 20


def keep_backup(path: Path, backups: Path) -> Path:
    """Copy the file as it stands now among its backups and let the oldest go.

    A version that is already there is not copied again. Raises OSError.
    """
    folder = _folder(path, backups)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = path.read_bytes()
    when = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    digest = hashlib.sha256(content).hexdigest()[:8]
    kept = folder / f"{when:%Y-%m-%d %H.%M.%S.%f} {digest}{path.suffix}"
    if not kept.exists():
        unfinished = folder / f".{writer_mark()}.copying"
        unfinished.write_bytes(content)
        unfinished.replace(kept)
    for old in backups_of(path, backups)[KEPT:]:
        old.unlink(missing_ok=True)
    return kept


def backups_of(path: Path, backups: Path) -> list[Path]:
    """The kept versions of a file, the newest first."""
    folder = _folder(path, backups)
    return sorted((p for p in folder.glob("[0-9]*") if p.is_file()), reverse=True)


def _folder(path: Path, backups: Path) -> Path:
    """Files of one name in different places have each their own folder."""
    full = os.path.realpath(path)
    place = hashlib.sha256(os.fsencode(full)).hexdigest()[:8]
    return backups / f"{Path(full).stem[:60]}-{place}"
