"""Every text of a document and where it stands: people write names anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from loopmap.model.change import DOCUMENT, DOCUMENT_INFO, Key
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.owned import Owned
from loopmap.model.query import in_order
from loopmap.model.records import (
    DocumentInfo,
    Evidence,
    Fact,
    FoundStory,
    Group,
    Idea,
    KeptAnswer,
    KeptCourse,
    KeptRun,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Record,
    Scenario,
    Sketch,
    Variable,
)
from loopmap.model.report_choice import ReportChoice, SectionChoice
from loopmap.model.views import View

Path = tuple[str | int, ...]
"""The field of a record, then names and places within it: ``("told", 0)``."""

FIELDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        DocumentInfo: ("title", "note", "source"),
        MapInfo: (
            "title",
            "question",
            "time_span",
            "summary",
            "vision",
            "source",
            "report",
            "owned",
        ),
        ReportChoice: ("title", "author", "contact", "place", "sections"),
        Owned: ("owner", "step", "due"),
        SectionChoice: ("before", "after"),
        Variable: ("name", "meaning", "layer", "unit", "tension", "origins"),
        Link: ("delay_length", "reason", "tension", "origins"),
        NamedLoop: ("name", "story", "origins"),
        FoundStory: ("text",),
        Group: ("name", "origins"),
        Note: ("text", "origins"),
        Scenario: ("name", "description", "origins"),
        Fact: ("text",),
        Sketch: ("text", "source"),
        KeptRun: ("name", "told", "answers", "courses", "stopped", "text"),
        View: ("name",),
        KeptAnswer: ("name",),
        KeptCourse: ("name", "unit"),
        Evidence: ("text", "source"),
        Idea: ("text",),
    }
)
"""The fields that hold words of people, in the order in which they are read."""

LABELS = frozenset({"name", "title", "layer", "unit", "origins", "answers", "courses"})
"""The fields that say what something is called."""


class Text(NamedTuple):
    """A text, the record it belongs to and where in it."""

    key: Key
    path: Path
    text: str

    @property
    def is_label(self) -> bool:
        return self.path[0] in LABELS


def texts_of(document: Document) -> Iterator[Text]:
    """Every text that is not empty: the document's own, then map by map. O(records)."""
    yield from _of_record(Key(DOCUMENT, DOCUMENT_INFO), document.info)
    for map_id in document.map_order:
        causal_map = document.maps[map_id]
        yield from _of_record(Key(DOCUMENT, RecordId(map_id)), causal_map.info)
        for record in causal_map.records():
            yield from _of_record(Key(map_id, record.id), record)
    for piece in in_order(document.evidence):
        yield from _of_record(Key(DOCUMENT, piece.id), piece)
    for idea in in_order(document.ideas):
        yield from _of_record(Key(DOCUMENT, idea.id), idea)


def text_at(record: Record, path: Path) -> str:
    """The text at that place of the record."""
    value: Any = record
    for step in path:
        value = _part(value, step)
    assert isinstance(value, str)
    return value


def _part(value: Any, step: str | int) -> Any:
    if isinstance(step, int) or isinstance(value, Mapping):
        return value[step]
    return getattr(value, step)


def with_text(value: Any, path: Path, text: str) -> Any:
    """A record, or what is within one, with another text at that place."""
    if not path:
        return text
    step, rest = path[0], path[1:]
    if isinstance(value, Mapping):
        return {**value, step: with_text(value[step], rest, text)}
    if isinstance(value, tuple | list):
        assert isinstance(step, int)
        made = [*value[:step], with_text(value[step], rest, text), *value[step + 1 :]]
        return tuple(made) if isinstance(value, tuple) else made
    return replace(value, **{str(step): with_text(getattr(value, str(step)), rest, text)})


def _of_record(key: Key, record: Record) -> Iterator[Text]:
    for path, text in _within((), record):
        yield Text(key, path, text)


def _within(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    """The texts of a record or of a value of one of its fields."""
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _within((*path, name), each)
    elif isinstance(value, tuple | list):
        for place, each in enumerate(value):
            yield from _within((*path, place), each)
    elif type(value) in FIELDS:
        for name in (*FIELDS[type(value)], "extra"):
            yield from _within((*path, name), getattr(value, name))
