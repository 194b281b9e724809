"""On real maps the loops are those that others have counted."""

import json

import pytest

from loopmap.analysis.loops import Budget, LoopKind, find_loops
from tests.support.signed_maps import corpus_map, signed_map

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def maps(shared):
    return shared / "corpus" / "maps"


def test_every_corpus_map_has_the_loops_counted_up_to_the_length_claimed(maps):
    expected = json.loads((maps / "LOOP_COUNTS.json").read_text(encoding="utf-8"))
    wrong = []
    for name, known in expected.items():
        loops = find_loops(corpus_map(maps / f"{name}.csv"), Budget(probes=0))
        found: dict[str, list[int]] = {}
        for loop in loops.finished:
            row = found.setdefault(str(loop.length), [0, 0, 0])
            row["RBU".index(loop.kind.letter)] += 1
        claimed = {
            length: row
            for length, row in known["by_length"].items()
            if int(length) <= loops.complete_to_length
        }
        told_all = known["complete"] and len(loops.finished) == known["total"]
        if found != claimed or loops.complete != told_all:
            wrong.append(name)
    assert wrong == []


def test_the_obesity_map_has_its_published_counts(maps):
    foresight = corpus_map(maps / "foresight_obesity.csv")
    loops = find_loops(foresight, Budget(count=10_000, steps=10**8, max_length=11, probes=0))
    by_length = [sum(1 for x in loops.loops if x.length == n) for n in range(2, 12)]
    assert by_length == [12, 9, 22, 51, 99, 238, 470, 994, 2_212, 4_404]
    short = [loop for loop in loops.loops if loop.length <= 6]
    assert sum(1 for loop in short if loop.kind is LoopKind.REINFORCING) == 115
    assert sum(1 for loop in short if loop.kind is LoopKind.BALANCING) == 78


def test_reference_graphs_have_their_published_numbers_of_loops(maps):
    graphs = json.loads((maps / "REFERENCE_GRAPHS.json").read_text(encoding="utf-8"))
    found = {
        graph["name"]: len(find_loops(signed_map([(a, b, "+") for a, b in graph["edges"]])).loops)
        for graph in graphs
    }
    assert found == {graph["name"]: graph["simple_cycles"] for graph in graphs}
