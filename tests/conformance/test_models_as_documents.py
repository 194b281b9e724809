"""Real XMILE and STMX models opened as documents run as they do directly."""

import csv
import math

import pytest

from loopmap.formats.registry import open_file
from loopmap.formats.xmile.read import read_model
from loopmap.model.rules import problems
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from loopmap.simulation.stock_flow.program import Program
from loopmap.simulation.stock_flow.run import spelling

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def passable(shared):
    folder = shared / "corpus" / "test-models"
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {
        f"{row['dir']}/{row['model']}": folder / row["dir"] / row["model"]
        for row in rows
        if row["model"].endswith((".xmile", ".stmx")) and not row["status"].startswith("broken")
    }


def test_all_give_the_same_curves(passable):
    assert len(passable) == 117
    assert [name for name, path in passable.items() if not same_curves(path)] == []


def test_an_equation_for_the_start_alone_is_told(passable):
    opened = open_file(passable["tests/active_initial/simlin/test_active_initial.xmile"])
    assert any("another equation for the start" in warning for warning in opened.warnings)


def same_curves(path):
    opened = open_file(path)
    assert problems(opened.document) == []
    (causal_map,) = opened.document.maps.values()
    reading = stock_flow_model(causal_map)
    if not reading.is_runnable:
        return False
    direct = Program(read_model(path.read_bytes(), path.name).model).run()
    names = {i: spelling(v.name) for i, v in causal_map.variables.items()}
    courses = {names[i]: course for i, course in run_map(reading).courses.items()}
    return all(
        all(
            math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9) or one != one != other
            for one, other in zip(courses[spelling(name)], series, strict=True)
        )
        for name, series in direct.series.items()
    )
