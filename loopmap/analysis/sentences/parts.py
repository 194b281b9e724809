"""What a parsed sentence is made of: names, links and coloured stretches of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from loopmap.model.ids import RecordId
from loopmap.model.records import Sign


class SpanKind(Enum):
    """What a stretch of the text is, for its colour."""

    KNOWN = "known"
    NEW = "new"
    SIGN = "sign"
    DIRECTION = "direction"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text. ``sign``: that of the sign itself, or of the link to a name."""

    start: int
    end: int
    kind: SpanKind
    sign: Sign | None = None


@dataclass(frozen=True, slots=True)
class SaidName:
    """A name as said: where it stands, which way it was said to go (1, -1 or 0), who it is.

    ``variable`` is None for a name that is new to the map.
    """

    text: str
    start: int
    end: int
    direction: int
    variable: RecordId | None


@dataclass(frozen=True, slots=True)
class SaidLink:
    """A link as said, between places in ``Sentence.names``. ``sign`` None: nobody said."""

    source: int
    target: int
    sign: Sign | None
    delayed: bool
    reason: str = ""
    delay_length: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a text says. ``open_end``: a sign or verb that nothing follows yet, as typed.

    ``unclear``: a word like "it" that stands for something else where a name should, so that
    no link was made.
    """

    text: str
    names: tuple[SaidName, ...] = ()
    links: tuple[SaidLink, ...] = ()
    group: str | None = None
    reason: str = ""
    assumed: bool = False
    spans: tuple[Span, ...] = ()
    open_end: str = ""
    unclear: str = ""

    def __bool__(self) -> bool:
        return bool(self.names)

    @property
    def is_note(self) -> bool:
        """Whether nothing but a quotation was said, which makes a note."""
        return bool(self.reason) and not self.names
