"""The sections of a report, by the names people choose them by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum

from loopmap.errors import LoopmapError


class Section(Enum):
    """In the order in which a report has them unless people say another."""

    MAP = "map"
    READING = "reading"
    LOOPS = "loops"
    CHANGES = "changes"
    WHAT_IF = "what-if"
    QUESTIONS = "questions"
    TABLES = "tables"


ALL = tuple(Section)


def chosen(names: Sequence[str] | None, without: Collection[str] = ()) -> tuple[Section, ...]:
    """The sections of these names in that order, each once; all of them for None.

    Raises LoopmapError where ``without`` leaves nothing.
    """
    wanted = ALL if names is None else tuple(Section(name) for name in dict.fromkeys(names))
    left = tuple(section for section in wanted if section.value not in without)
    if not left:
        raise LoopmapError("Nothing is left of the report.", "Leave fewer of its sections out.")
    return left
