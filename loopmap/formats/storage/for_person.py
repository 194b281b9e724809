"""What one person keeps about a file, on this computer and not in the file."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from loopmap.errors import StorageError
from loopmap.formats.storage.save import save

KEPT = 300
"""Files of which it is kept; the one that was written longest ago goes first."""

UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What is raised by reading what somebody else wrote in place of ours."""


def keep_for_person(folder: Path, path: Path, kept: Any) -> None:
    """Keep a value of JSON about the file ``path``; nobody else may look into the folder.

    A full disk is no reason to stop: it is then not remembered.
    """
    with contextlib.suppress(OSError, StorageError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        save(_file(folder, path), json.dumps(kept).encode())
        every = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for old in every[:-KEPT]:
            old.unlink(missing_ok=True)


def kept_for_person(folder: Path, path: Path) -> Any:
    """What was kept about the file. Raises one of UNREADABLE where nothing can be read."""
    return json.loads(_file(folder, path).read_text(encoding="utf-8"))


def _file(folder: Path, path: Path) -> Path:
    """Files of one name in different places have each their own."""
    full = os.path.realpath(path)
    place = hashlib.sha256(os.fsencode(full)).hexdigest()[:16]
    return folder / f"{Path(full).stem[:60]}-{place}.json"
