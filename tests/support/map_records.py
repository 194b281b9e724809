"""Records of a map, any at all within the rules."""

from dataclasses import replace

from hypothesis import strategies as st

from loopmap.model import records as model
from loopmap.model.behaviour import (
    DECAY_RANGE,
    DELAY_RANGE,
    SETTLE_RANGE,
    Arrival,
    Mode,
    RunChoice,
    Shape,
)
from loopmap.model.equations import Between, Graph, Method, Times
from loopmap.model.ids import MapId
from loopmap.model.owned import Owned
from loopmap.model.query import fold_name, loop_key
from loopmap.model.report_choice import LoopsTold, Reach, ReportChoice, SectionChoice
from loopmap.model.views import Rest, Shows, View
from tests.support.awkward import amounts, extras, ids, shares, sizes, tenths, texts, times

far = st.floats(-1e300, 1e300)
later = st.sampled_from([{}, {"later": [1, "a: b"]}])
"""Fields of a later version within a value of a record."""

axes = st.none() | st.tuples(far, far).map(sorted).map(tuple).filter(lambda ends: ends[0] < ends[1])
graphs = st.builds(
    Graph,
    st.dictionaries(far, far, min_size=1, max_size=3).map(lambda ys: tuple(sorted(ys.items()))),
    st.sampled_from(Between),
    axes,
    axes,
    later,
)
run_times = st.builds(
    lambda start, length, *more: Times(start, start + length, *more),
    st.floats(-1e6, 1e6),
    st.floats(1e-3, 1e6),
    st.floats(1e-6, 10),
    st.sampled_from(Method),
    st.sampled_from(["", "month", "yes", "a: b"]),
    st.none() | st.floats(1e-6, 10),
    later,
)
run_choices = st.builds(
    RunChoice,
    st.integers(0, 1_000_000),
    st.integers(0, 2**31 - 1),
    st.floats(1, 10_000),
    extra=extras,
)
section_choices = st.builds(
    SectionChoice, st.sampled_from(["map", "purpose"]), st.booleans(), texts, texts, extra=extras
)
report_choices = st.builds(
    ReportChoice,
    st.sampled_from(["full", "committee", "our own"]),
    st.sampled_from([".docx", ".html"]),
    st.lists(section_choices, max_size=2).map(tuple),
    *(texts, texts, texts, texts, texts),
    st.sampled_from(Reach),
    st.lists(st.sampled_from(["r1", "r2"]), max_size=2).map(tuple),
    st.sampled_from(LoopsTold),
    st.lists(st.just(("l1", "l2")), max_size=2).map(tuple),
    *(st.booleans(), st.booleans(), st.booleans()),
    extra=extras,
)


def roles(keys):
    """Who plays which part of a story, as (part, variable); no part twice."""
    who = st.sampled_from(sorted(keys)) if keys else st.nothing()
    return st.dictionaries(texts, who, max_size=3).map(lambda parts: tuple(parts.items()))


def optional(enum):
    return st.none() | st.sampled_from(enum)


origins = st.lists(texts, max_size=2).map(tuple)
"""The maps a record came from."""


def some_of(keys):
    keys = sorted(keys)
    chosen = st.lists(st.sampled_from(keys), unique=True, max_size=3) if keys else st.just([])
    return chosen.map(tuple)


def numbered(records):
    return {record.id: replace(record, order=float(n)) for n, record in enumerate(records)}


def groups_called(own):
    """A group of each of these ids, in a list."""
    return st.tuples(
        *(
            st.builds(
                model.Group,
                st.just(i),
                texts,
                st.integers(0, 9),
                tenths,
                tenths,
                sizes,
                sizes,
                st.booleans(),
                st.booleans(),
                origins=origins,
                extra=extras,
            )
            for i in own
        )
    )


