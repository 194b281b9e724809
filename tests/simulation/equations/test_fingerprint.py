"""The mark of a map with equations changes where its runs may, and nowhere else."""

from dataclasses import replace

import pytest

from loopmap.editing.edits.variables import rename_variable
from loopmap.model.change import DOCUMENT, replacing
from loopmap.model.equations import Graph, Times
from loopmap.simulation.equations.fingerprint import equations_fingerprint
from tests.support.model_maps import ABSENT, EFFECT, MONTHS, PRESENT, RATE, pupils


def mark(document):
    return equations_fingerprint(document.maps[MONTHS])


def with_variable(variable, **other):
    document = pupils()
    standing = document.maps[MONTHS].variables[variable]
    return document.apply(replacing(MONTHS, [(standing, replace(standing, **other))]))


def test_names_places_units_and_meanings_do_not_count():
    own = mark(pupils())
    document = pupils()
    assert mark(document.apply(rename_variable(document, MONTHS, ABSENT, "Pupils away"))) == own
    assert mark(with_variable(PRESENT, x=999.0, unit="pupils", meaning="All of them")) == own
    assert mark(with_variable(RATE, equation=" 0.02 ")) == own


@pytest.mark.parametrize(
    ("variable", "other"),
    [
        (RATE, {"equation": "0.03"}),
        (EFFECT, {"graph": Graph(((0.0, 1.0), (20.0, 3.0)))}),
        (PRESENT, {"nonnegative": True}),
        (PRESENT, {"equation": "901"}),
    ],
)
def test_what_a_run_is_made_of_counts(variable, other):
    assert mark(with_variable(variable, **other)) != mark(pupils())


def test_flows_and_times_count():
    document, own = pupils(), mark(pupils())
    info = document.maps[MONTHS].info
    longer = replace(info, times=Times(0.0, 48.0, 0.25, unit="month"))
    assert mark(document.apply(replacing(DOCUMENT, [(info, longer)]))) != own
    link = document.maps[MONTHS].links["l0"]
    other = replace(link, target=ABSENT)
    assert mark(document.apply(replacing(MONTHS, [(link, other)]))) != own
