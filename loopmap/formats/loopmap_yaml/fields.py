"""The table of the format: for every kind of record its fields, in the order of the file.

Writer, reader and recovery journal all work from this table, so a field added
here is written, read, recovered and checked by the property tests at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.loopmap_yaml.scalars import flow, text
from loopmap.formats.loopmap_yaml.shapes import (
    ID,
    IDS,
    PLACE,
    TEXT,
    UNKNOWN,
    YES_NO,
    Choice,
    ListOf,
    NamedId,
    Number,
    Pair,
    Paper,
    Shape,
    Whole,
    expected,
)
from loopmap.formats.loopmap_yaml.tree import Fields, Node
from loopmap.model.behaviour import (
    DECAY_RANGE,
    DELAY_RANGE,
    DRAWS_RANGE,
    HORIZON_RANGE,
    MOST_SEED,
    SETTLE_RANGE,
    Arrival,
    Mode,
    RunChoice,
)
from loopmap.model.behaviour import (
    Shape as LinkShape,
)
from loopmap.model.equations import Between, Graph, Method, Times
from loopmap.model.owned import Owned
from loopmap.model.records import (
    Action,
    DocumentInfo,
    Evidence,
    EvidenceKind,
    Fact,
    FoundStory,
    Group,
    Idea,
    Intervention,
    KeptAnswer,
    KeptCourse,
    KeptRun,
    Kind,
    Level,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Role,
    Scenario,
    Sign,
    Sketch,
    SketchKind,
    Status,
    Strength,
    Variable,
)
from loopmap.model.report_choice import LoopsTold, Reach, ReportChoice, SectionChoice
from loopmap.model.views import Rest, Shows, View


class Field:
    """One field of a record in the file.

    ``attributes`` are those of the record it holds, one or a pair (``at`` holds x
    and y). ``always`` writes it even when it has its default.
    """

    __slots__ = ("always", "attributes", "default", "get", "name", "prefix", "required", "shape")

    def __init__(self, name: str, shape: Shape, *attributes: str, always: bool = False) -> None:
        self.name = name
        self.shape = shape
        self.attributes = attributes or (name,)
        self.always = always
        self.get = attrgetter(*self.attributes)
        self.prefix = f"{name}: "
        self.default: Any = None
        self.required = False

    def settle(self, defaults: Mapping[str, Any]) -> None:
        """Take the default from the record's own defaults; a field without one is required."""
        values = tuple(defaults[attribute] for attribute in self.attributes)
        self.required = any(value is MISSING for value in values)
        self.default = values[0] if len(values) == 1 else values


class RecordShape:
    """A kind of record as one flow mapping on one line.

    ``what`` is its name in messages; ``parts`` are names beside its fields that hold
    other records and are therefore not unknown.
    """

    def __init__(self, of: type, what: str, *table: Field, parts: Iterable[str] = ()) -> None:
        self.of = of
        self.what = what
        self.table = table
        self.by_name = {field.name: field for field in table}
        self._taken = frozenset((*self.by_name, *parts))
        defaults = {field.name: field.default for field in fields(of)}
        for field in table:
            field.settle(defaults)

    def entries(self, record: Any) -> list[str]:
        """The record's own fields as ``name: value``, defaults left out."""
        parts = []
        for field in self.table:
            value = field.get(record)
            if (value != field.default or field.required or field.always) and not _half(value):
                parts.append(field.prefix + field.shape.write(value))
        return parts

    def unknown(self, record: Any) -> Iterator[tuple[str, Any]]:
        """The fields a later version wrote."""
        return (entry for entry in record.extra.items() if entry[0] not in self._taken)

    def write(self, value: Any) -> str:
        parts = self.entries(value)
        if value.extra:
            parts += (f"{text(name)}: {flow(kept)}" for name, kept in self.unknown(value))
        return f"{{{', '.join(parts)}}}"

    def values(self, node: Node) -> dict[str, Any]:
        """The record's attributes as read, unknown fields in ``extra``."""
        if not isinstance(node, Fields):
            raise expected(f"{self.what} between braces", node)
        values: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        for name, value in node.fields.items():
            field = self.by_name.get(name)
            if field is not None:
                read = _read(field, value)
                values.update(zip(field.attributes, _each(field, read), strict=True))
            elif name not in self._taken:
                extra[name] = UNKNOWN.read(value)
        for field in self.table:
            if field.required and field.name not in node.fields:
                raise FormatError(
                    f"{self.what} needs this field.", line=node.line, field=field.name
                )
        if extra:
            values["extra"] = extra
        return values

    def read(self, node: Node) -> Any:
        """The record; its ``order`` is left at 0."""
        return self.of(**self.values(node))


