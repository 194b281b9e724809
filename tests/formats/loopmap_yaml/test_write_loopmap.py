"""The file is made for people and for comparing: stable order, one record to a line."""

from dataclasses import replace

from loopmap.formats.loopmap_yaml import read, write
from loopmap.formats.loopmap_yaml.scalars import number, text
from loopmap.model.change import adding, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.records import DocumentInfo, MapInfo, Note, Variable
from tests.support.small_maps import FINES, TODAY, fines


def lines_of(document: Document) -> list[str]:
    return write(document).decode().splitlines()


def changed(before: list[str], after: list[str]) -> int:
    assert len(before) == len(after)
    return sum(a != b for a, b in zip(before, after, strict=True))


def test_moving_a_variable_changes_one_line():
    document = fines()
    variable = document.maps[TODAY].variables[FINES]
    moved = document.apply(replacing(TODAY, [(variable, replace(variable, x=-77.5))]))
    assert changed(lines_of(document), lines_of(moved)) == 1


def test_adding_a_record_adds_one_line_at_its_place():
    before = lines_of(fines())
    after = lines_of(fines().apply(adding(TODAY, [Variable("vx", "Trust", order=0.5)])))
    assert len(after) == len(before) + 1
    assert [line for line in after if line not in before] == [
        "      - {id: vx, name: Trust, at: [0, 0]}"
    ]


def test_the_order_of_records_is_their_order_and_not_that_of_the_table():
    document = fines()
    causal_map = document.maps[TODAY]
    turned = CausalMap(
        causal_map.info,
        {"variables": dict(reversed(causal_map.variables.items())), "links": causal_map.links},
    )
    again = CausalMap(
        causal_map.info, {"variables": causal_map.variables, "links": causal_map.links}
    )
    assert write(Document(maps={TODAY: turned})) == write(Document(maps={TODAY: again}))


def test_undoing_to_the_first_step_gives_an_identical_file():
    document = fines()
    change = adding(TODAY, [Note("nx", "why?", x=1.23456)])
    assert write(document.apply(change).apply(change.inverse())) == write(document)


def test_positions_are_written_to_a_tenth_and_numbers_short():
    assert [number(n, 1) for n in (120.0, 120.04, 120.06, -0.01, 1e6)] == [
        "120", "120", "120.1", "0", "1000000",
    ]  # fmt: skip
    assert number(0.1 + 0.2) == "0.30000000000000004"
    assert float(number(1e-7)) == 1e-7


def test_half_a_surrogate_pair_does_not_stop_saving():
    assert text("a\ud800b") == '"a\ufffdb"'
    assert text("\ud83d\ude00") == '"😀"'


def test_what_lies_outside_the_range_of_its_field_is_saved_so_that_it_can_be_opened():
    wild = Variable("v1", "Far", x=1e9, y=float("-inf"))
    causal_map = CausalMap(MapInfo(MapId("m1"), "m"), {"variables": {wild.id: wild}})
    opened = read(write(Document(maps={causal_map.id: causal_map})), "m").document
    back = opened.maps[causal_map.id].variables[wild.id]
    assert (back.x, back.y) == (1e6, -1e6)


def test_unknown_fields_never_stand_in_for_known_ones():
    info = DocumentInfo("Real", extra={"title": "False", "maps": [], "end": "x", "kept": 1})
    document = replace(fines(), info=info)
    opened = read(write(document), "m").document
    assert (opened.info.title, opened.info.extra) == ("Real", {"kept": 1})
