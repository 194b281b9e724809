"""Vensim models as text: equations and a sketch, read and written.

Vensim Help, Appendix, “.mdl Model Files”, and what files of all versions since 1996 hold.

Start reading at `read.py`: Vensim models to the same: the text taken apart (`content.py`,
`definitions.py`), equations into our language (`words.py`, `functions.py`, `equations.py`),
arrays into elements (`subscripts.py`, `cells.py`), the sketch (`sketch.py`, `old_sketch.py`,
`views.py`); `document.py` puts them together. `write.py` the other way: `show.py` says our
equations in Vensim's words, `written_views.py` draws, `own_words.py` is what only we read.
"""

from __future__ import annotations

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD, /) -> Opened:
    from loopmap.formats.vensim.document import read  # equations come in with the first file

    return read(content, name, told)


def _write(document: Document) -> bytes:
    from loopmap.formats.vensim.write import write

    return write(document)


def _cannot_hold(document: Document) -> tuple[str, ...]:
    from loopmap.formats.vensim.holding import cannot_hold

    return cannot_hold(document)


def _looks_like_vensim(content: bytes) -> bool:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:7].upper() == b"{UTF-8}" or b"\\\\\\---///" in content


FORMAT = Format(
    id="vensim",
    title="Vensim model",
    suffixes=(".mdl",),
    read=_read,
    write=_write,
    sniff=_looks_like_vensim,
    keeps=frozenset(
        (
            *("names", "unlinked", "links", "signs", "delays", "positions", "loops", "groups"),
            *("notes", "meanings", "kinds", "equations", "units", "maps"),
        )
    ),
    cannot_hold=_cannot_hold,
)
