"""Real XMILE and STMX models run as the programs they were made with ran them.

Of 131 files in the collection 14 are broken exports; the other 117 can be passed.
"""

import csv
from pathlib import Path
from types import SimpleNamespace

import pytest

from loopmap.errors import ExpressionError, LoopmapError
from loopmap.formats.xmile.read import read_model
from loopmap.model.equations import Method
from loopmap.simulation.stock_flow.program import Program
from tests.support.reference_runs import farthest, read_file, read_reference, run_as_referenced

pytestmark = pytest.mark.corpus

MADE_WITH_EULER = {"test_zeroled_decimals.xmile"}
"""These files ask for RK4, but their reference was made with Euler: a stock that loses TIME in
each time unit has lost 0 after the first, where RK4 rightly has 0.5."""

WITH_ACTIVE_INITIAL = {"tests/active_initial/simlin"}
"""These files still hold the value at the start that Stella's export had lost, so Vensim's
output is the one to compare with."""

WITHOUT_REFERENCE = {"non-a2a-gf.stmx"}
"""The output beside this file is that of another model; it is compared with its own tables."""

CALCULATED_WITH_SEVEN_DIGITS = {
    "test_exp.stmx",
    "test_exp.xmile",
    "test_subscripted_delays.xmile",
}
"""The reference was: a stock ends at -2.5e-06 for 0, another is 1.3 in 10,000 off near 0."""


@pytest.fixture(scope="module")
def models(shared):
    folder = shared / "corpus" / "test-models"
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = [SimpleNamespace(**row) for row in csv.DictReader(file, delimiter="\t")]
    for row in rows:
        row.path = folder / row.dir / row.model
        output = "output.tab" if row.dir in WITH_ACTIVE_INITIAL else row.output
        row.reference = folder / row.dir / output
    return [row for row in rows if row.path.suffix in (".xmile", ".stmx")]


@pytest.fixture(scope="module")
def passable(models):
    return [row for row in models if not row.status.startswith("broken")]


@pytest.fixture(scope="module")
def errors(passable):
    """The largest relative error of every passable model that has a reference."""
    found = {}
    for row in passable:
        if row.model in WITHOUT_REFERENCE:
            continue
        reference = read_reference(row.reference)
        method = Method.EULER if row.model in MADE_WITH_EULER else None
        run = run_as_referenced(read_file(row.path), reference, method)
        worst, compared = farthest(run, reference)
        assert compared, row.path
        assert run.stopped is None, run.stopped
        found[row.path] = worst
    return found


def test_all_passable_models_are_within_one_percent(passable, errors):
    assert len(passable) == 117
    assert {str(path): worst for path, worst in errors.items() if worst > 0.01} == {}
    assert len(errors) + len(WITHOUT_REFERENCE) == 117


def test_nearly_all_are_within_a_hundredth_of_a_percent(errors):
    outside = {path.name for path, worst in errors.items() if worst > 1e-4}
    assert outside == CALCULATED_WITH_SEVEN_DIGITS
    assert sum(worst <= 1e-4 for worst in errors.values()) == 112


def test_the_model_without_a_reference_reads_its_own_tables(passable):
    (row,) = (row for row in passable if row.model in WITHOUT_REFERENCE)
    run = Program(read_file(row.path).model).run()
    assert run.of("converter 1[pizza]")[0] == 97.3
    assert run.of("converter 1[pizza]")[-1] == 0
    assert run.of("converter 1[salad]")[2] == pytest.approx((2.2 + 5.9) / 2)


def test_every_broken_export_gives_one_sentence_about_the_equation(models):
    broken = [row for row in models if row.status.startswith("broken")]
    assert len(broken) == 14
    for row in broken:
        with pytest.raises(ExpressionError) as caught:
            Program(read_file(row.path).model)
        said = str(caught.value)
        wanted = "“?” has no meaning" if "???" in row.status else "no function or macro called"
        assert wanted in said, row.path
        assert said.startswith("In the equation of “"), row.path


def test_no_file_of_the_collection_can_crash_the_reader(shared):
    """Vensim's own files too, and every file cut off in its middle."""
    files = [
        path
        for path in sorted((shared / "corpus" / "test-models").rglob("*"))
        if path.is_file() and path.stat().st_size < 300_000
    ]
    assert len(files) > 400
    for path in files:
        content = path.read_bytes()
        for part in (content, content[: len(content) // 2]):
            refused_or_run(part, path)


def refused_or_run(content: bytes, path: Path):
    try:
        Program(read_model(content, path.name).model)
    except LoopmapError as error:
        assert str(error).endswith((".", "?", "…."))  # noqa: PT017  any sentence will do
