"""How a report is written is remembered with its map, and taken back by undo."""

from loopmap.editing.edits.reports import choose_report
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.ids import RecordId
from loopmap.model.report_choice import LoopsTold, ReportChoice, SectionChoice
from tests.support.fines import TODAY, fines_session

CHOICE = ReportChoice(
    "committee",
    sections=(SectionChoice("map", shown=False, before="Look:\n\n# and see"),),
    loops=LoopsTold.CHOSEN,
    chosen=((RecordId("l1"), RecordId("l2")),),
    room=True,
)


def test_what_was_chosen_is_kept_in_the_file():
    session = fines_session()
    session.do("Report", choose_report(session.document, TODAY, CHOICE))
    read_again = read(write(session.document), "fines.loopmap").document
    assert read_again.maps[TODAY].info.report == CHOICE


def test_it_is_one_step_of_undo_and_none_where_nothing_differs():
    session = fines_session()
    session.do("Report", choose_report(session.document, TODAY, CHOICE))
    assert not choose_report(session.document, TODAY, CHOICE)
    assert session.undo() == "Report"
    assert session.map.info.report is None
