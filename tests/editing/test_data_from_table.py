"""Columns find their variables, near names are offered, and data are kept in one step."""

from loopmap.editing.data_from_table import keep_data, matched
from loopmap.formats.csv_times import Column, TimeTable
from loopmap.model.records import Level, SketchKind
from loopmap.model.rules import problems
from tests.support.small_maps import ATTENDANCE, FINES, STRAIN, TODAY, after, fines, new_ids

POINTS = ((2019.0, 1.0), (2020.0, 2.0))


def table(*names):
    return TimeTable("year", tuple(Column(name, POINTS) for name in names))


def test_a_column_is_the_variable_of_its_name_however_it_is_written():
    (one,) = matched(fines().maps[TODAY], table("school  ATTENDANCE"))
    assert one.variable == ATTENDANCE


def test_near_names_are_offered_and_none_is_taken_unasked():
    near, far = matched(fines().maps[TODAY], table("Attendance rate", "Weather"))
    assert near.variable is None
    assert near.near == (ATTENDANCE,)
    assert far.near == ()


def test_data_are_kept_privately_with_their_source_in_one_change():
    document = fines()
    chosen = {FINES: Column("Fines", POINTS), STRAIN: Column("Strain", POINTS)}
    change = keep_data(document, TODAY, chosen, "data.csv", new_ids(document), ahead=True)
    kept = after(document, change)
    sketches = list(kept.maps[TODAY].sketches.values())
    assert {s.variable for s in sketches} == {FINES, STRAIN}
    assert {(s.kind, s.source, s.ahead, s.level) for s in sketches} == {
        (SketchKind.DATA, "data.csv", True, Level.PRIVATE)
    }
    assert sketches[0].points == POINTS
    assert problems(kept) == []
    assert kept.apply(change.inverse()) == document
