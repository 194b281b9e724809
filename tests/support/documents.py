"""Any document at all, within the rules: what the properties of files are tried on."""

from dataclasses import replace

from hypothesis import strategies as st

from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import fold_name, loop_key
from loopmap.model.records import (
    Action,
    DocumentInfo,
    Evidence,
    EvidenceKind,
    FoundStory,
    Group,
    Idea,
    Intervention,
    Kind,
    Level,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Role,
    Scenario,
    Sign,
    Status,
    Strength,
    Variable,
)

AWKWARD = [
    "yes",
    "no",
    "null",
    "~",
    "=",
    "<<",
    "-",
    "?",
    "1e3",
    "0x1f",
    "010",
    "1:20",
    ".inf",
    "2024-01-01",
    "y",
    "N",
    "True",
    "#",
    "a#b",
    "a:b",
    "a,b",
    "[a]",
    "{a}",
    "&",
    "*",
    "!",
    "|",
    ">",
    "'",
    '"',
    "%",
    "@",
    "`",
    "\\",
    "--",
    "---",
    "...",
    "11+",
    "(b)",
    "'c'",
    "“d”",
    "it's",
    "50%",
    "A/B",
    "R&D",
    "x=",
    "<b>",
    "+1",
    "-a",
    "",
    " leading",
    "trailing ",
    "two  spaces",
    "a: b",
    "a #b",
    "# a",
    "- a",
    "a\nb",
    "a\r\nb\n\n",
    "\ttab",
    "nel\x85ls\u2028ps\u2029",
    "nbsp\xa0",
    "bell\x07 zero\x00 del\x7f c1\x9f",
    "\ufeffbom",
    "\ufffe\uffff\U0001ffff",
    "الحضور المدرسي",
    "\u202eright to left\u202c",
    "e\u0301 combining",
    "\u0301 first",
    "👩‍👧 family 🏳️‍🌈",
    "स्कूल",
    "學校出席",
    "12 weeks",
    "12e3 weeks",
    "x" * 500,
    "“quoted” – dash — dash…",
    "C:\\new\\folder",
]
texts = st.one_of(st.text(max_size=30), st.sampled_from(AWKWARD))
ids = st.one_of(
    st.text("23456789abcdefgh", min_size=1, max_size=7),
    st.text(min_size=1, max_size=5),
    st.sampled_from(["no", "1e3", "#", "null", "~", "12"]),
).filter(lambda i: i != "document")
tenths = st.integers(-99_999, 99_999).map(lambda n: n / 10)
sizes = st.integers(0, 99_999).map(lambda n: n / 10)
shares = st.one_of(st.floats(0, 1), st.sampled_from([0.1, 0.25, 1 / 3, 1e-7]))
amounts = st.floats(-1, 1)
times = st.none() | st.floats(0, 1e6)
names = texts.filter(lambda t: len(t) <= 30)
plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
extras = st.just({}) | st.dictionaries(names.map(lambda t: f"later {t}"), plain_values, max_size=3)


def roles(keys):
    """Who plays which part of a story, as (part, variable); no part twice."""
    who = st.sampled_from(sorted(keys)) if keys else st.nothing()
    return st.dictionaries(texts, who, max_size=3).map(lambda parts: tuple(parts.items()))


def optional(enum):
    return st.none() | st.sampled_from(enum)


def some_of(keys):
    keys = sorted(keys)
    chosen = st.lists(st.sampled_from(keys), unique=True, max_size=3) if keys else st.just([])
    return chosen.map(tuple)


def numbered(records):
    return {record.id: replace(record, order=float(n)) for n, record in enumerate(records)}


