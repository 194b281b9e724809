"""Files that people ask for beside the document: pictures, reports, tables, copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from loopmap.model.token import Token
from loopmap.ui.errors import sentence
from loopmap.ui.means import Means

T = TypeVar("T")


def write_out(
    means: Means, path: Path, work: Callable[[Token], T], done: Callable[[T], None]
) -> None:
    """Write ``path`` beside the window; the banner says why not, ``done`` what came of it.

    Of files asked for one soon after another each is written, only the same one once. A window
    that closes meanwhile waits for them.
    """

    def failed(fault: Exception) -> None:
        means.banner.warn(sentence(fault))

    means.jobs.run(f"write {path}", work, done, failed, to_its_end=True)
