"""Before a file is written it is said what it cannot hold."""

from dataclasses import replace

from loopmap.formats.csv_links import FORMAT as CSV
from loopmap.formats.format import KEEPS, Format
from loopmap.formats.holding import _TOLD, cannot_hold
from loopmap.formats.kept import keep
from loopmap.formats.registry import formats_for_writing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Evidence, Link, MapInfo, Note, Sign, Strength, Variable

V1, V2, L1, N1 = (RecordId(each) for each in ("v1", "v2", "l1", "n1"))


def document(*more_maps) -> Document:
    link = Link(L1, V1, V2, Sign.SAME, delayed=True, strength=Strength.STRONG, reason="so")
    variables = {V1: Variable(V1, "Trust", x=3, unit="pupils"), V2: Variable(V2, "Fines")}
    first = CausalMap(
        MapInfo(MapId("m1"), "Today"),
        {"variables": variables, "links": {L1: link}, "notes": {N1: Note(N1, "a")}},
    )
    maps = {first.id: first} | {each.id: each for each in more_maps}
    return Document(maps=maps, evidence={RecordId("e1"): Evidence(RecordId("e1"))})


def kind(*keeps, also=None) -> Format:
    return Format("x", "X", (".x",), None, None, lambda _: False, frozenset(keeps), also)


def test_every_loss_has_its_sentence():
    assert cannot_hold(kind("names", "links"), document()) == (
        "The place of one variable is not kept.",
        "The sign of one link is not kept.",
        "The delay of one link is not kept.",
        "The strength of one link is not kept.",
        "One note is not kept.",
        "The reason for one link is not kept.",
        "The unit of one variable is not kept.",
        "One piece of evidence is not kept.",
    )


def test_what_a_format_keeps_and_what_is_not_there_is_not_told():
    assert cannot_hold(kind(*KEEPS), document()) == ()
    assert cannot_hold(kind("everything"), document()) == ()


def test_the_maps_that_are_not_written_are_told_and_their_losses_are_not():
    second = CausalMap(
        MapInfo(MapId("m2"), "Future", 1.0), {"notes": {N1: Note(N1, "a"), V1: Note(V1, "b")}}
    )
    assert cannot_hold(kind(*set(KEEPS) - {"maps", "notes"}), document(second)) == (
        "Only the first map, “Today”, is written; the other map is not.",
        "One note is not kept.",
    )


def test_what_came_from_a_file_of_another_kind_is_told_by_its_name():
    info = MapInfo(MapId("m1"), "Today", extra=keep({}, "csv-links", {"a": 1}))
    only = Document(maps={info.id: CausalMap(info)})
    assert cannot_hold(kind(), only) == (
        f"What was kept from files of another kind ({CSV.title}) is not written.",
    )
    assert cannot_hold(replace(kind(), id="csv-links"), only) == ()


def test_a_format_adds_what_only_it_knows():
    told = cannot_hold(kind(*KEEPS, also=lambda d: ("Names are cut.",)), document())
    assert told == ("Names are cut.",)


def test_what_formats_promise_to_keep_is_in_words_we_know():
    for each in formats_for_writing():
        assert each.keeps <= {*KEEPS, "everything"}, each.id
    assert set(KEEPS) - set(_TOLD) == {"names", "links", "evidence", "maps"}