@st.composite
def maps(draw, map_id, order, evidence):
    pool = draw(st.lists(ids, unique=True, max_size=14))
    take = iter(map(RecordId, pool))
    cut = [draw(st.integers(0, 5)) for _ in range(7)]
    own = [[i for _, i in zip(range(n), take, strict=False)] for n in cut]
    groups = [
        draw(
            st.builds(
                Group,
                st.just(i),
                texts,
                st.integers(0, 9),
                tenths,
                tenths,
                sizes,
                sizes,
                st.booleans(),
                st.booleans(),
                extra=extras,
            )
        )
        for i in own[1]
    ]
    names = draw(
        st.lists(
            texts.filter(fold_name), unique_by=fold_name, min_size=len(own[0]), max_size=len(own[0])
        )
    )
    variables = [
        draw(
            st.builds(
                Variable,
                st.just(i),
                st.just(name),
                tenths,
                tenths,
                st.sampled_from(Kind),
                optional(Role),
                texts,
                texts,
                st.sampled_from([None, *own[1]]),
                some_of(evidence),
                st.booleans(),
                extra=extras,
            )
        )
        for i, name in zip(own[0], names, strict=True)
    ]
    pairs = st.lists(
        st.tuples(st.sampled_from(own[0]), st.sampled_from(own[0])), unique=True, max_size=5
    )
    links = [
        draw(
            st.builds(
                Link,
                st.just(i),
                st.just(a),
                st.just(b),
                st.sampled_from(Sign),
                st.booleans(),
                texts,
                st.sampled_from(Strength),
                optional(Status),
                st.none() | shares,
                texts,
                st.none() | st.integers(-1500, 1500).map(lambda n: n / 1000),
                some_of(evidence),
                extra=extras,
            )
        )
        for i, (a, b) in zip(own[2], draw(pairs) if own[0] else [], strict=False)
    ]
    link_ids = [link.id for link in links]
    labels = draw(st.lists(texts, unique=True, min_size=len(own[3]), max_size=len(own[3])))
    loops = []
    for i, label in zip(own[3], labels, strict=True):
        at = draw(st.tuples(tenths, tenths) | st.just((None, None)))
        ring = loop_key(draw(some_of(link_ids)))
        loops.append(NamedLoop(i, ring, label, draw(texts), draw(texts), *at, extra=draw(extras)))
    notes = [
        draw(
            st.builds(
                Note,
                st.just(i),
                texts,
                tenths,
                tenths,
                sizes,
                st.sampled_from(Level),
                texts,
                st.booleans(),
                extra=extras,
            )
        )
        for i in own[4]
    ]
    scenarios = [
        Scenario(
            i,
            draw(texts),
            draw(interventions(own[0], link_ids)),
            draw(some_of(own[0])),
            draw(texts),
            extra=draw(extras),
        )
        for i in own[5]
    ]
    stories = [
        draw(
            st.builds(
                FoundStory,
                st.just(i),
                texts,
                some_of(own[0]),
                roles(own[0]),
                st.booleans(),
                texts,
                extra=extras,
            )
        )
        for i in own[6]
    ]
    info = draw(
        st.builds(
            MapInfo,
            st.just(map_id),
            texts,
            st.just(order),
            st.none() | ids.map(MapId),
            texts,
            texts,
            texts,
            texts,
            st.lists(texts.filter(bool), max_size=2).map(tuple),
            extra=extras,
        )
    )
    return CausalMap(
        info,
        {
            "variables": numbered(variables),
            "links": numbered(links),
            "loops": numbered(loops),
            "found_stories": numbered(stories),
            "groups": numbered(groups),
            "notes": numbered(notes),
            "scenarios": numbered(scenarios),
        },
    )


@st.composite
def interventions(draw, variables, links):
    made = []
    on_variables = st.sampled_from([Action.PUSH, Action.HOLD])
    on_links = st.sampled_from([Action.WEAKEN, Action.STRENGTHEN, Action.CUT])
    for _ in range(draw(st.integers(0, 2))):
        start, stop, extra = draw(times), draw(times), draw(extras)
        if variables and draw(st.booleans()):
            act = draw(on_variables), draw(st.sampled_from(variables)), draw(amounts)
            made.append(Intervention(*act, start, stop, extra=extra))
        elif links:
            act = draw(on_links), draw(st.sampled_from(links)), draw(st.floats(0, 4))
            made.append(Intervention(*act, start, stop, extra=extra))
        elif variables:
            ends = draw(st.tuples(st.sampled_from(variables), st.sampled_from(variables)))
            sign, delayed = draw(optional(Sign)), draw(st.booleans())
            made.append(Intervention(Action.ADD, None, 0.0, start, stop, *ends, sign, delayed))
    return tuple(made)


@st.composite
def documents(draw):
    """A sound document whose records are ordered 0, 1, 2 … and stand at tenths of a unit."""
    own = draw(st.lists(ids, unique=True, min_size=1, max_size=7))
    count = draw(st.integers(1, min(2, len(own))))
    evidence = numbered(
        draw(
            st.builds(
                Evidence,
                st.just(RecordId(i)),
                st.sampled_from(EvidenceKind),
                texts,
                texts,
                st.sampled_from(Level),
                extra=extras,
            )
        )
        for i in own[count:5]
    )
    ideas = numbered(
        draw(st.builds(Idea, st.just(RecordId(i)), texts, extra=extras)) for i in own[5:]
    )
    made = {MapId(i): draw(maps(MapId(i), float(n), evidence)) for n, i in enumerate(own[:count])}
    info = draw(st.builds(DocumentInfo, texts, texts, texts, extra=extras))
    return Document(info, evidence, made, ideas)
