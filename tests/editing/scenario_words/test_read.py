"""What a scenario is to do is typed as it is said, and read as it was told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.editing.edits.variables import rename_variable, set_role
from loopmap.editing.scenario_words.read import read
from loopmap.editing.scenario_words.understood import Taken
from loopmap.model.records import ON_VARIABLES, Action, Intervention, Role, Sign
from loopmap.simulation import DEFAULT_HORIZON
from loopmap.simulation.act_words import tell_intervention
from tests.support.fines import (
    ATTENDANCE,
    FINES,
    GAP,
    LOWERS,
    RAISES,
    STRAIN,
    fines_document,
    fines_session,
)

MAP = fines_document().maps["m1"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("stop fines issued", Intervention(Action.HOLD, FINES, -1.0)),
        ("no more fines issued", Intervention(Action.HOLD, FINES, -1.0)),
        (
            "hold fines issued at much lower from 2 to 6",
            Intervention(Action.HOLD, FINES, -1.0, 2.0, 6.0),
        ),
        ("hold fines issued as it is today", Intervention(Action.HOLD, FINES, 0.0)),
        ("keep fines issued at -0.3", Intervention(Action.HOLD, FINES, -0.3)),
        ("push school attendance up a little", Intervention(Action.PUSH, ATTENDANCE, 0.25)),
        ("push the school attendance up by 40%", Intervention(Action.PUSH, ATTENDANCE, 0.4)),
        ("less family strain", Intervention(Action.PUSH, STRAIN, -0.5)),
        (
            "cut family strain hard until half-way",
            Intervention(Action.PUSH, STRAIN, -1.0, None, 20.0),
        ),
        ("pulse family strain at 5", Intervention(Action.PULSE, STRAIN, 0.5, 5.0)),
        ("ramp down family strain from 5 to 9", Intervention(Action.RAMP, STRAIN, -0.5, 5.0, 9.0)),
        (
            "raise school attendance more and more after 3",
            Intervention(Action.RAMP, ATTENDANCE, 0.5, 3.0),
        ),
        ("what if we stopped fining?", Intervention(Action.HOLD, FINES, -1.0)),
        ("let family strain fall a little", Intervention(Action.PUSH, STRAIN, -0.25)),
        ("cut family strain in half", Intervention(Action.PUSH, STRAIN, -0.5)),
        (
            "weaken fines issued -> family strain by half",
            Intervention(Action.WEAKEN, RAISES, 0.5),
        ),
        ("weaken fines issued->family strain by 30%", Intervention(Action.WEAKEN, RAISES, 0.7)),
        ("double fines issued → family strain", Intervention(Action.STRENGTHEN, RAISES, 2.0)),
        (
            "cut fines issued -> family strain from 3",
            Intervention(Action.CUT, RAISES, start=3.0),
        ),
        ("stop fines issued -> family strain", Intervention(Action.CUT, RAISES)),
        (
            "delay the link from fines issued to family strain for 6",
            Intervention(Action.DELAY, RAISES, 6.0),
        ),
        (
            "add link family strain -> fines issued +",
            Intervention(Action.ADD, source=STRAIN, destination=FINES, sign=Sign.SAME),
        ),
        (
            "add a link from family strain to fines issued (−, with a delay) from early on",
            Intervention(
                Action.ADD,
                start=10.0,
                source=STRAIN,
                destination=FINES,
                sign=Sign.OPPOSITE,
                delayed=True,
            ),
        ),
    ],
)
def test_what_people_say_is_understood(text, act):
    said = read(text, MAP)
    assert said.missing == ""
    (found,) = said.acts
    assert replace(found, amount=round(found.amount, 9)) == act


def test_several_things_are_said_at_once():
    said = read("stop fines issued, push school attendance up and cut Family strain -> School"
                " attendance from 3", MAP)  # fmt: skip
    assert [act.action for act in said.acts] == [Action.HOLD, Action.PUSH, Action.CUT]


numbers = st.floats(0.001, 1.0).map(lambda n: round(n, 3))
times = st.none() | st.floats(0.2, 39.8).map(lambda n: round(n, 2))


@st.composite
def interventions(draw):
    action = draw(st.sampled_from(sorted(Action, key=lambda a: a.value)))
    start, stop = draw(times), draw(times)
    if start is not None and stop is not None and stop <= start:
        start, stop = stop, start
    if start == stop:
        stop = None
    if action in ON_VARIABLES:
        amount = draw(st.sampled_from([-1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0]) | numbers)
        return Intervention(action, draw(st.sampled_from([FINES, GAP])), amount, start, stop)
    if action is Action.ADD:
        sign, delayed = draw(st.sampled_from(list(Sign))), draw(st.booleans())
        return Intervention(action, None, 0.0, start, stop, STRAIN, FINES, sign, delayed)
    amount = {
        Action.CUT: st.just(0.0),
        Action.WEAKEN: st.sampled_from([0.0, 0.25, 0.5]) | numbers,
        Action.STRENGTHEN: st.sampled_from([2.0, 3.0]) | numbers.map(lambda n: round(1 + n, 3)),
        Action.DELAY: st.sampled_from([0.0, 2.0, 4.0, 8.0])
        | numbers.map(lambda n: round(40 * n, 2)),
    }[action]
    return Intervention(action, draw(st.sampled_from([RAISES, LOWERS])), draw(amount), start, stop)


@given(st.lists(interventions(), min_size=1, max_size=3))
def test_what_is_told_can_be_typed_back(acts):
    told = "; ".join(tell_intervention(act, MAP, DEFAULT_HORIZON) for act in acts)
    said = read(told, MAP)
    assert (said.acts, said.missing) == (tuple(acts), "")


@given(st.text(max_size=60))
def test_nothing_typed_is_too_much(text):
    said = read(text, MAP)
    assert not (said.acts and said.missing)


WORDS = (
    "push",
    "hold",
    "cut",
    "add",
    "link",
    "fines",
    "issued",
    "up",
    "->",
    "+",
    "from",
    "2",
    "to",
)


@given(st.lists(st.sampled_from(WORDS)))
def test_words_in_any_order_are_understood_or_missed_in_a_sentence(words):
    said = read(" ".join(words), MAP)
    assert bool(said.acts) != bool(said.missing) or not words


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("fines issued up", "Begin with what is done"),
        ("push", "Which variable?"),
        ("push Fines issued", "Up or down?"),
        ("hold Fines issued", "Hold it where?"),
        ("cut", "Say it as cause -> effect."),
        ("weaken Fines issued ->", "Where does the link lead?"),
        ("add link Family strain -> Fines issued", "Which way does it act?"),
        ("push Fines issued up from", "When?"),
        ("push Fines issued up sideways", "“sideways” is not understood here."),
        ("push bananas up", "“bananas up” is not on this map."),
        ("cut School attendance -> Fines issued", "There is no link from “School attendance”"),
        ("cut Family strain -> Fines issued", "there is one the other way"),
        ("add link Fines issued -> Family strain +", "There is already a link"),
    ],
)
def test_what_is_missing_is_said(text, missing):
    said = read(text, MAP)
    assert said.acts == ()
    assert missing in said.missing


def test_a_word_of_a_name_is_taken_for_the_only_one_that_has_it():
    said = read("stop fining", MAP)
    assert said.acts == (Intervention(Action.HOLD, FINES, -1.0),)
    assert said.understood.taken == (Taken(5, 11, FINES),)


def test_of_several_ends_those_are_meant_that_a_link_joins():
    assert read("cut strain -> attendance", MAP).acts == (Intervention(Action.CUT, LOWERS),)
    assert read("weaken fining -> strain by half from 3", MAP).acts == (
        Intervention(Action.WEAKEN, RAISES, 0.5, 3.0),
    )


def test_what_may_be_several_is_asked_and_all_of_them_are_offered():
    said = read("push attendance up", MAP)
    assert said.missing == "Which do you mean: “School attendance” or “Attendance gap”?"
    assert said.understood.gap.meant == (ATTENDANCE, GAP)


def test_a_small_word_after_a_name_is_no_part_of_it():
    said = read("stop fining from 3", MAP)
    assert said.acts == (Intervention(Action.HOLD, FINES, -1.0, 3.0),)


def test_among_several_the_lever_is_meant():
    session = fines_session()
    session.do("Role", set_role(session.document, session.map_id, [GAP], Role.LEVER))
    said = read("push attendance down", session.map)
    assert said.acts == (Intervention(Action.PUSH, GAP, -0.5),)


def test_of_what_links_join_levers_come_no_sooner():
    session = fines_session()
    session.do("Role", set_role(session.document, session.map_id, [GAP], Role.LEVER))
    said = read("add link strain -> attendance +", session.map)
    assert said.acts[0].destination == GAP  # there is a link to the other one already
    said = read("add link fining -> attendance +", session.map)
    assert said.missing.startswith("Which do you mean")


AWKWARD = (
    "Link", "Cut", "from 3", "half", "A -> B", "push up", "he said “no”", "Trust, and care", "+",
    "stop", "until late", "to", "the end", "Fines (issued)", "x; y", "Much lower", "50 %", "and",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(AWKWARD), min_size=4, max_size=4, unique_by=str.casefold),
    st.lists(interventions(), min_size=1, max_size=2),
)
def test_names_that_look_like_words_of_the_grammar_are_read_as_names(names, acts):
    session = fines_session()
    for one, name in zip((FINES, STRAIN, ATTENDANCE, GAP), names, strict=True):
        change = rename_variable(session.document, session.map_id, one, name)
        session.do("Rename", change)
    told = "; ".join(tell_intervention(act, session.map, DEFAULT_HORIZON) for act in acts)
    assert read(told, session.map).acts == tuple(acts)
