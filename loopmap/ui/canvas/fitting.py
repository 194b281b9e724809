"""How a text being written fits what it is written on: lines, breaks and size as they are drawn.

Everything is in map units, so that a text breaks alike at every zoom. The break of a
line is the place of the space it happens at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from loopmap.diagram.areas import NOTE_PADDING
from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.label import card_label, wrap_to
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.style import Style

NAME_ROOM = 8.0
"""Map units left free beside the name of a group."""


class Fit(NamedTuple):
    """The size of the whole, and how its lines stand in it.

    ``baseline``: the first line's, from the top. ``step``: from one line to the next.
    ``aside``: what is kept free at both sides.
    """

    width: float
    height: float
    baseline: float
    step: float
    aside: float


class Fitting(Protocol):
    """What a field asks of the thing it lies on. ``centred``: lines in the middle, or left."""

    @property
    def size(self) -> float: ...
    @property
    def weight(self) -> int: ...
    @property
    def centred(self) -> bool: ...
    def fit(self, text: str) -> Fit: ...
    def breaks(self, paragraph: str) -> tuple[int, ...]: ...


@dataclass(frozen=True)
class CardFitting:
    """The card of a variable."""

    style: Style
    measure: TextMeasure
    centred: bool = True

    @property
    def size(self) -> float:
        return self.style.font_size

    @property
    def weight(self) -> int:
        return self.style.label_weight

    def fit(self, text: str) -> Fit:
        label = card_label(_one_line(text), self.style, self.measure)
        step = self.measure.line_height(self.size)
        first = label.height / 2 - (len(label.lines) - 1) * step / 2 + CAP_MIDDLE * self.size
        # A word cut in two has no space to break at: there the room itself has to break it.
        is_cut = len(self.breaks(text)) < len(label.lines) - 1
        aside = self.style.padding_x if is_cut else 0.0
        return Fit(label.width, label.height, first, step, aside)

    def breaks(self, paragraph: str) -> tuple[int, ...]:
        return break_places(
            paragraph, card_label(_one_line(paragraph), self.style, self.measure).lines
        )


@dataclass(frozen=True)
class NoteFitting:
    """A note: as wide as somebody made it, as high as its lines."""

    width: float
    style: Style
    measure: TextMeasure
    centred: bool = False
    weight: int = 400

    @property
    def size(self) -> float:
        return self.style.small_size + 1

    def fit(self, text: str) -> Fit:
        step = self.measure.line_height(self.size)
        lines = sum(len(self._lines(part)) for part in text.split("\n"))
        first = NOTE_PADDING + step / 2 + CAP_MIDDLE * self.size
        return Fit(self.width, lines * step + 2 * NOTE_PADDING, first, step, NOTE_PADDING)

    def breaks(self, paragraph: str) -> tuple[int, ...]:
        return break_places(paragraph, self._lines(paragraph))

    def _lines(self, paragraph: str) -> list[str]:
        room = self.width - 2 * NOTE_PADDING
        return wrap_to(paragraph, room, self.size, self.weight, self.measure)


@dataclass(frozen=True)
class NameFitting:
    """The name of a group: one line, however long."""

    style: Style
    measure: TextMeasure
    centred: bool = False
    weight: int = 600

    @property
    def size(self) -> float:
        return self.style.small_size + 1

    def fit(self, text: str) -> Fit:
        width = self.measure.width(text or " ", self.size, self.weight)
        height, step = self.size + 12, self.measure.line_height(self.size)
        return Fit(
            width + 3 * NAME_ROOM, height, height / 2 + CAP_MIDDLE * self.size, step, NAME_ROOM
        )

    def breaks(self, _paragraph: str) -> tuple[int, ...]:
        return ()


def break_places(text: str, lines: Sequence[str]) -> tuple[int, ...]:
    """Where in ``text`` each line but the last ends: the place of the space after it.

    ``lines`` hold the text's characters in order, spaces aside. A line that ends within
    a word has no place of its own.

    >>> break_places("Fines  issued to parents", ("Fines issued", "to parents"))
    (13,)
    """
    places: list[int] = []
    at = 0
    for line in lines[:-1]:
        left = sum(not character.isspace() for character in line)
        while at < len(text) and (left or text[at].isspace()):
            left -= not text[at].isspace()
            at += 1
            if not left:
                break
        if at < len(text) and text[at].isspace():
            places.append(at)
    return tuple(places)


def _one_line(text: str) -> str:
    return " ".join(text.split())
