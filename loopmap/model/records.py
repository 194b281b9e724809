"""The records a document is made of: frozen values, standard library only.

Positions are in map units (one unit is one pixel at 100 %, x to the right, y
down) and name the *centre* of what is drawn. Every record carries ``extra``:
fields a later version of Loopmap wrote that this one does not know. They are
kept and written back, never interpreted. ``order`` sorts records of a kind in
lists, in the file and on the canvas (later ones lie on top); it is not written
to the file, where the order of the lines says it. ``origins`` names the maps a
record came from, where maps of several tables were brought together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any

from loopmap.model.behaviour import Arrival, Mode, RunChoice, Shape
from loopmap.model.equations import Graph, Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.owned import Owned
from loopmap.model.report_choice import ReportChoice
from loopmap.model.views import View

Extra = Mapping[str, Any]


class Sign(Enum):
    """Polarity of a link: same way, opposite way, or not agreed. Absent is never a sign."""

    SAME = "+"
    OPPOSITE = "-"
    UNKNOWN = "?"


class Strength(Enum):
    """How much of the cause's change arrives at the effect, in words first."""

    WEAK = "weak"
    MEDIUM = "medium"
    STRONG = "strong"


class Status(Enum):
    """What a claim rests on."""

    STATED = "stated"
    IMPLIED = "implied"
    ASSUMED = "assumed"


class Kind(Enum):
    """How a variable behaves. An auxiliary settles to what its causes say; a stock builds up."""

    AUXILIARY = "auxiliary"
    STOCK = "stock"
    FLOW = "flow"
    DRIVER = "driver"


class Role(Enum):
    """What a variable is for the group."""

    LEVER = "lever"
    OUTCOME = "outcome"
    OUTSIDE = "outside"


class Level(Enum):
    """Who may see a text: kept on this machine, the people in the room, or anybody."""

    PRIVATE = "private"
    ROOM = "room"
    PUBLIC = "public"


class EvidenceKind(Enum):
    """What sort of thing speaks for a variable or a link."""

    QUOTE = "quote"
    CASE = "case"
    SURVEY = "survey"
    DOCUMENT = "document"


class SketchKind(Enum):
    """What a course over time stands for: wanted, dreaded, remembered, or measured."""

    HOPE = "hope"
    FEAR = "fear"
    HISTORY = "history"
    DATA = "data"


class Action(Enum):
    """What an intervention does: the first four act on a variable, the rest on a link."""

    PUSH = "push"
    PULSE = "pulse"
    RAMP = "ramp"
    HOLD = "hold"
    WEAKEN = "weaken"
    STRENGTHEN = "strengthen"
    CUT = "cut"
    DELAY = "delay"
    ADD = "add"


ON_VARIABLES = frozenset({Action.PUSH, Action.PULSE, Action.RAMP, Action.HOLD})