@st.composite
def variables_called(draw, own, groups, evidence):
    """A variable of each of these ids, no two of one name, some in a group."""
    named = st.lists(
        texts.filter(fold_name), unique_by=fold_name, min_size=len(own), max_size=len(own)
    )
    return [
        draw(
            st.builds(
                model.Variable,
                st.just(i),
                st.just(name),
                tenths,
                tenths,
                st.sampled_from(model.Kind),
                optional(model.Role),
                texts,
                texts,
                st.sampled_from([None, *groups]),
                some_of(evidence),
                st.booleans(),
                st.floats(*SETTLE_RANGE),
                st.floats(*DECAY_RANGE),
                texts,
                texts,
                st.none() | graphs,
                st.booleans(),
                st.none() | st.tuples(far, far).map(lambda ends: tuple(sorted(ends))),
                tension=st.none() | texts,
                origins=origins,
                extra=extras,
            )
        )
        for i, name in zip(own, draw(named), strict=True)
    ]


@st.composite
def links_called(draw, own, variables, evidence):
    """Links of some of these ids, at most one for each ordered pair of variables."""
    if not variables:
        return []
    ends = st.sampled_from(variables)
    pairs = draw(st.lists(st.tuples(ends, ends), unique=True, max_size=5))
    return [
        draw(
            st.builds(
                model.Link,
                st.just(i),
                st.just(a),
                st.just(b),
                st.sampled_from(model.Sign),
                st.booleans(),
                texts,
                st.sampled_from(model.Strength),
                optional(model.Status),
                st.none() | shares,
                texts,
                st.none() | st.integers(-1500, 1500).map(lambda n: n / 1000),
                some_of(evidence),
                st.none() | st.tuples(shares, shares),
                st.floats(*DELAY_RANGE),
                st.sampled_from(Arrival),
                st.sampled_from(Shape),
                shares,
                st.lists(st.tuples(amounts, amounts), max_size=3).map(tuple),
                optional(Mode),
                texts,
                st.booleans(),
                tension=st.none() | texts,
                origins=origins,
                extra=extras,
            )
        )
        for i, (a, b) in zip(own, pairs, strict=False)
    ]


@st.composite
def loops_called(draw, own, links):
    """A named loop of each of these ids, no two of one label."""
    labels = draw(st.lists(texts, unique=True, min_size=len(own), max_size=len(own)))
    loops = []
    for i, label in zip(own, labels, strict=True):
        at = draw(st.tuples(tenths, tenths) | st.just((None, None)))
        ring = loop_key(draw(some_of(links)))
        loops.append(
            model.NamedLoop(
                i,
                ring,
                label,
                draw(texts),
                draw(texts),
                *at,
                origins=draw(origins),
                extra=draw(extras),
            )
        )
    return loops


def notes_called(own):
    """A note of each of these ids."""
    return st.tuples(
        *(
            st.builds(
                model.Note,
                st.just(i),
                texts,
                tenths,
                tenths,
                sizes,
                st.sampled_from(model.Level),
                texts,
                st.booleans(),
                origins=origins,
                extra=extras,
            )
            for i in own
        )
    )


def scenarios_called(own, variables, links):
    """A scenario of each of these ids."""
    acts, outcomes = interventions(variables, links), some_of(variables)
    return st.tuples(
        *(
            st.builds(
                model.Scenario,
                st.just(i),
                texts,
                acts,
                outcomes,
                texts,
                origins=origins,
                extra=extras,
            )
            for i in own
        )
    )


def stories_called(own, variables):
    """A story that was found, of each of these ids."""
    who, parts = some_of(variables), roles(variables)
    return st.tuples(
        *(
            st.builds(
                model.FoundStory, st.just(i), texts, who, parts, st.booleans(), texts, extra=extras
            )
            for i in own
        )
    )


def facts_called(own, variables):
    """What is known, of each of these ids; none without two variables."""
    if len(variables) < 2:
        return st.just(())
    pairs = st.permutations(sorted(variables)).map(lambda order: order[:2])
    return st.tuples(
        *(
            st.builds(
                lambda i, ends, *more, extra: model.Fact(i, *ends, *more, extra=extra),
                st.just(i),
                pairs,
                st.booleans(),
                texts,
                extra=extras,
            )
            for i in own
        )
    )


def courses():
    """Points of a course over time, their times rising."""
    values = st.floats(-1e12, 1e12, allow_subnormal=False)
    some = st.dictionaries(values, values, max_size=4)
    return some.map(lambda points: tuple(sorted(points.items())))


