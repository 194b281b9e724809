"""What a crash left behind, in words: what can be recovered, and what is damaged."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from loopmap.errors import StorageError
from loopmap.formats.storage.recovery import orphans, recover
from loopmap.formats.storage.unfinished import clear_unfinished
from loopmap.model.token import Token


class LeftBehind(NamedTuple):
    """Journals with the words to offer them by, and those in which nothing can be read."""

    offered: list[tuple[Path, str]]
    damaged: list[Path]


def left_behind(folder: Path, token: Token) -> LeftBehind:
    """Everything that dead processes left in the folder of recovery; for a job."""
    found = LeftBehind([], [])
    clear_unfinished(folder, token)
    for journal in orphans(folder):
        token.check()
        try:
            recovered = recover(journal)
        except StorageError:
            found.damaged.append(journal)
            continue
        name = recovered.file.stem if recovered.file else recovered.document.info.title
        when = time.strftime("%d %B, %H:%M", time.localtime(recovered.when))
        found.offered.append((journal, f"Recover “{name}”\n{when}, {_steps(recovered.edits)}"))
    return found


def damage_told(kept: Sequence[Path]) -> str:
    """One sentence on damaged journals: nothing can be recovered from them; where they are now."""
    if len(kept) == 1:
        return (
            "The recovery file of a map that was not saved when Loopmap stopped is damaged:"
            f" nothing in it can be read, and it is kept as “{kept[0]}”."
        )
    return (
        f"The recovery files of {len(kept)} maps that were not saved when Loopmap stopped are"
        f" damaged: nothing in them can be read, and they are kept in “{kept[0].parent}”."
    )


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"