@dataclass(frozen=True, slots=True)
class Variable:
    """A quantity that can go up or down. ``layer``: experience, pattern, structure or belief.

    ``locked``: neither a hand nor a layout moves it. ``settle_time``: how long it takes to
    follow its causes; ``decay``: how much of a stock runs down (`loopmap.model.behaviour`).

    ``equation``: in XMILE's language, as written, naming variables of the same map; a stock's
    is its value at the start, and what changes it are the flows linked to it. Empty: none yet.
    ``unit``: what it is measured in. ``graph``: a graphical function the equation's value goes
    through. ``nonnegative``: a stock gives no more than it has, a flow never runs backwards.
    ``bounds``: between which values a constant, or a stock at the start, may lie, for
    sensitivity. ``tension``: what holds this point of tension in place, "" where nobody has
    said; None where nobody flagged it.
    """

    id: RecordId
    name: str
    x: float = 0.0
    y: float = 0.0
    kind: Kind = Kind.AUXILIARY
    role: Role | None = None
    meaning: str = ""
    layer: str = ""
    group: RecordId | None = None
    evidence: tuple[RecordId, ...] = ()
    locked: bool = False
    settle_time: float = 1.0
    decay: float = 0.0
    equation: str = ""
    unit: str = ""
    graph: Graph | None = None
    nonnegative: bool = False
    bounds: tuple[float, float] | None = None
    tension: str | None = None
    origins: tuple[str, ...] = ()
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A causal claim from ``source`` to ``target``, at most one per ordered pair and map.

    ``delay_length`` is free text ("a term", "2 years"), empty when nobody said.
    ``bulge`` is 2 * sagitta / chord of the drawn arc, in [-1.5, 1.5], positive to
    the left of the direction of travel on screen; of a link to itself where round its card it
    is, from the top, 1.5 being half a turn clockwise. None lets the drawing choose.

    In a run: ``confidence`` is how often the link is there; ``strength_range`` (within 0
    to 1) overrules the word; ``delay_time`` and ``arrival`` hold where it is delayed;
    ``threshold`` and ``table`` (deviations of the cause, what arrives of them) where its
    ``shape`` is of that name. ``mode`` None: sets a level, adds to a stock. A link that
    multiplies acts on those of the same ``combine`` into the same variable.

    ``by_equation``: drawn because the effect's equation names the cause; it goes when the
    equation no longer does, unless somebody has said something about it. ``tension`` as a
    variable's.
    """

    id: RecordId
    source: RecordId
    target: RecordId
    sign: Sign = Sign.UNKNOWN
    delayed: bool = False
    delay_length: str = ""
    strength: Strength = Strength.MEDIUM
    status: Status | None = None
    confidence: float | None = None
    reason: str = ""
    bulge: float | None = None
    evidence: tuple[RecordId, ...] = ()
    strength_range: tuple[float, float] | None = None
    delay_time: float = 4.0
    arrival: Arrival = Arrival.GRADUAL
    shape: Shape = Shape.LINEAR
    threshold: float = 0.0
    table: tuple[tuple[float, float], ...] = ()
    mode: Mode | None = None
    combine: str = ""
    by_equation: bool = False
    tension: str | None = None
    origins: tuple[str, ...] = ()
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class NamedLoop:
    """A loop a person named, or a loop whose label was given and must not jump.

    ``links`` is the loop's key: its link ids in causal order, rotated to start at
    the smallest. ``label`` ("R1") is given once and never reused on the map. The
    kind is never stored: it follows from the signs. ``x``, ``y``: a badge moved by
    hand, else None.
    """

    id: RecordId
    links: tuple[RecordId, ...]
    label: str
    name: str = ""
    story: str = ""
    x: float | None = None
    y: float | None = None
    origins: tuple[str, ...] = ()
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A well-known story found on the map that people confirmed or dismissed.

    ``pattern`` ("fixes that fail") and the few ``variables`` it hangs on say which one it
    is, whatever loops tell it at the moment. ``roles``: what people said plays which part,
    as (part, variable). ``text``: the story in their words. A story that nobody has judged
    has no record.
    """

    id: RecordId
    pattern: str
    variables: tuple[RecordId, ...]
    roles: tuple[tuple[str, RecordId], ...] = ()
    dismissed: bool = False
    text: str = ""
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Group:
    """A named area: a theme, a track, an agency. Members name it in ``Variable.group``.

    The area drawn is the hull of its members; ``x, y, width, height`` (centre and
    size) hold for a group that has none yet. ``collapsed``: drawn as one box in place
    of its members. ``locked``: neither a hand nor a layout moves it or its members.
    """

    id: RecordId
    name: str
    colour: int = 0
    x: float = 0.0
    y: float = 0.0
    width: float = 240.0
    height: float = 160.0
    collapsed: bool = False
    locked: bool = False
    origins: tuple[str, ...] = ()
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Note:
    """Free text on the canvas; private until somebody says otherwise.

    ``picture``: a PNG or JPEG in base64, drawn as wide as the note; the text is then
    what the picture shows. ``locked``: no hand moves it.
    """

    id: RecordId
    text: str
    x: float = 0.0
    y: float = 0.0
    width: float = 180.0
    level: Level = Level.PRIVATE
    picture: str = ""
    locked: bool = False
    origins: tuple[str, ...] = ()
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Intervention:
    """One thing a scenario does.

    ``target`` is a variable for the actions on one, a link for weaken, strengthen, cut
    and delay, and None for add, which names ``source``, ``destination`` and ``sign``.
    ``amount``: push and hold in [-1, 1] (deviation from today: 1 is "much higher
    than today"); ramp the push it has grown to at its stop; pulse the push times how
    long it lasts; weaken and strengthen as the factor on the link, in [0, 4]; delay the
    new time. ``start`` and ``stop`` in units of the map's pace; None means from the
    start, to the end (a pulse without a stop lasts one unit).
    """

    action: Action
    target: RecordId | None = None
    amount: float = 0.0
    start: float | None = None
    stop: float | None = None
    source: RecordId | None = None
    destination: RecordId | None = None
    sign: Sign | None = None
    delayed: bool = False
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Named interventions on one map. The empty scenario is "as it is"."""

    id: RecordId
    name: str
    interventions: tuple[Intervention, ...] = ()
    outcomes: tuple[RecordId, ...] = ()
    description: str = ""
    origins: tuple[str, ...] = ()
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known to have happened: when ``cause`` went up for good, ``effect`` rose, or fell.

    Runs take no account of draws that say otherwise. ``text``: how it is known.
    """

    id: RecordId
    cause: RecordId
    effect: RecordId
    rose: bool = True
    text: str = ""
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Sketch:
    """How one variable went or might go, as ``points`` (time, value) of rising times.

    Those drawn by hand are told as runs are: 0 is today, earlier is before it, and values
    are deviations from today in [-1, 1]. Those of data, and what is drawn ``in_units``, are
    in units of their own; in a chart without units they end today, or begin today where
    ``ahead``. ``text``: what it stands for, ``source``: where it is from. Private until
    somebody says otherwise.
    """

    id: RecordId
    variable: RecordId
    kind: SketchKind
    points: tuple[tuple[float, float], ...]
    text: str = ""
    source: str = ""
    ahead: bool = False
    in_units: bool = False
    level: Level = Level.PRIVATE
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def has_units(self) -> bool:
        """Whether its times and values are in units of their own."""
        return self.in_units or self.kind is SketchKind.DATA


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a kept run said of one variable, in the words of the screen.

    ``share``: least and most of the draws, over the ways of drawing, in which ``direction``
    held; None where there was no effect.
    """

    variable: RecordId
    name: str
    certainty: str
    direction: str
    share: tuple[float, float] | None = None
    course: str = ""
    size: str = ""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class KeptCourse:
    """How one variable went in a kept run by equations: ``points`` as (time, value), in order.

    ``tried``: the number it was given in place of the map's own, None where there was none.
    What was only given a number has no points. ``besides``: its curve was not on show.
    """

    variable: RecordId
    name: str
    unit: str = ""
    points: tuple[tuple[float, float], ...] = ()
    tried: float | None = None
    besides: bool = False
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run that people kept: what was asked of the map, how, and what it answered then.

    ``interventions`` are those of the scenario as it was; they may name what the map no
    longer has. ``told``: the same in sentences. ``fingerprint`` says which state of the map
    answered. ``draws``: of each way of drawing strengths. ``runaway``: the share of draws that
    ran away, None where it was not checked. ``horizon``: how far ahead it ran.

    A run by equations has ``courses`` in place of answers, told in ``time_unit``; ``left_out``
    counts the variables whose courses were not kept. ``stopped`` says why it ended before its
    time, empty where it did not.
    """

    id: RecordId
    name: str
    scenario: RecordId | None = None
    interventions: tuple[Intervention, ...] = ()
    told: tuple[str, ...] = ()
    draws: int = 0
    seed: int = 0
    horizon: float = 40.0
    fingerprint: str = ""
    runaway: float | None = None
    answers: tuple[KeptAnswer, ...] = ()
    courses: tuple[KeptCourse, ...] = ()
    time_unit: str = ""
    stopped: str = ""
    text: str = ""
    left_out: int = 0
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def is_by_equations(self) -> bool:
        """Whether equations answered, with numbers, and not links with directions."""
        return bool(self.courses)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote, case, survey cell or document; private until somebody says otherwise."""

    id: RecordId
    kind: EvidenceKind = EvidenceKind.QUOTE
    text: str = ""
    source: str = ""
    level: Level = Level.PRIVATE
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Idea:
    """A half-heard line parked for later; never on a map, in a picture or before the room."""

    id: RecordId
    text: str
    order: float = 0.0
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class MapInfo:
    """What is said about one map. ``made_from`` names the map it was copied from.

    ``skipped``: findings of the checks that people said do not matter here. ``order``
    sorts the tabs; ties fall back to the id. ``times``: when the map is run once it has
    equations; None where nobody said. ``run``: how its
    scenarios are run, where people chose. ``report``: how its report was last written.
    ``vision``: what people want, a line each, naming what would go up or down. ``owned``: who
    takes on what it asks to be changed.
    """

    id: MapId
    title: str
    order: float = 0.0
    made_from: MapId | None = None
    question: str = ""
    time_span: str = ""
    summary: str = ""
    source: str = ""
    skipped: tuple[str, ...] = ()
    times: Times | None = None
    run: RunChoice | None = None
    report: ReportChoice | None = None
    vision: str = ""
    owned: tuple[Owned, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What is said about the whole file.

    ``may_stay``: marks of likely identifiers that people said may stay where they are.
    """

    title: str = ""
    note: str = ""
    source: str = ""
    may_stay: tuple[str, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)


MapRecord = (
    Variable
    | Link
    | NamedLoop
    | FoundStory
    | Group
    | Note
    | Scenario
    | Fact
    | Sketch
    | KeptRun
    | View
)
Record = MapRecord | Evidence | Idea | MapInfo | DocumentInfo

PREFIX: Mapping[type, str] = MappingProxyType(
    {
        Variable: "v",
        Link: "l",
        NamedLoop: "p",
        FoundStory: "t",
        Group: "g",
        Note: "n",
        Scenario: "s",
        Fact: "k",
        Sketch: "h",
        KeptRun: "r",
        View: "w",
        Evidence: "e",
        Idea: "i",
        MapInfo: "m",
    }
)
