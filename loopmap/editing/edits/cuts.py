"""Pieces of a text that others stand for or that go, with the spaces that would be left over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_POSSESSIVE = re.compile(r"[’']s\b", re.IGNORECASE)
_CLOSING = ".,;:!?)]”"


class Cut(NamedTuple):
    """A piece of a text, and what stands there then."""

    start: int
    end: int
    instead: str


class Cuts(NamedTuple):
    """Pieces of one text in order; none overlaps another."""

    pieces: tuple[Cut, ...]

    @classmethod
    def of(cls, some: Iterable[Cut]) -> Cuts:
        """Those that overlap are one, for which stands what the longest says. O(n log n)."""
        whole: list[Cut] = []
        longest = 0
        for cut in sorted(some, key=lambda each: (each.start, -each.end)):
            length = cut.end - cut.start
            if not whole or cut.start >= whole[-1].end:
                whole.append(cut)
                longest = length
                continue
            before = whole[-1]
            says = cut.instead if length > longest else before.instead
            longest = max(longest, length)
            whole[-1] = Cut(before.start, max(before.end, cut.end), says)
        return cls(tuple(whole))

    def done_to(self, text: str) -> str:
        """The text afterwards."""
        parts: list[str] = []
        at = 0
        for piece in self.pieces:
            start, end, instead = _with_its_space(text, piece)
            parts += (text[at : max(at, start)], instead)
            at = max(at, end)
        return "".join((*parts, text[at:]))

    def moved(self, text: str, place: int) -> int:
        """Where a place outside all pieces lies afterwards."""
        before = Cuts(tuple(piece for piece in self.pieces if piece.end <= place))
        return len(before.done_to(text)) - (len(text) - place)


def _with_its_space(text: str, piece: Cut) -> Cut:
    """What goes takes its “’s” along, and one of the spaces that would meet."""
    if piece.instead:
        return piece
    start, end, instead = piece
    ending = _POSSESSIVE.match(text, end)
    end = ending.end() if ending else end
    after = text[end : end + 1]
    if start > 0 and text[start - 1] == " " and (not after or after == " " or after in _CLOSING):
        start -= 1
    elif start == 0 and after == " ":
        end += 1
    return Cut(start, end, instead)
