"""What a text was understood to say, and where and why it was not."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.editing.scenario_words.parts import Given
from loopmap.model.ids import RecordId


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a name is wanted: its stretch of the text and who may be meant, most likely first."""

    start: int
    end: int
    meant: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of the text that names no variable, and the one it was taken for."""

    start: int
    end: int
    variable: RecordId


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says: ``given`` of each thing, empty where something is ``missing``.

    ``missing`` is a sentence for people, ``gap`` the place where a name is wanted;
    ``taken``: what names no variable but was understood.
    """

    text: str
    given: tuple[Given, ...] = ()
    missing: str = ""
    gap: Gap | None = None
    taken: tuple[Taken, ...] = ()
