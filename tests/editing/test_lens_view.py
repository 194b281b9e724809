"""What the lenses show of the fines example, from all that is known of it."""

from pathlib import Path

import pytest

from loopmap.analysis.loops import Budget, find_loops
from loopmap.diagram.look import Glyph, Lens
from loopmap.editing.lens_view import SEARCHING, Known, kinds_of_links, lens_view
from loopmap.editing.what_if import known_loops, scenarios_called, what_if
from loopmap.formats.registry import open_file
from loopmap.model.ids import MapId
from loopmap.simulation import RunSettings

EXAMPLE = Path(__file__).parents[2] / "examples" / "fines-for-non-attendance.loopmap"


@pytest.fixture(scope="module")
def document():
    return open_file(EXAMPLE).document


@pytest.fixture(scope="module")
def today(document):
    return document.maps[MapId("today")]


@pytest.fixture(scope="module")
def run(today):
    scenario = scenarios_called(today, ["Stop fining"])
    return what_if(today, scenario, known_loops(today), settings=RunSettings(draws=60))


def between(causal_map, cause, effect):
    names = {v.name: v.id for v in causal_map.variables.values()}
    return causal_map.adjacency.between(names[cause], names[effect]).id


def variable(causal_map, name):
    return next(v.id for v in causal_map.variables.values() if v.name == name)


@pytest.mark.parametrize("lens", Lens)
def test_every_lens_has_a_view_of_every_map(lens, document):
    for causal_map in document.maps.values():
        view = lens_view(lens, document, causal_map, Known())
        assert view.lens is lens
        assert view.title


def test_links_carry_the_kinds_of_all_their_loops(document, today):
    loops = find_loops(today)
    both = between(today, "Attendance gap seen by school", "Fines issued to parents")
    assert kinds_of_links(loops)[both] == "RB"
    view = lens_view(Lens.LOOPS, document, today, Known(loops))
    assert view.look(both).tag == "RB"
    assert "This is all of them" in view.says


def test_a_partial_list_of_loops_says_so(document, today):
    found = find_loops(today, Budget(max_length=4))
    assert not found.complete
    says = lens_view(Lens.LOOPS, document, today, Known(found)).says
    assert "Longer ones were not asked for" in says
    assert lens_view(Lens.LOOPS, document, today, Known()).says == SEARCHING


def test_the_last_run_is_never_told_as_a_forecast(document, today, run):
    view = lens_view(Lens.RUN, document, today, Known(run=run))
    assert "not a forecast" in view.says
    assert view.title == "Last run: Stop fining"
    assert view.look(variable(today, "School attendance")).tag == "open"
    assert view.look(variable(today, "Family trust in services")).glyph is Glyph.UP
    assert view.look(variable(today, "Parent knowledge of rights")).tag == "no effect"


def test_a_run_on_a_map_that_has_changed_since_says_so(document, today, run):
    says = lens_view(Lens.RUN, document, today, Known(run=run, is_old=True)).says
    assert "changed since" in says


def test_the_run_of_another_map_is_not_shown(document, run):
    future = document.maps[MapId("future")]
    assert lens_view(Lens.RUN, document, future, Known(run=run)).looks == {}


def test_the_future_is_compared_with_the_map_it_was_made_from(document):
    view = lens_view(Lens.CHANGE, document, document.maps[MapId("future")], Known())
    assert view.title == "Change since “Today”"
    assert view.says == "5 new, 2 changed, 0 gone."
