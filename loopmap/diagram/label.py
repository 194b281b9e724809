"""Names broken into lines: at words, balanced, to a pleasing width, never shortened."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.style import Style
from loopmap.model.token import breathe

_ONE_LINE = 7.2
"""Names up to so many em stay on one line."""

_PLEASING = 10.8
"""Width in em that up to four lines may fill."""


_WRAPPED = 500
"""The weight of letters by which names are broken, in every theme: none reads otherwise."""

_BREAKABLE = re.compile(r"[^/\-–]*[/\-–]+|[^/\-–]+")
"""A part of a word up to where it may be broken."""


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a name and the size of the card around them, padding included.

    ``plain`` is that size in the light theme, if the style it was made for is another.
    """

    lines: tuple[str, ...]
    width: float
    height: float
    plain: tuple[float, float] | None = None

    @property
    def bent_for(self) -> tuple[float, float]:
        """The size of the card that links are bent for, the same in every theme."""
        return self.plain or (self.width, self.height)


def card_label(name: str, style: Style, measure: TextMeasure) -> Label:
    """The label on a variable's card. O(words²), words being few; the second time at once."""
    breathe()
    padding = (style.padding_x, style.padding_y)
    return _laid_out(name, style.font_size, style.label_weight, padding, measure)


@lru_cache(maxsize=1 << 15)
def _laid_out(
    name: str, size: float, weight: int, padding: tuple[float, float], measure: TextMeasure
) -> Label:
    """Drawing, placing and typing all ask for the labels of a whole map."""
    lines = wrap(name, size, _WRAPPED, measure)
    widest = max((measure.width(line, size, weight) for line in lines), default=0.0)
    return Label(
        lines,
        max(round(widest + 2 * padding[0]), 3.4 * size),
        len(lines) * measure.line_height(size) + 2 * padding[1],
    )


def wrap(name: str, size: float, weight: int, measure: TextMeasure) -> tuple[str, ...]:
    """The name in as few lines as look well, all about equally long."""
    whole = measure.width(name, size, weight)
    if whole <= _ONE_LINE * size:
        return (name,)
    limit = max(_PLEASING * size, math.sqrt(whole * measure.line_height(size) * 2.4))
    words = [
        piece for word in name.split() for piece in _pieces(word, limit, size, weight, measure)
    ]
    fewest = max(2, math.ceil(whole / limit))
    lines = _filled([f"{word} " for word in words], fewest, limit, size, weight, measure)
    if len(lines) <= fewest:
        return lines
    parts = [part for word in words for part in _BREAKABLE.findall(f"{word} ")]
    shorter = _filled(parts, fewest, limit, size, weight, measure)
    return shorter if len(shorter) < len(lines) else lines


def _filled(  # noqa: PLR0913, PLR0917  what lines follow from
    words: list[str], fewest: int, limit: float, size: float, weight: int, measure: TextMeasure
) -> tuple[str, ...]:
    """The words in as few lines as they fill, but not fewer; each ends with what follows it."""
    widths = [measure.width(word, size, weight) for word in words]
    ends = list(accumulate(widths, initial=0.0))
    room = max(limit, max(widths, default=0.0))  # a word that fills its line fits it
    for count in range(fewest, len(words) + 1):
        breaks = _balanced(ends, count)
        if max(_line_width(ends, a, b) for a, b in breaks) <= room:
            return tuple("".join(words[a:b]).strip() for a, b in breaks)
    return tuple(word.strip() for word in words) or ("",)


def wrap_to(text: str, width: float, size: float, weight: int, measure: TextMeasure) -> list[str]:
    """Text filled into lines no wider than ``width``, as a paragraph is; line ends are kept."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            for piece in _pieces(word, width, size, weight, measure):
                longer = f"{line} {piece}" if line else piece
                if line and measure.width(longer, size, weight) > width:
                    lines.append(line)
                    line = piece
                else:
                    line = longer
        lines.append(line)
    return lines


def _pieces(word: str, limit: float, size: float, weight: int, measure: TextMeasure) -> list[str]:
    """A word cut where it would not fit a line of its own: after a stroke or hyphen, or anywhere.

    Two pieces that follow one another never fit into one line together.
    """
    if measure.width(word, size, weight) <= limit:
        return [word]
    pieces: list[str] = []
    for part in _BREAKABLE.findall(word):
        longer = pieces[-1] + part if pieces else part
        if pieces and measure.width(longer, size, weight) <= limit:
            pieces[-1] = longer
        else:
            pieces += _cut(part, limit, size, weight, measure)
    return pieces


def _cut(part: str, limit: float, size: float, weight: int, measure: TextMeasure) -> list[str]:
    """Letters without a place to break, cut where the line is full."""
    pieces, piece, room = [], "", limit
    for character in part:
        needed = measure.width(character, size, weight)
        if piece and needed > room:
            pieces.append(piece)
            piece, room = "", limit
        piece += character
        room -= needed
    return [*pieces, piece]


def _line_width(ends: list[float], first: int, last: int) -> float:
    return ends[last] - ends[first]


def _balanced(ends: list[float], count: int) -> list[tuple[int, int]]:
    """The words of each of ``count`` lines with the smallest sum of squared widths."""
    words = len(ends) - 1
    best: list[list[tuple[float, int]]] = [[(math.inf, 0)] * (words + 1)]
    best[0][0] = (0.0, 0)
    for line in range(1, count + 1):
        row = [(math.inf, 0)] * (words + 1)
        for end in range(line, words + 1):
            row[end] = min(
                (best[line - 1][start][0] + (ends[end] - ends[start]) ** 2, start)
                for start in range(line - 1, end)
            )
        best.append(row)
    cuts, end = [], words
    for line in range(count, 0, -1):
        start = best[line][end][1]
        cuts.append((start, end))
        end = start
    return cuts[::-1]
