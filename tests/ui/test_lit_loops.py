"""Which loops are lit: one or a few, each with its colour, while they stand."""

from dataclasses import replace

import pytest

from loopmap.analysis.loop_views.view import LoopView, Order
from loopmap.diagram.emphasis import MOST_LIT, Lit
from loopmap.editing.session import Session
from loopmap.model.change import removing
from loopmap.model.ids import RecordId
from loopmap.ui.lit_loops import LitLoops
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_watch import LoopWatch
from tests.support.signed_maps import TODAY, complete_map, document_with


@pytest.fixture
def session():
    return Session(document_with(complete_map(4)))


@pytest.fixture
def watch(session, qtbot):
    made = LoopWatch(session)
    qtbot.waitUntil(lambda: not made.is_searching)
    yield made
    made.close()


@pytest.fixture
def choice(session, watch):
    made = LoopChoice(session, watch)
    yield made
    made.close()


@pytest.fixture
def lit(session, watch, choice):
    return LitLoops(session, watch, choice)


@pytest.fixture
def keys(watch):
    return [loop.key for loop in watch.loops.loops]


def alight(lit):
    """What the canvas lights, whatever a legend calls it."""
    return tuple(replace(each, called="") for each in lit.loops())


def chosen(lit):
    return tuple(replace(each, called="") for each in lit.chosen())


def test_a_legend_calls_what_was_chosen_by_label_and_name_and_not_what_is_pointed_at(lit, keys):
    lit.light(keys[0])
    lit.point_at(keys[3])
    assert [each.called for each in lit.loops()] == ["R1 X00 – X01", ""]


def test_a_chosen_loop_steps_forward_and_a_second_click_ends_it(lit, keys):
    lit.turn(keys[0])
    assert (alight(lit), lit.isolates) == ((Lit(keys[0]),), True)
    lit.turn(keys[0])
    assert (alight(lit), lit.isolates) == ((), False)


def test_a_loop_that_is_pointed_at_is_lit_and_fades_nothing(lit, keys):
    lit.point_at(keys[3])
    assert (alight(lit), lit.isolates, lit.lit) == ((Lit(keys[3]),), False, None)
    lit.light(keys[0])
    assert alight(lit) == (Lit(keys[0]), Lit(keys[3], 1))
    lit.point_at(None)
    assert alight(lit) == (Lit(keys[0]),)


def test_loops_lit_besides_have_colours_of_their_own_and_keep_them(lit, keys):
    for key in keys[:3]:
        assert lit.light_besides(key)
    assert lit.light_besides(keys[1])
    assert chosen(lit) == (Lit(keys[0], 0), Lit(keys[2], 2))
    lit.light_besides(keys[5])
    assert chosen(lit)[-1] == Lit(keys[5], 1)
    assert lit.lit == keys[5]


def test_no_more_are_lit_than_can_be_told_apart(lit, keys):
    assert all(lit.light_besides(key) for key in keys[:MOST_LIT])
    assert not lit.light_besides(keys[MOST_LIT])
    assert len(lit.loops()) == MOST_LIT


def test_the_next_loop_is_the_next_of_the_list_as_it_is_shown(lit, choice):
    choice.look(LoopView(key_only=False, order=Order.DISTINCT))
    shown = [loop.key for loop in choice.loops()]
    lit.light_beside(1)
    lit.light_beside(1)
    assert lit.lit == shown[1]
    lit.light_beside(-1)
    lit.light_beside(-1)
    assert lit.lit == shown[-1]


def test_the_light_goes_out_with_a_loop_that_is_cut_and_stays_on_the_others(
    lit, keys, session, watch
):
    cut = next(key for key in keys if "l001" in key)
    whole = next(key for key in keys if "l001" not in key)
    lit.light_besides(cut)
    lit.light_besides(whole)
    session.do("Cut", removing(TODAY, [session.map.links[RecordId("l001")]]))
    watch.turns.flush()
    assert chosen(lit) == (Lit(whole, 1),)


def test_every_lit_loop_has_a_badge(lit, keys):
    longest = keys[-1]
    assert longest not in [badge.links for badge in lit.badges()]
    lit.light(longest)
    assert longest in [badge.links for badge in lit.badges()]
