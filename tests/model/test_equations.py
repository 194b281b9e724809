"""What stands beside equations has to make sense in every document."""

import math
from dataclasses import replace

import pytest

from loopmap.model.change import DOCUMENT, replacing
from loopmap.model.equations import Graph, Times
from loopmap.model.rules import problems
from tests.support.maps_with_equations import MAP, called, map_with
from tests.support.signed_maps import document_with


def found(**fields):
    causal_map = map_with({"a": "1"})
    old = causal_map.variables[called(causal_map, "a")]
    document = document_with(causal_map)
    return [
        p.field for p in problems(document.apply(replacing(MAP, [(old, replace(old, **fields))])))
    ]


def found_times(times):
    document = document_with(map_with({"a": "1"}))
    info = document.maps[MAP].info
    changed = replacing(DOCUMENT, [(info, replace(info, times=times))])
    return [(p.key.id, p.field) for p in problems(document.apply(changed))]


@pytest.mark.parametrize(
    "points", [(), ((1, 2), (1, 3)), ((2, 1), (1, 1)), ((0, math.nan),), ((math.inf, 0),)]
)
def test_a_graph_leads_from_left_to_right(points):
    assert found(graph=Graph(points)) == ["graph"]


def test_the_axes_of_a_graph_rise():
    assert found(graph=Graph(((1, 2),), across=(0, 5), up=(1, 2))) == []
    assert found(graph=Graph(((1, 2),), across=(5, 5))) == ["graph"]
    assert found(graph=Graph(((1, 2),), up=(0, math.inf))) == ["graph"]


def test_a_range_goes_upwards():
    assert found(bounds=(2.0, 1.0)) == ["bounds"]
    assert found(bounds=(-math.inf, 1.0)) == ["bounds"]
    assert found(bounds=(1.0, 1.0), graph=Graph(((0, 1),))) == []


@pytest.mark.parametrize(
    "times", [Times(3, 3), Times(4, 3), Times(0, 1, 0), Times(0, math.inf), Times(save_every=-1.0)]
)
def test_a_run_goes_forward(times):
    assert found_times(times) == [(MAP, "times")]


def test_usual_times_are_sound():
    assert found_times(Times()) == []
