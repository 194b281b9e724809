"""Links and variables in two files: whoever opens one gets both, and may have it alone."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.registry import open_file
from loopmap.formats.sheets.beside import KEY, other_half

EDGES = "Source,Target,Type,Id,Weight\n1,2,Directed,0,1.0\n2,3,Directed,1,-2.0\n"
NODES = "Id;Label\n1;Fines\n2;Strain\n3;Trust\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "Trust [Edges].csv").write_text(EDGES, encoding="utf-8")
    (tmp_path / "Trust [Nodes].csv").write_text(NODES, encoding="utf-8")
    return tmp_path


def links(opened):
    (causal_map,) = opened.document.maps.values()
    name = {v.id: v.name for v in causal_map.variables.values()}
    return [(name[k.source], k.sign.value, name[k.target]) for k in causal_map.links.values()]


@pytest.mark.parametrize("which", ["Edges", "Nodes"])
def test_either_of_gephis_tables_brings_the_other(folder, which):
    found = open_file(folder / f"Trust [{which}].csv")
    assert links(found) == [("Fines", "+", "Strain"), ("Strain", "-", "Trust")]
    first = found.guesses[0]
    assert (first.key, first.taken) == (KEY, "yes")
    assert ("Nodes" if which == "Edges" else "Edges") in first.about


def test_it_may_be_left_alone(folder):
    found = open_file(folder / "Trust [Edges].csv", {KEY: "no"})
    assert links(found) == [("1", "+", "2"), ("2", "-", "3")]
    assert found.guesses[0].taken == "no"
    assert "called by numbers" in " ".join(found.warnings)


def test_one_that_cannot_be_read_is_left_alone(folder):
    (folder / "Trust [Nodes].csv").write_bytes(b"\0\0")
    found = open_file(folder / "Trust [Edges].csv")
    assert found.guesses[0].taken == "no"
    assert links(found)[0] == ("1", "+", "2")


def test_a_table_that_lacks_nothing_looks_for_no_other(folder):
    (folder / "Trust [Edges].csv").write_text("from,to,polarity\nA,B,+\n", encoding="utf-8")
    found = open_file(folder / "Trust [Edges].csv")
    assert links(found) == [("A", "+", "B")]
    assert KEY not in {guess.key for guess in found.guesses}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("map_edges.csv", "map_nodes.csv"),
        ("edges.csv", "Nodes.csv"),
        ("x links.tsv", "x nodes.tsv"),
        ("Trust [Nodes].csv", "trust [edges].csv"),
    ],
)
def test_the_other_half_is_known_by_its_name(tmp_path, mine, theirs):
    (tmp_path / theirs).write_text("x", encoding="utf-8")
    assert other_half(tmp_path / mine) == tmp_path / theirs


@pytest.mark.parametrize("name", ["hedges.csv", "map.csv", "edges.xlsx"])
def test_other_names_have_no_other_half(tmp_path, name):
    for each in ("hnodes.csv", "nodes.csv", "nodes.xlsx", "map nodes.csv"):
        (tmp_path / each).write_text("x", encoding="utf-8")
    assert other_half(tmp_path / name) is None


def test_a_fault_of_the_file_itself_is_told_as_ever(folder):
    (folder / "Trust [Edges].csv").write_bytes(b"")
    with pytest.raises(FormatError, match="empty"):
        open_file(folder / "Trust [Edges].csv")
