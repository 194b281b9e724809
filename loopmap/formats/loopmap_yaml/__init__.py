"""Loopmap's own file: YAML that a person can read, compare line by line and mend.

Start reading at `fields.py`: our own file: one table drives writer, reader and journal.
"""

from __future__ import annotations

from loopmap.formats.format import Format
from loopmap.formats.loopmap_yaml.read import looks_like_loopmap, read
from loopmap.formats.loopmap_yaml.write import write

FORMAT = Format(
    id="loopmap",
    title="Loopmap document",
    suffixes=(".loopmap",),
    read=read,
    write=write,
    sniff=looks_like_loopmap,
    keeps=frozenset(("everything",)),
)
