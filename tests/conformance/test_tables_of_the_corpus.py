"""Tables that other people and programs made come in with what stands in them."""

import csv
import shutil
from pathlib import Path

import pytest

from loopmap.formats.registry import open_file

pytestmark = pytest.mark.corpus

LISTS = {
    "edge_lists/adjloop_OAIMicrosoft_edgelist.csv": (16, 43, {"+": 28, "-": 15}),
    "edge_lists/adjloop_oai_microsoft_concept_links.csv": (15, 38, {"+": 25, "-": 13}),
    "edge_lists/adjloop_oai_microsoft_concept_nodes.csv": (16, 0, {}),
    "edge_lists/adjloop_oai_microsoft_loop_nodes.csv": (49, 0, {}),
    "edge_lists/adjloop_test_adjacency_matrix.xlsx": (5, 8, {"+": 5, "-": 3}),
    "edge_lists/jerul_Sleep.xlsx": (8, 19, {"+": 15, "-": 4}),
    "fcm_matrices/pyfcm_Adjacency_Matrix_Example.xlsx": (40, 80, {"+": 63, "-": 17}),
    "csv/perspectiva_CLD_data_-_Node_Final.csv": (264, 0, {}),
    "csv/perspectiva_CLD_data_-_Node_Mapping.csv": (136, 0, {}),
    "graphml/yed_networkx_test.graphml": (3, 1, {"?": 1}),
}
"""Counted in the files by eye and with awk; those of lists that are in ``maps`` agree with it."""


def counts(causal_map):
    signs = {}
    for link in causal_map.links.values():
        signs[link.sign.value] = signs.get(link.sign.value, 0) + 1
    return len(causal_map.variables), len(causal_map.links), signs


@pytest.mark.parametrize("name", LISTS)
def test_tables_have_the_counts_of_their_files(shared, tmp_path, name):
    alone = Path(shutil.copy(shared / "corpus" / "formats" / name, tmp_path))
    (causal_map,) = open_file(alone).document.maps.values()
    assert counts(causal_map) == LISTS[name]


def test_a_table_of_concepts_has_the_links_of_the_table_beside_it(shared):
    name = "edge_lists/adjloop_oai_microsoft_concept_nodes.csv"
    opened = open_file(shared / "corpus" / "formats" / name)
    (causal_map,) = opened.document.maps.values()
    assert counts(causal_map) == (16, 38, {"+": 25, "-": 13})
    assert "beside" in {guess.key for guess in opened.guesses}


def rows(path, *columns):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row[column].strip() for column in columns) for row in csv.DictReader(file)]


@pytest.mark.parametrize("version", ["V1", "V2"])
def test_votes_on_links_become_one_link_for_each_pair(shared, version):
    path = shared / "corpus/formats/csv" / f"perspectiva_CLD_data_-_Verification_data_{version}.csv"
    opened = open_file(path)
    (causal_map,) = opened.document.maps.values()
    votes = [(c.casefold(), e.casefold()) for c, e in rows(path, "cause", "effect")]
    assert len(causal_map.links) == len(
        {(" ".join(c.split()), " ".join(e.split())) for c, e in votes}
    )
    assert {"column:from", "column:to"} <= {guess.key for guess in opened.guesses}


def test_every_list_of_the_corpus_has_a_link_for_each_of_its_rows(shared):
    found = sorted((shared / "corpus" / "maps").glob("*.csv"))
    assert len(found) > 40
    for path in found:
        opened = open_file(path)
        (causal_map,) = opened.document.maps.values()
        assert len(causal_map.links) == len(set(rows(path, "from", "to"))), path.name
        assert opened.guesses == (), path.name


def test_one_map_for_each_participant_of_a_workbook(shared):
    path = (
        shared / "corpus/formats/fcm_matrices/pyfcm_AllParticipants_Adjacency_Matrix_Example.xlsx"
    )
    document = open_file(path).document
    maps = list(document.maps.values())
    assert [m.info.title for m in maps[:3]] == ["P1", "P2", "P3"]
    assert (len(maps), {len(m.variables) for m in maps}) == (13, {40})
    assert [len(m.links) for m in maps] == [79, 79, 77, 75, 79, 58, 73, 71, 77, 78, 79, 76, 61]