def sketches_called(own, variables):
    """A course over time, of each of these ids; none without a variable."""
    if not variables:
        return st.just(())
    return st.tuples(
        *(
            st.builds(
                model.Sketch,
                st.just(i),
                st.sampled_from(sorted(variables)),
                st.sampled_from(model.SketchKind),
                courses(),
                texts,
                texts,
                st.booleans(),
                st.booleans(),
                st.sampled_from(model.Level),
                extra=extras,
            )
            for i in own
        )
    )


def runs_called(own, variables, links):
    """A kept run of each of these ids; what it acted on may be gone since."""
    acts = interventions(variables, links)
    kept_share = st.integers(0, 10_000).map(lambda n: n / 10_000)
    answers = st.builds(
        model.KeptAnswer,
        ids,
        texts,
        texts,
        texts,
        st.none() | st.tuples(kept_share, kept_share),
        texts,
        texts,
        extra=extras,
    )
    values = st.floats(-1e308, 1e308)
    courses = st.builds(
        model.KeptCourse,
        ids,
        texts,
        texts,
        st.lists(st.tuples(values, values), max_size=3).map(tuple),
        st.none() | values,
        st.booleans(),
        extra=extras,
    )
    return st.tuples(
        *(
            st.builds(
                model.KeptRun,
                st.just(i),
                texts,
                st.none() | ids,
                acts,
                st.lists(texts, max_size=2).map(tuple),
                st.integers(0, 1_000_000),
                st.integers(0, 10**9),
                st.floats(1, 10_000),
                texts,
                st.none() | kept_share,
                st.lists(answers, max_size=2).map(tuple),
                st.lists(courses, max_size=2).map(tuple),
                texts,
                texts,
                texts,
                st.integers(0, 100_000),
                extra=extras,
            )
            for i in own
        )
    )


def views_called(own):
    """A view of each of these ids; what it shows may be gone since."""
    some = st.lists(ids, max_size=3).map(tuple)
    paper = st.tuples(tenths, tenths, sizes, sizes)
    return st.tuples(
        *(
            st.builds(
                View,
                st.just(i),
                texts,
                st.sampled_from(Shows),
                some,
                st.lists(some, max_size=2).map(tuple),
                st.sampled_from(Rest),
                st.sampled_from(["sign", "run", "influence"]),
                st.sampled_from(["", "links in"]),
                st.none() | ids,
                st.none() | paper,
                st.sampled_from(["light", "contrast-dark"]),
                st.sampled_from(["", "a4", "16:9"]),
                *(st.booleans() for _ in range(4)),
                extra=extras,
            )
            for i in own
        )
    )


def infos(map_id, order):
    """What is said of a map as a whole."""
    return st.builds(
        model.MapInfo,
        st.just(map_id),
        texts,
        st.just(order),
        st.none() | ids.map(MapId),
        texts,
        texts,
        texts,
        texts,
        st.lists(texts.filter(bool), max_size=2).map(tuple),
        st.none() | run_times,
        st.none() | run_choices,
        st.none() | report_choices,
        vision=texts,
        owned=st.lists(st.builds(Owned, texts, texts, texts, texts, extra=extras), max_size=2).map(
            tuple
        ),
        extra=extras,
    )


@st.composite
def interventions(draw, variables, links):
    made = []
    on_variables = st.sampled_from(sorted(model.ON_VARIABLES, key=list(model.Action).index))
    on_links = st.sampled_from(
        [model.Action.WEAKEN, model.Action.STRENGTHEN, model.Action.CUT, model.Action.DELAY]
    )
    for _ in range(draw(st.integers(0, 2))):
        start, stop, extra = draw(times), draw(times), draw(extras)
        if variables and draw(st.booleans()):
            act = draw(on_variables), draw(st.sampled_from(variables)), draw(amounts)
            made.append(model.Intervention(*act, start, stop, extra=extra))
        elif links:
            act = draw(on_links), draw(st.sampled_from(links)), draw(st.floats(0, 4))
            made.append(model.Intervention(*act, start, stop, extra=extra))
        elif variables:
            ends = draw(st.tuples(st.sampled_from(variables), st.sampled_from(variables)))
            sign, delayed = draw(optional(model.Sign)), draw(st.booleans())
            made.append(
                model.Intervention(model.Action.ADD, None, 0.0, start, stop, *ends, sign, delayed)
            )
    return tuple(made)
