"""Every named loop of the examples reads well in both readings, and says what its signs say."""

from functools import cache

import pytest

from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loops import LoopKind, find_loops
from loopmap.analysis.telling import tell_in_the_end, tell_loop
from loopmap.analysis.turns import from_the_start, turns
from loopmap.analysis.wording import quantity
from loopmap.formats.registry import open_file
from loopmap.model.records import Sign
from tests.examples.told import EXAMPLES, TOLD, told

SHORTEST = 150
"""Loops of a map that are read; the combined map has thousands."""


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request):
    return request.param


@cache
def maps_of(path):
    return list(open_file(path).document.maps.values())


@cache
def loops_of(path):
    """Each loop of each map that has a kind, with the reading and what turns in it."""
    found = []
    for causal_map in maps_of(path):
        for loop in find_loops(causal_map).loops[:SHORTEST]:
            if loop.kind is LoopKind.UNDETERMINED:
                continue
            links = from_the_start(causal_map, [causal_map.links[link] for link in loop.key])
            found += [
                (causal_map, loop, rising, turns(causal_map, links, rising=rising))
                for rising in (True, False)
            ]
    return found


def in_that_order(whole, parts):
    """Whether all parts stand in a text, one after the other."""
    at = 0
    for part in parts:
        at = whole.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_named_loops_are_told_as_they_were_when_somebody_read_them(example):
    assert told(example) == (TOLD / f"{example.stem}.md").read_text(encoding="utf-8")


def test_a_loop_ends_as_its_kind_says(example):
    for _, loop, rising, told_turns in loops_of(example):
        assert (told_turns[-1].rising is rising) is (loop.kind is LoopKind.REINFORCING)


def test_sentence_and_paragraph_tell_each_turn_in_order(example):
    for causal_map, loop, rising, told_turns in loops_of(example):
        sentence = tell_loop(causal_map, loop, rising=rising).lower()
        assert in_that_order(sentence, [turn.degree.lower() for turn in told_turns[:-2]])
        paragraph = tell_loop_paragraph(causal_map, loop, rising=rising).lower()
        assert in_that_order(paragraph, [turn.moves.lower() for turn in told_turns])


def test_both_readings_differ_in_every_turn(example):
    for causal_map, loop, rising, told_turns in loops_of(example):
        other = tell_loop_paragraph(causal_map, loop, rising=not rising).lower()
        before_the_end = other.partition("in the end")[0]
        assert not any(turn.moves.lower() in before_the_end for turn in told_turns[:-1])


def test_more_and_less_of_a_variable_never_sound_the_same(example):
    for causal_map in maps_of(example):
        for variable in causal_map.variables.values():
            told_so = quantity(variable.name)
            assert told_so.degree(True) != told_so.degree(False)
            assert told_so.moves(True) != told_so.moves(False)


def test_what_a_path_does_in_the_end_is_what_its_signs_make_together(example):
    for causal_map in maps_of(example):
        for first in causal_map.links.values():
            for then in causal_map.adjacency.out_of(first.target):
                signs = [first.sign, then.sign]
                if Sign.UNKNOWN in signs:
                    continue
                rises = signs.count(Sign.OPPOSITE) % 2 == 0
                end = quantity(causal_map.variables[then.target].name).degree(rises)
                assert f" {end}" in tell_in_the_end(causal_map, [first, then])
