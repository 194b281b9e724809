"""Files that Vensim wrote hold what was counted in them, and its models run as it ran them."""

import csv
import re
from collections import Counter
from types import SimpleNamespace

import pytest

from loopmap.errors import ExpressionError, FormatError, SimulationError
from loopmap.formats.vensim.document import read
from loopmap.formats.vensim.read import read_model
from loopmap.formats.vensim.sketch import views_in
from loopmap.model.records import Kind
from loopmap.model.rules import problems
from loopmap.simulation.stock_flow.program import Program
from tests.support.reference_runs import farthest, read_file, read_reference, run_as_referenced

pytestmark = pytest.mark.corpus

COUNTED = {
    "SIR.mdl": (11, {"": 7, "+": 10, "-": 3}, 3),
    "Wonderland3.mdl": (45, {"": 97}, 4),
    "energy_tech_cld.mdl": (15, {"+": 15, "-": 5}, 0),
    "wrld3-03.mdl": (301, {"": 504}, 15),
}
"""Names in the sketch, arrows by sign with pipes, and stocks, as the collection's README has them.

For the old file it says 12 names and 21 arrows, one without a sign; its sketch has 15 lines
that begin with “|” and hold a name, and 20 that begin with “>”."""

NO_PEER = {"roessler_chaos.mdl", "model_to_generate_data.mdl"}
"""A chaotic run, and a model beside whose reference other variables stand."""

ASK_FOR_MORE = {
    "test_allocate_available.mdl", "test_allocate_by_priority.mdl", "test_smooth.mdl",
    "test_data_from_other_model.mdl", "test_get_constants_incomplete_subscript.mdl",
    "test_get_constants_subranges.mdl", "test_get_lookups_subscripted_args.mdl",
    "test_get_lookups_subset.mdl", "test_get_mixed_definitions.mdl", "test_get_time_value.mdl",
    "test_get_time_value_simple.mdl", "test_get_values_order.mdl",
    "test_get_with_missing_values_xlsx.mdl", "test_macro_multi_output.mdl",
    "test_vector_order.mdl", "test_vector_select.mdl",
}  # fmt: skip
"""Data in other files, shares by priority, sorted arrays, macros with several values, and
smoothing whose order changes while it runs."""


TOO_LARGE = "test_get_time_value.mdl"
"""Its arrays have 2,222 elements, more than a map shows."""


@pytest.fixture(scope="module")
def files(shared):
    return shared / "corpus" / "formats" / "vensim"


@pytest.fixture(scope="module")
def models(shared):
    folder = shared / "corpus" / "test-models"
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = [SimpleNamespace(**row) for row in csv.DictReader(file, delimiter="\t")]
    for row in rows:
        row.path = folder / row.dir / row.model
        row.reference = folder / row.dir / row.output
    return [row for row in rows if row.path.suffix == ".mdl"]


@pytest.mark.parametrize("name", COUNTED)
def test_a_file_has_the_names_arrows_signs_and_stocks_that_were_counted(files, name):
    names, signs, stocks = COUNTED[name]
    content = (files / name).read_bytes()
    found = read_model(content, name)
    views = views_in(found.content.views)
    drawn = {w.name.casefold() for v in views for w in v.words.values() if w.kind == "10"}
    drawn -= {"time"}
    arrows = Counter(arrow.polarity for view in views for arrow in view.arrows)
    assert abs(len(drawn) - names) <= (1 if name == "wrld3-03.mdl" else 0)
    assert arrows == signs
    assert not any(view.odd for view in views)
    rates = re.findall(rb"=\s*S?INTEG\s*\(", content)
    assert len(rates) == stocks
    (causal_map,) = read(content, name).document.maps.values()
    assert sum(v.kind is Kind.STOCK for v in causal_map.variables.values()) == stocks


def test_the_old_file_has_the_lines_that_prove_its_counts(files):
    lines = (files / "energy_tech_cld.mdl").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith(">") for line in lines) == 20
    assert sum(bool(re.match(r"\|\d+,[A-Z]", line)) for line in lines) == 15


@pytest.mark.parametrize("name", COUNTED)
def test_every_arrow_between_variables_is_a_link_and_what_comes_in_is_sound(files, name):
    found = read((files / name).read_bytes(), name)
    assert problems(found.document) == []
    assert found.unplaced == ()
    (causal_map,) = found.document.maps.values()
    at_least = {"SIR.mdl": 17, "energy_tech_cld.mdl": 20, "Wonderland3.mdl": 55}
    assert len(causal_map.links) >= at_least.get(name, 450)


def test_the_world_model_runs_as_a_map(files):
    found = read((files / "wrld3-03.mdl").read_bytes(), "wrld3-03.mdl")
    (causal_map,) = found.document.maps.values()
    unknown = [k for k in causal_map.links.values() if k.sign.value == "?"]
    assert len(unknown) < len(causal_map.links) / 4
    run = Program(read_file(files / "wrld3-03.mdl").model).run()
    assert run.stopped is None
    assert 7e9 < max(run.of("population")) < 8e9  # as the book has it, about 2030


def error_of(row):
    """How far the run of a model lies from its reference; None where it asks for more."""
    model, reference = read_file(row.path), read_reference(row.reference)
    try:
        run = run_as_referenced(model, reference, None)
    except (ExpressionError, SimulationError):
        return None
    worst, compared = farthest(run, reference)
    assert compared, row.path
    return worst


def test_nearly_all_models_run_as_vensim_ran_them(models):
    errors = [(row.model, error_of(row)) for row in models]
    assert {name for name, worst in errors if worst is None} == ASK_FOR_MORE
    assert {name for name, worst in errors if worst is not None and worst > 0.01} == NO_PEER
    assert sum(worst is not None and worst <= 0.01 for _, worst in errors) == 77


def test_every_model_is_a_sound_document_whatever_its_equations(models):
    for row in models:
        if row.model == TOO_LARGE:
            with pytest.raises(FormatError, match="more than 2,000 variables"):
                read(row.path.read_bytes(), row.model)
            continue
        found = read(row.path.read_bytes(), row.model)
        assert problems(found.document) == [], row.path
        assert all(warning.endswith(".") for warning in found.warnings), found.warnings
