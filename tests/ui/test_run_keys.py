"""A run is looked up by what its answer follows from, without reading a large map through."""

from dataclasses import fields, replace

import pytest

from loopmap.analysis.loops import find_loops
from loopmap.model.behaviour import Arrival, Mode, RunChoice, Shape
from loopmap.model.change import DOCUMENT, removing, replacing
from loopmap.model.records import Action, Intervention, Kind, Link, Scenario, Sign, Strength
from loopmap.simulation.map_model import Pace, model_link
from loopmap.ui import run_keys
from loopmap.ui.run_keys import RunKeys, moving
from tests.benchmarks.maps import MAP, document_of

DOCUMENTED = document_of(300, 900)
LARGE = DOCUMENTED.maps[MAP]
ENDS = {"id", "source", "target"}
SCENARIO = Scenario("s1", "Push", (Intervention(Action.PUSH, "v3", amount=1.0),))


def having(record, table=MAP, **changes):
    """The map with one record of it otherwise."""
    change = replacing(table, [(record, replace(record, **changes))])
    return DOCUMENTED.apply(change).maps[MAP]


def with_variable(number, **changes):
    return having(LARGE.variables[number], **changes)


def with_link(number, **changes):
    return having(LARGE.links[number], **changes)


@pytest.fixture
def keys():
    made = RunKeys()
    made.key(LARGE, SCENARIO, None)
    return made


@pytest.fixture
def read(monkeypatch):
    """The links that are read."""
    seen, plain = [], run_keys.moving

    def noted(link, *rest):
        seen.append(link.id)
        return plain(link, *rest)

    monkeypatch.setattr(run_keys, "moving", noted)
    return seen


def test_where_cards_lie_and_what_is_noted_needs_no_new_run(keys, read):
    moved = with_variable("v5", x=1.0, y=2.0, meaning="Seen in May")
    assert keys.key(moved, SCENARIO, None) == keys.key(LARGE, SCENARIO, None)
    assert read == []


@pytest.mark.parametrize(
    "changed",
    [
        with_variable("v5", name="Called otherwise"),
        with_variable("v5", settle_time=3.0),
        with_link("l7", strength=Strength.WEAK),
        with_link("l7", sign=Sign.UNKNOWN),
        with_link("l7", target="v200"),
        DOCUMENTED.apply(removing(MAP, [LARGE.links["l7"]])).maps[MAP],
        having(LARGE.info, DOCUMENT, run=RunChoice(horizon=7.0)),
    ],
    ids=["name", "pace", "strength", "sign", "end", "fewer links", "length of runs"],
)
def test_whatever_moves_a_run_is_told_apart_and_only_that_is_read(keys, read, changed):
    assert keys.key(changed, SCENARIO, None) != keys.key(LARGE, SCENARIO, None)
    assert set(read) <= {"l7"}
    assert len(read) <= 2


OTHERWISE = {
    "sign": Sign.OPPOSITE,
    "delayed": True,
    "strength": Strength.STRONG,
    "confidence": 0.25,
    "strength_range": (0.25, 0.75),
    "delay_time": 7.0,
    "arrival": Arrival.TOGETHER,
    "shape": Shape.TABLE,
    "threshold": 0.5,
    "table": ((-1.0, -1.0), (0.0, 0.0), (1.0, 0.5)),
    "mode": Mode.MULTIPLIES,
    "combine": "together",
}


@pytest.mark.parametrize("field", [f.name for f in fields(Link) if f.name not in ENDS])
@pytest.mark.parametrize("delayed", [False, True])
def test_a_field_of_a_link_that_a_run_reads_is_part_of_its_key(field, delayed):
    link = replace(LARGE.links["l7"], delayed=delayed, sign=Sign.SAME)
    value = OTHERWISE.get(field, getattr(link, field))
    other = replace(link, **{field: not delayed if field == "delayed" else value})
    for pace in (Pace(), Pace(stock=True)):
        differs = model_link(link, 0, 1, pace) != model_link(other, 0, 1, pace)
        assert (moving(link, pace.stock) != moving(other, pace.stock)) == differs


def test_links_into_what_becomes_a_stock_are_read_again(keys, read):
    stock = with_variable("v5", kind=Kind.STOCK)
    assert keys.key(stock, SCENARIO, None) != keys.key(LARGE, SCENARIO, None)
    into = [link.id for link in LARGE.links.values() if link.target == "v5"]
    assert into
    assert set(read) == set(into)


def test_scenarios_and_loops_are_told_apart_and_undone_edits_are_known_again(keys):
    plain = keys.key(LARGE, SCENARIO, None)
    loops = find_loops(LARGE)
    found = keys.key(LARGE, SCENARIO, loops)
    other = replace(SCENARIO, interventions=(Intervention(Action.CUT, "l3"),))
    assert len({plain, found, keys.key(LARGE, other, None)}) == 3
    keys.key(with_link("l7", sign=Sign.UNKNOWN), SCENARIO, loops)
    assert keys.key(with_variable("v5", x=1.0), SCENARIO, replace(loops)) == found
