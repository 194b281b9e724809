"""On every map beside the checkout: what is claimed of its loops is so, through the real import."""

import csv
import json

import numpy as np
import pytest

from loopmap.analysis.loops import Budget, find_loops, search
from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.snapshot import take_snapshot
from loopmap.cli import main
from tests.support.signed_maps import complete_map, corpus_map

pytestmark = pytest.mark.corpus

KINDS = ("reinforcing", "balancing", "undetermined")


@pytest.fixture(scope="module")
def maps(shared):
    return shared / "corpus" / "maps"


@pytest.fixture(scope="module")
def counted(maps):
    return json.loads((maps / "LOOP_COUNTS.json").read_text(encoding="utf-8"))


def by_length(loops) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for loop in loops:
        row = found.setdefault(str(loop["length"]), [0, 0, 0])
        row[KINDS.index(loop["kind"])] += 1
    return found


def test_the_command_line_lists_the_loops_that_were_counted_up_to_the_length_it_claims(
    maps, counted, capsys
):
    wrong = {}
    for name, known in counted.items():
        assert main(["loops", str(maps / f"{name}.csv"), "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        claimed = {
            length: row
            for length, row in known["by_length"].items()
            if int(length) <= said["complete_to_length"]
        }
        total = sum(map(sum, claimed.values()))
        is_all = known["complete"] and total == known["total"]
        if by_length(said["loops"]) != claimed or said["complete"] != is_all:
            wrong[name] = said["status"]
        assert said["count"] == total == sum(said[kind] for kind in KINDS)
        assert all(loop["length"] > said["complete_to_length"] for loop in said["longer"])
        assert (
            said["more_than"] is None
            or not known["complete"]
            or (said["more_than"] < known["total"])
        )
    assert wrong == {}


def test_lengths_two_to_five_obey_the_matrix_identities_on_every_map(maps, counted):
    for name in counted:
        causal_map = corpus_map(maps / f"{name}.csv")
        sure = {
            key: link for key, link in causal_map.links.items() if link.sign.value in ("+", "-")
        }
        known = type(causal_map)(
            causal_map.info, {"variables": causal_map.variables, "links": sure}
        )
        budget = Budget(count=200_000, steps=10**8, max_length=5, probes=0)
        loops = find_loops(known, budget)
        signed = matrix(known)
        every, parity = closed(np.abs(signed)), closed(signed)
        reach = 5 if loops.complete else loops.complete_to_length
        for length in range(2, reach + 1):
            of_length = [loop.kind.value for loop in loops.finished if loop.length == length]
            assert of_length.count("reinforcing") == (every[length] + parity[length]) // 2, name
            assert of_length.count("balancing") == (every[length] - parity[length]) // 2, name


def matrix(causal_map) -> np.ndarray:
    """+1 and -1 for the links between different variables."""
    place = {variable: n for n, variable in enumerate(sorted(causal_map.variables))}
    signed = np.zeros((len(place), len(place)))
    for link in causal_map.links.values():
        if link.source != link.target:
            signed[place[link.source], place[link.target]] = 1 if link.sign.value == "+" else -1
    return signed


def closed(a) -> dict[int, int]:
    """Numbers of loops of two to five links by traces of powers of a matrix without diagonal.

    Floats hold whole numbers exactly to 2 ** 53, far above any count here.
    """
    t, a2 = a * a.T, a @ a
    a3 = a2 @ a
    d2, d3 = np.diag(a2), np.diag(a3)
    four = (np.vdot(a2.T, a2) - 2 * (d2**2).sum() + (t**2).sum()) / 4
    five = (np.vdot(a3.T, a2) - 5 * (d2 * d3).sum() + 5 * (t * a * a2.T).sum()) / 5
    found = {2: t.sum() / 2, 3: np.trace(a3) / 3, 4: four, 5: five}
    assert all(number == int(number) for number in found.values())
    return {length: int(number) for length, number in found.items()}


def test_the_dense_map_has_its_published_counts_by_length(maps):
    causal_map = corpus_map(maps / "syn_fcm50_d30.csv")
    loops = find_loops(causal_map, Budget(count=150_000, steps=10**8, max_length=5, probes=0))
    reached = [sum(loop.length <= n for loop in loops.finished) for n in (2, 3, 4, 5)]
    assert reached == [108, 1_188, 12_808, 141_787]


def test_the_openai_map_has_its_published_loops(maps):
    loops = find_loops(corpus_map(maps / "openai_microsoft.csv"))
    sizes = [sum(len(set(x.variables)) == n for x in loops.loops) for n in range(3, 13)]
    assert loops.complete
    kinds = [sum(loop.kind.value == kind for loop in loops.loops) for kind in KINDS]
    assert (len(loops.loops), kinds) == (49, [26, 23, 0])
    assert sizes == [7, 5, 7, 11, 7, 4, 5, 2, 0, 1]


@pytest.mark.parametrize("name", ["syn_fcm50_d30", "K12", "sfd_wrld3_03", "sfd_scirev8"])
def test_a_search_keeps_to_its_steps_and_can_be_left_after_a_few_hundred(maps, monkeypatch, name):
    """A slice of the window ends at a pause: the steps up to the next are what it may be late."""
    causal_map = complete_map(12) if name == "K12" else corpus_map(maps / f"{name}.csv")
    budget = Budget()
    spent: list[int] = []
    kept = Meter.spend

    def spend(meter, steps, loops):
        spent.append(steps)
        return kept(meter, steps, loops)

    monkeypatch.setattr(Meter, "spend", spend)
    since, longest = 0, 0
    pauses = search(take_snapshot(causal_map), budget)
    while True:
        try:
            next(pauses)
        except StopIteration as done:
            loops = done.value
            break
        longest = max(longest, sum(spent[since:]))
        since = len(spent)
    assert sum(spent) <= budget.steps + budget.proof_steps + 2 * Meter.PAUSE
    assert longest <= 12 * Meter.PAUSE
    assert not loops.complete
    whole = Budget(count=10**5, steps=10**9, max_length=loops.complete_to_length, probes=0)
    assert loops.finished == find_loops(causal_map, whole).loops


def test_each_corpus_file_is_imported_with_all_its_links(maps, counted, capsys):
    for name in list(counted)[:10]:
        with (maps / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            names = {row[end] for row in csv.DictReader(file) for end in ("from", "to")}
        main(["loops", str(maps / f"{name}.csv"), "--json"])
        loops = json.loads(capsys.readouterr().out)["loops"]
        assert {v for loop in loops for v in loop["variables"]} <= names
