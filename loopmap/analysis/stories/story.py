"""A story as people judge it: who plays what, a sentence, a question, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.analysis.loops import LoopKey
from loopmap.model.ids import RecordId
from loopmap.model.records import FoundStory

StoryKey = tuple[str, tuple[RecordId, ...]]
"""The pattern and the variables a story hangs on: what judgements of it are kept under."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part in a story, the variable that seems to play it, and others that may.

    ``options`` has the variable itself among them. ``confirmed``: people said so.
    """

    part: str
    variable: RecordId
    options: tuple[RecordId, ...]
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A candidate: the map has the shape of a well-known story, and people decide if it is one.

    ``strict``: the delays bear it out, not only the shape. ``loops`` are in the order the
    sentence tells them. ``question`` is what tells the story from others of the same shape.
    ``said`` is the record of what people said, or None.
    """

    name: str
    variables: tuple[RecordId, ...]
    strict: bool
    loops: tuple[LoopKey, ...]
    slots: tuple[Slot, ...]
    text: str
    question: str
    said: FoundStory | None = None

    @property
    def key(self) -> StoryKey:
        """What is remembered when people confirm or dismiss it."""
        return self.name, self.variables


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A story that lacks one link: the link it would take, and the question to ask the group.

    ``source`` and ``target`` are the ends of the link; ``loops`` are those that are there.
    """

    name: str
    source: RecordId
    target: RecordId
    variables: tuple[RecordId, ...]
    loops: tuple[LoopKey, ...]
    text: str

    @property
    def key(self) -> StoryKey:
        """What is remembered when people dismiss it."""
        return self.name, self.variables


@dataclass(frozen=True)
class StoryList:
    """Stories and near misses, the best first, and how far one has looked.

    Confirmed stories come first, then strict, then weak ones. ``more`` counts strict ones
    that are not shown, ``weak`` all weak ones, shown or not, ``dismissed`` those put aside.
    ``not_found``: confirmed, but the map no longer has their shape. ``unfinished`` names
    the patterns for which steps ran out; ``reach`` says all of this in a sentence or two.
    """

    stories: tuple[Story, ...]
    near_misses: tuple[NearMiss, ...]
    more: int
    weak: int
    dismissed: int
    not_found: tuple[FoundStory, ...]
    unfinished: tuple[str, ...]
    reach: str
