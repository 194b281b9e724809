"""A link that opens a map in LOOPY, as a text or in a shortcut to the internet."""

from __future__ import annotations

from loopmap.formats.format import Format
from loopmap.formats.loopy.lost import lost_in_link
from loopmap.formats.loopy.read import read_link_file
from loopmap.formats.loopy.text import holds_link
from loopmap.formats.loopy.write import write_link

FORMAT = Format(
    id="loopy-link",
    title="LOOPY link",
    suffixes=(".url",),
    read=read_link_file,
    write=write_link,
    sniff=holds_link,
    keeps=frozenset(("names", "unlinked", "links", "signs", "positions")),
    cannot_hold=lost_in_link,
)
