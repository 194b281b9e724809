"""Pages of loops: called as in the window, told, with the evidence that may be shown."""

from dataclasses import replace

from loopmap.diagram.emphasis import Badge
from loopmap.editing.loop_pages import MOST_EVIDENCE, loop_pages
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Level, Link, NamedLoop, Sign, Status, Variable
from tests.support.drawn_maps import HERE, document_of

A, B = (Variable(RecordId(i), name) for i, name in (("a", "Fines"), ("b", "Strain")))
LINKS = (RecordId("l1"), RecordId("l2"))
BADGE = Badge(LINKS, "R1", "reinforcing")


def _document(*evidence, named=True):
    ids = tuple(each.id for each in evidence)
    records = [
        A, B,
        Link(LINKS[0], A.id, B.id, Sign.SAME, evidence=ids),
        Link(LINKS[1], B.id, A.id, Sign.SAME, evidence=ids),
    ]  # fmt: skip
    if named:
        records.append(NamedLoop(RecordId("p"), LINKS, "R1", "The trap"))
    return replace(document_of(*records), evidence={each.id: each for each in evidence})


def _page(document, badge=BADGE, *, room=False):
    return loop_pages(document, document.maps[HERE], (badge,), room=room)


def _evidence(number, level=Level.PUBLIC, source=""):
    return Evidence(RecordId(f"e{number}"), text=f"Said {number}", source=source, level=level)


def test_a_page_is_called_as_its_badge_and_by_the_name_people_gave():
    assert _page(_document())[0].called == "R1 The trap"
    assert _page(_document(named=False))[0].called == "R1"


def test_a_page_tells_its_loop_and_what_speaks_for_it_once():
    told = _page(_document(_evidence(1, source="A survey")))[0].words()
    assert "feeds itself" in told[0]
    assert told[1:] == ("“Said 1” (A survey)",)


def test_only_the_levels_chosen_are_told_and_private_never():
    document = _document(*(_evidence(n, level) for n, level in enumerate(Level)))
    said = {level: f"“Said {n}”" for n, level in enumerate(Level)}
    assert _page(document)[0].words()[1:] == (said[Level.PUBLIC],)
    told = _page(document, room=True)[0].words()[1:]
    assert set(told) == {said[Level.PUBLIC], said[Level.ROOM]}


def test_what_nobody_stated_is_told_where_the_map_says_what_links_rest_on():
    document = _document()
    assert len(_page(document)[0].words()) == 1
    records = [
        A, B,
        Link(LINKS[0], A.id, B.id, Sign.SAME, status=Status.STATED),
        Link(LINKS[1], B.id, A.id, Sign.SAME, status=Status.ASSUMED),
    ]  # fmt: skip
    assert _page(document_of(*records))[0].words()[1:] == ("Assumed: “Strain” to “Fines”.",)


def test_no_more_is_told_than_there_is_room_for():
    told = _page(_document(*map(_evidence, range(MOST_EVIDENCE + 2))))[0].words()
    assert told[-1] == "And 2 more pieces of evidence."
    assert len(told) == MOST_EVIDENCE + 2


def test_less_evidence_is_told_where_there_is_less_room():
    page = _page(_document(*map(_evidence, range(3))))[0]
    assert page.words(1)[1:] == ("“Said 0”", "And 2 more pieces of evidence.")
    assert page.words(0)[1:] == ("And 3 more pieces of evidence.",)


def test_a_loop_that_is_gone_has_no_page():
    assert _page(_document(), Badge((RecordId("x"),), "R9", "reinforcing")) == ()
