"""LOOPY's files (ncase.me/loopy, version 1.1): circles, arrows with a strength, free text."""

from __future__ import annotations

from loopmap.formats.format import Format
from loopmap.formats.loopy.lost import lost
from loopmap.formats.loopy.read import read_file
from loopmap.formats.loopy.text import looks_like_data
from loopmap.formats.loopy.write import write_file

FORMAT = Format(
    id="loopy",
    title="LOOPY file",
    suffixes=(".loopy", ".json"),
    read=read_file,
    write=write_file,
    sniff=looks_like_data,
    keeps=frozenset(("names", "unlinked", "links", "signs", "positions")),
    cannot_hold=lost,
)
