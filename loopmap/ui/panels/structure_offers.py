"""Rows for links that are not drawn: what each would close, and the offer to draw it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from loopmap.analysis.structure.closing import WouldClose
from loopmap.analysis.structure.told import CLOSING_TITLE
from loopmap.analysis.telling import ARROW
from loopmap.model.document import CausalMap
from loopmap.model.records import Sign
from loopmap.ui.panels.structure_row import Draw, Manner, Open, Row, Unfolded, heading, said, some

_OFFERS = (
    (Sign.SAME, "Draw it as +, the same way"),
    (Sign.OPPOSITE, "Draw it as \N{MINUS SIGN}, the opposite way"),
    (Sign.UNKNOWN, "Draw it as ?, to be agreed on"),
)


def closing_rows(
    causal_map: CausalMap, found: Sequence[WouldClose], unfolded: Unfolded, told: str
) -> Iterator[Row]:
    """What links that are not drawn would close; ``told`` says which they are."""
    yield heading(CLOSING_TITLE)
    yield said(told)
    yield from offer_rows(causal_map, found, unfolded)


def offer_rows(
    causal_map: CausalMap, found: Sequence[WouldClose], unfolded: Unfolded
) -> Iterator[Row]:
    """A row for each link, and below the one that is offered the signs to draw it with."""
    for row in some(found, partial(_proposal, causal_map), "closing", unfolded):
        yield row
        if row.offer is not None and row.offer == unfolded.offer:
            for sign, text in _OFFERS:
                yield Row(text, Manner.ASK, act=Draw(row.offer, sign), offer=row.offer)


def _proposal(causal_map: CausalMap, link: WouldClose) -> Row:
    names = causal_map.variables
    text = f"{names[link.source].name}{ARROW}{names[link.target].name}"
    return Row(text, detail=link.text, act=Open(link), offer=link)
