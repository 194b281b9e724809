"""What links rest on: whether somebody said so, why, and what speaks for them.

Reasons carry no level of their own, so they are told where what is for the room is told.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.telling import arrow, tell_loop
from loopmap.editing.report.about import About
from loopmap.formats.report.content import Block, Bullets, Paragraph, Part, Table
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Evidence, Link

_KIND = {"quote": "Quote", "case": "Case", "survey": "Survey", "document": "Document"}
_MOST_BRIEF = 4
"""Pieces told where there is little room."""

_SHEET = 1200
"""Characters that one sheet holds of a loop's words and of what speaks for it."""

_COLUMNS = {True: (0.36, 0.14, 0.36, 0.14), False: (0.62, 0.2, 0.18)}
"""Shares of the page with a column of reasons, and without."""


def evidence_part(known: About) -> Part | None:
    """Every piece of evidence by a number, and the links with theirs; None where there is none.

    Of one loop, its links alone.
    """
    links = _links(known)
    pieces = pieces_of(known, links)
    reasons = known.plan.room and any(link.reason for link in links)
    if known.brief:
        lines = tuple(said_briefly(known, links, _room(known)))
        return Part("What speaks for it", (Bullets(lines),)) if lines else None
    if not pieces and not reasons:
        return None
    numbers = {piece.id: n for n, piece in enumerate(pieces, start=1)}
    blocks = (*_pieces(pieces), _table(known, links, numbers, reasons=reasons))
    return Part("What the links rest on", blocks)


def _room(known: About) -> float:
    """Characters that are left on the one sheet of a loop when the loop is told."""
    if not known.plan.one_loop or not known.told:
        return math.inf
    causal_map, (loop, *_) = known.causal_map, known.told
    words = tell_loop(causal_map, loop), tell_loop_paragraph(causal_map, loop, rising=False)
    return _SHEET - sum(map(len, words))


def _links(known: About) -> list[Link]:
    links = in_order(known.causal_map.links)
    if not known.plan.one_loop:
        return list(links)
    key = {each for loop in known.told for each in loop.key}
    return [link for link in links if link.id in key]


def pieces_of(known: About, links: Iterable[Link]) -> list[Evidence]:
    """The evidence for these links that has words, each once."""
    found = dict.fromkeys(each for link in links for each in link.evidence)
    held = known.document.evidence
    return [held[each] for each in found if each in held and (held[each].text or held[each].source)]


def said_briefly(known: About, links: Sequence[Link], room: float = math.inf) -> Iterator[str]:
    """The evidence for these links in a line each, four at most, and how many more there are.

    ``room``: characters there is space for; the first piece is told whatever its length.
    """
    told = [tell_evidence(piece) for piece in pieces_of(known, links)]
    lengths = list(accumulate(map(len, told[:_MOST_BRIEF])))
    fit = max(1, sum(length <= room for length in lengths))
    yield from told[:fit]
    more = len(told) - fit
    if more > 0:
        yield f"And {more:,} more piece{'s' if more > 1 else ''} of evidence."


def tell_evidence(piece: Evidence) -> str:
    """What it says, in quotation marks where somebody said it, and where it is from."""
    words = " ".join(piece.text.split())
    said = f"“{words}”" if words and piece.kind.value == "quote" else words
    source = f"({piece.source})" if piece.source and words else piece.source
    return " ".join(filter(None, (said, source)))


def _pieces(pieces: Sequence[Evidence]) -> Iterator[Block]:
    for number, piece in enumerate(pieces, start=1):
        yield Paragraph(tell_evidence(piece), f"{number}. {_KIND[piece.kind.value]}:")


def _table(
    known: About, links: Sequence[Link], numbers: dict[RecordId, int], *, reasons: bool
) -> Table:
    header = ("Link", "Rests on", *(("Why",) if reasons else ()), "Evidence")
    rows = tuple(
        (
            arrow(known.causal_map, link),
            link.status.value if link.status else "not said",
            *((link.reason,) if reasons else ()),
            ", ".join(str(numbers[e]) for e in link.evidence if e in numbers) or "none",
        )
        for link in links
    )
    return Table("Links and what speaks for them", header, rows, _COLUMNS[reasons])
