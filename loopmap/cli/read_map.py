"""Reading the file a verb is asked about, and saying what there is to say about it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.errors import FormatError

if TYPE_CHECKING:
    from loopmap.formats.format import Opened


def read_map(path: Path, *, to_change: bool = False) -> Opened:
    """What is in a file; warnings go to the standard error stream.

    ``to_change``: the document is to be written again, which a newer version's may not be.
    Raises FormatError.
    """
    from loopmap.formats.registry import open_file

    opened = open_file(path)
    if to_change and opened.read_only is not None:
        raise FormatError(opened.read_only, file=path.name)
    for said in (opened.read_only, *opened.warnings):
        if said is not None:
            print(f"loopmap: {said}", file=sys.stderr)
    return opened
