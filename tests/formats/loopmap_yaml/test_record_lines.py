"""Lines of records that were written before are taken again, and say the same."""

from dataclasses import replace

from loopmap.formats.loopmap_yaml.fields import VARIABLE
from loopmap.formats.loopmap_yaml.record_lines import RecordLines
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.change import replacing
from loopmap.model.records import Variable
from tests.benchmarks.maps import document_of


def test_a_document_written_with_known_lines_is_the_same_file():
    document, known = document_of(20, 40), RecordLines()
    assert write(document, known) == write(document) == write(document, known)


def test_what_was_edited_is_written_anew():
    document, known = document_of(20, 40), RecordLines()
    write(document, known)
    (map_id,) = document.map_order
    one = next(iter(document.maps[map_id].variables.values()))
    change = replacing(map_id, [(one, replace(one, name="Trust"))])
    edited = document.apply(change)
    assert write(edited, known) == write(edited)
    assert b"Trust" in write(edited, known)


def test_a_record_is_written_once():
    known, one = RecordLines(), Variable("v1", "Fines")
    assert known.line(VARIABLE, one) is known.line(VARIABLE, one)


def test_lines_that_nobody_wants_any_more_are_forgotten():
    known, one = RecordLines(), Variable("v1", "Fines")
    first = known.line(VARIABLE, one)
    others = [Variable(f"x{n}", f"Name {n}") for n in range(3000)]
    for other in others:
        known.line(VARIABLE, other)
    known.forget_most(100)
    again = known.line(VARIABLE, one)
    assert again == first
    assert again is not first
