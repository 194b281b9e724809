"""Matrices as Mental Modeler has them: read, written, and a link left open on the way back."""

from collections import Counter
from dataclasses import replace

import pytest

from loopmap.errors import FormatError
from loopmap.formats import csv_links
from loopmap.formats.matrix_csv import FORMAT
from loopmap.formats.registry import format_for_writing, format_of, open_file
from loopmap.model.change import replacing
from loopmap.model.ids import MapId
from loopmap.model.records import Sign, Strength

MATRIX = b",Fines,Strain,Trust\nFines,,0.55,\nStrain,,,-1\nTrust,0,,\n"


def test_a_matrix_goes_back_as_it_came():
    opened = FORMAT.read(MATRIX, "m.csv")
    assert FORMAT.write(opened.document) == MATRIX
    assert opened.unplaced == (MapId("m1"),)


def test_a_sign_that_is_changed_here_is_a_number_of_its_strength():
    document = FORMAT.read(MATRIX, "m.csv").document
    link = document.maps[MapId("m1")].links["l1"]
    turned = replace(link, sign=Sign.OPPOSITE, strength=Strength.WEAK)
    document = document.apply(replacing(MapId("m1"), [(link, turned)]))
    assert b"Fines,,-0.25," in FORMAT.write(document)


def test_an_open_link_is_a_question_mark_where_a_0_would_not_be_told_from_no_link():
    document = FORMAT.read(b",A,B\nA,,?\nB,?,\n", "m.csv").document
    assert [k.sign for k in document.maps[MapId("m1")].links.values()] == [Sign.UNKNOWN] * 2
    assert FORMAT.write(document) == b",A,B\nA,,?\nB,?,\n"


def test_a_variable_whose_name_no_table_keeps_stays_with_its_links():
    document = FORMAT.read(b",a,b\na,,1\nb,-1,\n", "m.csv").document
    (causal_map,) = document.maps.values()
    first = next(iter(causal_map.variables.values()))
    unseen = document.apply(replacing(causal_map.id, [(first, replace(first, name="\x19"))]))
    (back,) = FORMAT.read(FORMAT.write(unseen), "m.csv").document.maps.values()
    assert (len(back.variables), len(back.links)) == (2, 2)


def test_a_matrix_is_known_by_its_blank_corner_and_its_names():
    assert FORMAT.sniff(MATRIX)
    assert not FORMAT.sniff(b"from,to\nA,B\n")
    with pytest.raises(FormatError, match="first row and its first column differ"):
        FORMAT.read(b",A,B\nC,1,\nD,,1\n", "m.csv")


def test_one_reader_takes_every_matrix_whatever_stands_in_its_corner():
    for corner in (b"", b"from/to", b'"x"'):
        content = MATRIX.replace(b",", corner + b",", 1)
        kind, asked = format_of(content, "m.csv")
        assert (kind.id, asked) == ("matrix", ())
        assert kind.read(content, "m.csv") == FORMAT.read(MATRIX, "m.csv")
        as_table = csv_links.read(content, "m.csv").document.maps[MapId("m1")]
        (causal_map,) = kind.read(content, "m.csv").document.maps.values()
        assert [replace(k, extra={}) for k in as_table.links.values()] == [
            replace(k, extra={}) for k in causal_map.links.values()
        ]


def test_a_file_of_links_stays_what_a_csv_file_is_written_as(tmp_path):
    assert format_for_writing(tmp_path / "a.csv").id == "csv-links"
    assert format_for_writing(tmp_path / "a.csv", "matrix").id == "matrix"


def test_a_matrix_of_a_workshop_goes_back_with_every_link(shared):
    path = shared / "corpus" / "workshops" / "Beaufort_matrix_newterms.csv"
    opened = open_file(path)
    (was,) = opened.document.maps.values()
    (back,) = FORMAT.read(FORMAT.write(opened.document), "m.csv").document.maps.values()
    signs = Counter(link.sign.value for link in back.links.values())
    assert (len(back.variables), dict(signs)) == (47, {"+": 39, "-": 19})
    assert len(was.links) == len(back.links)
