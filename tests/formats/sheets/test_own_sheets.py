"""Our own sheets: everything comes back exactly, also after work on them in a spreadsheet."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from loopmap.errors import FormatError
from loopmap.formats import spreadsheet
from loopmap.formats.loopmap_yaml import write as as_our_file
from loopmap.formats.workbook import Sheet, read_workbook, write_workbook
from loopmap.model.change import adding, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import DocumentInfo, MapInfo, Note, Variable
from tests.support.documents import documents
from tests.support.small_maps import TODAY, fines


def back(content):
    return spreadsheet.read(content, "map.xlsx").document


def changed(content, name, change):
    """The workbook with the rows of one sheet as somebody changed them."""
    sheets = read_workbook(content, "map.xlsx").sheets
    return write_workbook(
        Sheet(s.name, tuple(change(list(s.rows)))) if s.name == name else s for s in sheets
    )


@given(documents())
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
def test_any_document_comes_back_as_our_own_file_keeps_it(document):
    content = spreadsheet.write(document)
    assert content == spreadsheet.write(document)
    assert as_our_file(back(content)) == as_our_file(document)


def test_links_name_their_variables():
    rows = {s.name: s.rows for s in read_workbook(spreadsheet.write(fines()), "m").sheets}
    causal_map = fines().maps[TODAY]
    first = next(iter(causal_map.links.values()))
    assert rows["Links"][0][:3] == ("from", "to", "sign")
    assert rows["Links"][1][0] == causal_map.variables[first.source].name


def test_a_row_added_in_a_spreadsheet_becomes_a_link_and_a_new_name_a_variable():
    def add(rows):
        return [*rows, (rows[1][0], "Anger", "+")]

    document = back(changed(spreadsheet.write(fines()), "Links", add))
    causal_map = document.maps[TODAY]
    assert len(causal_map.links) == len(fines().maps[TODAY].links) + 1
    assert "Anger" in [v.name for v in causal_map.variables.values()]


def test_a_fault_names_the_row_and_the_field():
    def spoil(rows):
        return [rows[0], (*rows[1][:2], "sometimes", *rows[1][3:]), *rows[2:]]

    with pytest.raises(FormatError) as caught:
        spreadsheet.read(changed(spreadsheet.write(fines()), "Links", spoil), "map.xlsx")
    assert (caught.value.file, caught.value.line, caught.value.field) == ("map.xlsx", 2, "sign")


def test_texts_longer_than_a_cell_and_odd_characters_come_back():
    document = fines()
    text = "=1+1 _x0041_ \x0b\r\n" + "long " * 20_000
    note = Note(RecordId("n99"), text, 5.0, 6.0)
    whole = document.apply(adding(TODAY, [note]))
    assert back(spreadsheet.write(whole)).maps[TODAY].notes[note.id].text == text


def test_sheets_of_others_are_maps_with_lists_beside_them():
    content = write_workbook(
        [
            Sheet("Nodes", (("Id", "Label"), (1, "Fines"), (2, "Strain"))),
            Sheet("Edges", (("Source", "Target", "Weight"), (1, 2, -1))),
            Sheet("Remarks", (("whatever",), ("hello",))),
        ]
    )
    opened = spreadsheet.read(content, "map.xlsx")
    (causal_map,) = opened.document.maps.values()
    (link,) = causal_map.links.values()
    assert (causal_map.variables[link.source].name, link.sign.value) == ("Fines", "-")
    assert opened.left_out == ("The sheet “Remarks” was not read.",)
    assert {"sheet:Nodes", "sheet:Edges", "sheet:Remarks"} <= {g.key for g in opened.guesses}


def test_each_of_several_matrices_is_a_map():
    rows = (("P", "A", "B"), ("A", None, 1), ("B", -0.5, None))
    content = write_workbook([Sheet("Ann", rows), Sheet("Bo", rows)])
    document = spreadsheet.read(content, "two.xlsx").document
    assert [m.info.title for m in document.maps.values()] == ["Ann", "Bo"]
    assert [len(m.links) for m in document.maps.values()] == [2, 2]


def test_a_link_finds_a_variable_whose_name_cannot_be_seen():
    document = fines()
    first = next(iter(document.maps[TODAY].variables.values()))
    named = document.apply(replacing(TODAY, [(first, replace(first, name="\x1b"))]))
    assert as_our_file(back(spreadsheet.write(named))) == as_our_file(named)


def test_a_point_of_tension_of_which_nobody_has_said_more_stays_one():
    first = MapInfo(MapId("m1"), "Today")
    here = Variable(RecordId("v1"), "Beds", tension="")
    plain = Variable(RecordId("v2"), "Staff")
    whole = Document(DocumentInfo("Ward"), {}, {first.id: CausalMap(first)})
    whole = whole.apply(adding(first.id, [here, plain]))
    (causal_map,) = back(spreadsheet.write(whole)).maps.values()
    assert [v.tension for v in causal_map.variables.values()] == ["", None]