def _half(value: Any) -> bool:
    """Whether a place has not both its numbers."""
    return type(value) is tuple and len(value) == 2 and None in value


def _each(field: Field, value: Any) -> tuple[Any, ...]:
    return value if len(field.attributes) > 1 else (value,)


def _read(field: Field, node: Node) -> Any:
    try:
        return field.shape.read(node)
    except FormatError as error:
        # The innermost name stands: in a scenario, "amount" helps more than "interventions".
        error.field = error.field or field.name
        raise


SIZE = Pair(Number(1, 0))
ANY_NUMBER = Number(None, -1e300, 1e300)
SHARE = Number(None, 0, 1)
KEPT_SHARE = Number(4, 0, 1)
KEPT_VALUE = Number(None, -1e308, 1e308)
TIME = Number(None, -1e9, 1e9)
SIGN = Choice(Sign)
LEVEL = Choice(Level)

ORIGINS = ListOf(TEXT, "A list of names of maps")

GRAPH = RecordShape(
    Graph,
    "A graphical function",
    Field("points", ListOf(Pair(ANY_NUMBER), "A list of pairs of numbers")),
    Field("between", Choice(Between)),
    Field("across", Pair(ANY_NUMBER)),
    Field("up", Pair(ANY_NUMBER)),
)
TIMES = RecordShape(
    Times,
    "When a map is run",
    Field("start", ANY_NUMBER, always=True),
    Field("stop", ANY_NUMBER, always=True),
    Field("step", ANY_NUMBER, always=True),
    Field("method", Choice(Method)),
    Field("unit", TEXT),
    Field("save_every", ANY_NUMBER),
)
RUN_CHOICE = RecordShape(
    RunChoice,
    "How a map is run",
    Field("draws", Whole(None, 0, DRAWS_RANGE[1])),
    Field("seed", Whole(None, 0, MOST_SEED)),
    Field("horizon", Number(None, *HORIZON_RANGE)),
)
SECTION_CHOICE = RecordShape(
    SectionChoice,
    "A section of a report",
    Field("id", ID),
    Field("shown", YES_NO),
    Field("before", TEXT),
    Field("after", TEXT),
)
REPORT_CHOICE = RecordShape(
    ReportChoice,
    "What is chosen for a report",
    Field("template", TEXT),
    Field("suffix", TEXT),
    Field("sections", ListOf(SECTION_CHOICE, "A list of sections")),
    Field("title", TEXT),
    Field("author", TEXT),
    Field("contact", TEXT),
    Field("place", TEXT),
    Field("date", TEXT),
    Field("maps", Choice(Reach)),
    Field("without_runs", IDS),
    Field("loops", Choice(LoopsTold)),
    Field("chosen", ListOf(IDS, "A list of loops, each a list of ids")),
    Field("room", YES_NO),
    Field("page_each", YES_NO),
    Field("house", YES_NO),
    Field("figure", ID),
    Field("views", IDS),
)
OWNED = RecordShape(
    Owned,
    "A change that somebody owns",
    Field("change", TEXT),
    Field("owner", TEXT),
    Field("step", TEXT),
    Field("due", TEXT),
)
VARIABLE = RecordShape(
    Variable,
    "A variable",
    Field("id", ID),
    Field("name", TEXT),
    Field("at", PLACE, "x", "y", always=True),
    Field("kind", Choice(Kind)),
    Field("role", Choice(Role)),
    Field("meaning", TEXT),
    Field("layer", TEXT),
    Field("group", ID),
    Field("evidence", IDS),
    Field("locked", YES_NO),
    Field("settle_time", Number(None, *SETTLE_RANGE)),
    Field("decay", Number(None, *DECAY_RANGE)),
    Field("equation", TEXT),
    Field("unit", TEXT),
    Field("graph", GRAPH),
    Field("nonnegative", YES_NO),
    Field("bounds", Pair(ANY_NUMBER)),
    Field("tension", TEXT),
    Field("origins", ORIGINS),
)
LINK = RecordShape(
    Link,
    "A link",
    Field("id", ID),
    Field("from", ID, "source"),
    Field("to", ID, "target"),
    Field("sign", SIGN, always=True),
    Field("delayed", YES_NO),
    Field("delay_length", TEXT),
    Field("strength", Choice(Strength)),
    Field("status", Choice(Status)),
    Field("confidence", SHARE),
    Field("reason", TEXT),
    Field("bulge", Number(3, -1.5, 1.5)),
    Field("evidence", IDS),
    Field("strength_range", Pair(SHARE)),
    Field("delay_time", Number(None, *DELAY_RANGE)),
    Field("arrival", Choice(Arrival)),
    Field("shape", Choice(LinkShape)),
    Field("threshold", SHARE),
    Field("table", ListOf(Pair(Number(None, -1, 1)), "A list of pairs of numbers")),
    Field("mode", Choice(Mode)),
    Field("combine", TEXT),
    Field("by_equation", YES_NO),
    Field("tension", TEXT),
    Field("origins", ORIGINS),
)
LOOP = RecordShape(
    NamedLoop,
    "A loop",
    Field("id", ID),
    Field("label", TEXT),
    Field("name", TEXT),
    Field("links", IDS),
    Field("at", PLACE, "x", "y"),
    Field("story", TEXT),
    Field("origins", ORIGINS),
)
FOUND_STORY = RecordShape(
    FoundStory,
    "A story found",
    Field("id", ID),
    Field("pattern", TEXT),
    Field("variables", IDS),
    Field("roles", ListOf(NamedId(), "A list of parts with ids")),
    Field("dismissed", YES_NO),
    Field("text", TEXT),
)
GROUP = RecordShape(
    Group,
    "A group",
    Field("id", ID),
    Field("name", TEXT),
    Field("colour", Whole(None, 0)),
    Field("at", PLACE, "x", "y"),
    Field("size", SIZE, "width", "height"),
    Field("collapsed", YES_NO),
    Field("locked", YES_NO),
    Field("origins", ORIGINS),
)
NOTE = RecordShape(
    Note,
    "A note",
    Field("id", ID),
    Field("text", TEXT),
    Field("at", PLACE, "x", "y", always=True),
    Field("width", Number(1, 0)),
    Field("level", LEVEL),
    Field("picture", TEXT),
    Field("locked", YES_NO),
    Field("origins", ORIGINS),
)
INTERVENTION = RecordShape(
    Intervention,
    "An intervention",
    Field("action", Choice(Action)),
    Field("target", ID),
    Field("from", ID, "source"),
    Field("to", ID, "destination"),
    Field("sign", SIGN),
    Field("delayed", YES_NO),
    Field("amount", Number(None, -1e3, 1e3)),
    Field("start", TIME),
    Field("stop", TIME),
)
SCENARIO = RecordShape(
    Scenario,
    "A scenario",
    Field("id", ID),
    Field("name", TEXT),
    Field("description", TEXT),
    Field("interventions", ListOf(INTERVENTION, "A list of interventions")),
    Field("outcomes", IDS),
    Field("origins", ORIGINS),
)
FACT = RecordShape(
    Fact,
    "What is known",
    Field("id", ID),
    Field("cause", ID),
    Field("effect", ID),
    Field("rose", YES_NO, always=True),
    Field("text", TEXT),
)
SKETCH = RecordShape(
    Sketch,
    "A course over time",
    Field("id", ID),
    Field("variable", ID),
    Field("kind", Choice(SketchKind)),
    Field("points", ListOf(Pair(Number(None, -1e12, 1e12)), "A list of pairs of numbers")),
    Field("text", TEXT),
    Field("source", TEXT),
    Field("ahead", YES_NO),
    Field("in_units", YES_NO),
    Field("level", LEVEL),
)
KEPT_ANSWER = RecordShape(
    KeptAnswer,
    "A kept answer",
    Field("variable", ID),
    Field("name", TEXT),
    Field("class", TEXT, "certainty"),
    Field("direction", TEXT),
    Field("share", Pair(KEPT_SHARE)),
    Field("course", TEXT),
    Field("size", TEXT),
)
KEPT_COURSE = RecordShape(
    KeptCourse,
    "A kept course",
    Field("variable", ID),
    Field("name", TEXT),
    Field("unit", TEXT),
    Field("tried", KEPT_VALUE),
    Field("besides", YES_NO),
    Field("points", ListOf(Pair(KEPT_VALUE), "A list of pairs of numbers")),
)
KEPT_RUN = RecordShape(
    KeptRun,
    "A kept run",
    Field("id", ID),
    Field("name", TEXT),
    Field("scenario", ID),
    Field("interventions", ListOf(INTERVENTION, "A list of interventions")),
    Field("told", ListOf(TEXT, "A list of sentences")),
    Field("draws", Whole(None, 0)),
    Field("seed", Whole(None, 0, 9e15)),
    Field("horizon", Number(None, 1, 10_000)),
    Field("fingerprint", TEXT),
    Field("runaway", KEPT_SHARE),
    Field("answers", ListOf(KEPT_ANSWER, "A list of answers")),
    Field("time_unit", TEXT),
    Field("stopped", TEXT),
    Field("left_out", Whole(None, 0)),
    Field("courses", ListOf(KEPT_COURSE, "A list of courses")),
    Field("text", TEXT),
)
VIEW = RecordShape(
    View,
    "A view",
    Field("id", ID),
    Field("name", TEXT),
    Field("shows", Choice(Shows)),
    Field("records", IDS),
    Field("loops", ListOf(IDS, "A list of loops like [[a1, b2]]")),
    Field("rest", Choice(Rest)),
    Field("lens", TEXT),
    Field("measure", TEXT),
    Field("scenario", ID),
    Field("frame", Paper(Number(1), Number(1, 0))),
    Field("theme", TEXT),
    Field("paper", TEXT),
    Field("title", YES_NO),
    Field("legend", YES_NO),
    Field("source", YES_NO),
    Field("beliefs", YES_NO),
)
EVIDENCE = RecordShape(
    Evidence,
    "Evidence",
    Field("id", ID),
    Field("kind", Choice(EvidenceKind)),
    Field("text", TEXT),
    Field("source", TEXT),
    Field("level", LEVEL),
)
IDEA = RecordShape(
    Idea,
    "A parked idea",
    Field("id", ID),
    Field("text", TEXT),
)
SECTIONS: Mapping[str, RecordShape] = MappingProxyType(
    {
        "variables": VARIABLE,
        "links": LINK,
        "loops": LOOP,
        "found_stories": FOUND_STORY,
        "groups": GROUP,
        "notes": NOTE,
        "scenarios": SCENARIO,
        "facts": FACT,
        "sketches": SKETCH,
        "runs": KEPT_RUN,
        "views": VIEW,
    }
)
"""The lists of a map in the order of the file; each is also the name of a map's table."""

MAP = RecordShape(
    MapInfo,
    "A map",
    Field("id", ID),
    Field("title", TEXT),
    Field("made_from", ID),
    Field("question", TEXT),
    Field("time_span", TEXT),
    Field("summary", TEXT),
    Field("vision", TEXT),
    Field("source", TEXT),
    Field("skipped", ListOf(TEXT, "A list of findings")),
    Field("times", TIMES),
    Field("run", RUN_CHOICE),
    Field("report", REPORT_CHOICE),
    Field("owned", ListOf(OWNED, "A list of changes that people own")),
    parts=SECTIONS,
)
DOCUMENT = RecordShape(
    DocumentInfo,
    "A document",
    Field("title", TEXT),
    Field("note", TEXT),
    Field("source", TEXT),
    Field("may_stay", ListOf(TEXT, "A list of marks")),
    parts=("loopmap", "evidence", "parked", "maps", "end"),
)

SHAPES: Mapping[type, RecordShape] = MappingProxyType(
    {shape.of: shape for shape in (*SECTIONS.values(), EVIDENCE, IDEA, MAP, DOCUMENT)}
)

VERSION = 1
END = "loopmap"
"""The value of the last field, ``end``; its absence shows that a file was cut short."""
