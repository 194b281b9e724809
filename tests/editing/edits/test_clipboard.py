"""Copies are new records that mean the same."""

from loopmap.editing.edits.clipboard import (
    copy_records,
    cut_records,
    duplicate_records,
    paste_clip,
)
from loopmap.editing.edits.evidence import edit_evidence
from loopmap.editing.edits.sketches import add_sketch, sketches_of
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order, loop_key
from loopmap.model.records import Evidence, Level, Link, MapInfo, NamedLoop, Sign, SketchKind
from loopmap.model.rules import problems
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    LOWERS,
    NOTE,
    PRESSES,
    QUOTE,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)


def test_a_copy_takes_the_links_among_what_is_chosen():
    clip = copy_records(fines().maps[TODAY], [FINES, STRAIN, NOTE])
    assert [v.id for v in clip.variables] == [FINES, STRAIN]
    assert [link.id for link in clip.links] == [PRESSES]
    assert [note.id for note in clip.notes] == [NOTE]


def test_a_copied_link_brings_its_ends_and_a_copied_group_its_members():
    assert {v.id for v in copy_records(fines().maps[TODAY], [PRESSES]).variables} == {FINES, STRAIN}
    clip = copy_records(fines().maps[TODAY], [HOME])
    assert ([g.id for g in clip.groups], [v.id for v in clip.variables]) == ([HOME], [STRAIN])


def test_nothing_chosen_is_an_empty_clip():
    assert not copy_records(fines().maps[TODAY], [])


def test_duplicates_have_new_ids_numbered_names_and_lie_aside():
    pasted = duplicate_records(fines(), TODAY, [FINES, STRAIN], new_ids(fines()))
    changed = after(fines(), pasted.change).maps[TODAY]
    made = sorted((changed.variables[i] for i in pasted.ids), key=lambda v: v.order)
    assert [v.name for v in made] == ["Fines 2", "Strain 2"]
    assert [(v.x, v.y) for v in made] == [(32, 32), (232, 32)]
    (link,) = [k for k in changed.links.values() if k.source == made[0].id]
    assert (link.target, link.sign) == (made[1].id, Sign.SAME)
    assert made[1].group == HOME


def test_pasting_twice_counts_on():
    document = fines()
    clip = copy_records(document.maps[TODAY], [ATTENDANCE])
    for _ in range(2):
        pasted = paste_clip(document, TODAY, clip, new_ids(document))
        document = after(document, pasted.change)
    names = [v.name for v in document.maps[TODAY].variables.values()]
    assert names[-2:] == ["School attendance 2", "School attendance 3"]


def test_a_pasted_group_has_the_pasted_members():
    pasted = duplicate_records(fines(), TODAY, [HOME], new_ids(fines()))
    changed = after(fines(), pasted.change).maps[TODAY]
    (group,) = [g for g in changed.groups.values() if g.id != HOME]
    (member,) = [v for v in changed.variables.values() if v.group == group.id]
    assert (group.name, member.name) == ("Home 2", "Strain 2")


def test_into_another_document_names_stay_and_what_it_does_not_have_is_left_out():
    other = MapId("m9")
    elsewhere = Document().apply(adding(DOCUMENT, [MapInfo(other, "Other")]))
    clip = copy_records(fines().maps[TODAY], [FINES, STRAIN])
    pasted = paste_clip(elsewhere, other, clip, new_ids(elsewhere), offset=(0, 0))
    changed = after(elsewhere, pasted.change).maps[other]
    assert [v.name for v in changed.variables.values()] == ["Fines", "Strain"]
    assert all(v.evidence == () and v.group is None for v in changed.variables.values())


def _with_fines_spoken_for():
    document = after(fines(), edit_evidence(fines(), QUOTE, text="We could not pay it"))
    return document, copy_records(document.maps[TODAY], [FINES], document.evidence)


def _evidence_behind(document, pasted, map_id):
    (variable,) = (document.maps[map_id].variables[i] for i in pasted.ids)
    return [document.evidence[piece] for piece in variable.evidence]


def test_into_another_document_evidence_comes_along_and_is_not_taken_for_one_of_its_own():
    document, clip = _with_fines_spoken_for()
    other, stranger = MapId("m9"), Evidence(QUOTE, text="Of something else")
    elsewhere = Document().apply(adding(DOCUMENT, [MapInfo(other, "Other"), stranger]))
    pasted = paste_clip(elsewhere, other, clip, new_ids(elsewhere))
    changed = after(elsewhere, pasted.change)
    (piece,) = _evidence_behind(changed, pasted, other)
    assert piece.text == document.evidence[QUOTE].text
    assert piece.level is document.evidence[QUOTE].level
    assert changed.evidence[QUOTE] == stranger


def test_pasted_twice_evidence_is_there_once():
    document, clip = _with_fines_spoken_for()
    document = after(document, cut_records(document, TODAY, [FINES]))
    for _ in range(2):
        pasted = paste_clip(document, TODAY, clip, new_ids(document))
        document = after(document, pasted.change)
        assert len(_evidence_behind(document, pasted, TODAY)) == 1
    assert len(document.evidence) == 1


def test_evidence_that_has_another_level_by_now_is_still_the_same():
    document, clip = _with_fines_spoken_for()
    document = after(document, edit_evidence(document, QUOTE, level=Level.PUBLIC))
    pasted = paste_clip(document, TODAY, clip, new_ids(document))
    changed = after(document, pasted.change)
    (piece,) = _evidence_behind(changed, pasted, TODAY)
    assert (piece.id, piece.level) == (QUOTE, Level.PUBLIC)


def test_cutting_is_deleting():
    left = after(fines(), cut_records(fines(), TODAY, [FINES])).maps[TODAY]
    assert FINES not in left.variables


def _with_hope():
    document, points = fines(), [(0.0, 0.0), (4.0, -0.6)]
    hope = add_sketch(
        document, TODAY, STRAIN, SketchKind.HOPE, points, new_ids(document), text="Ease"
    )
    return after(document, hope)


def test_courses_over_time_go_with_their_variables_and_with_no_others():
    document = _with_hope()
    assert copy_records(document.maps[TODAY], [FINES]).sketches == ()
    pasted = duplicate_records(document, TODAY, [FINES, STRAIN], new_ids(document))
    changed = after(document, pasted.change).maps[TODAY]
    twin = next(i for i in pasted.ids if changed.variables[i].name == "Strain 2")
    (standing,), (copied,) = sketches_of(changed, STRAIN), sketches_of(changed, twin)
    assert copied.id != standing.id
    told = (copied.kind, copied.text, copied.points, copied.level)
    assert told == (SketchKind.HOPE, "Ease", standing.points, Level.PRIVATE)


def _with_trap(x=None, y=None):
    """Fines, where missed school brings fines: a named loop all around, with its story."""
    document = fines()
    back = Link(RecordId("laf"), ATTENDANCE, FINES, Sign.OPPOSITE, order=2)
    trap = NamedLoop(
        RecordId("p2"), loop_key((PRESSES, LOWERS, back.id)), "R2", "Trap", "So it goes", x, y
    )
    return after(document, adding(TODAY, [back, trap]))


def _loops(causal_map):
    return [(loop.label, loop.name, loop.story) for loop in in_order(causal_map.loops)]


def test_what_people_said_of_a_loop_comes_along_with_all_its_links_and_with_no_fewer():
    document = _with_trap(x=10.0, y=20.0)
    other = MapId("m9")
    elsewhere = Document().apply(adding(DOCUMENT, [MapInfo(other, "Other")]))
    clip = copy_records(document.maps[TODAY], [FINES, STRAIN, ATTENDANCE])
    assert [loop.name for loop in clip.loops] == ["Trap"], "the other is broken"
    pasted = paste_clip(elsewhere, other, clip, new_ids(elsewhere), offset=(5, 5))
    changed = after(elsewhere, pasted.change).maps[other]
    (loop,) = changed.loops.values()
    assert (loop.label, loop.name, loop.story) == ("R2", "Trap", "So it goes")
    assert (loop.x, loop.y) == (15.0, 25.0)
    assert loop.links == loop_key(loop.links)
    assert set(loop.links) == set(changed.links)
    assert not copy_records(document.maps[TODAY], [FINES, STRAIN]).loops


def test_a_loop_that_is_copied_beside_itself_has_a_label_and_a_name_of_its_own():
    document = _with_trap()
    for _ in range(2):
        ids = [FINES, STRAIN, ATTENDANCE]
        pasted = duplicate_records(document, TODAY, ids, new_ids(document))
        document = after(document, pasted.change)
    assert [told[:2] for told in _loops(document.maps[TODAY])] == [
        ("R1", "Fines trap"),
        ("R2", "Trap"),
        ("R3", "Trap 2"),
        ("R4", "Trap 3"),
    ]
    assert not problems(document)


def test_what_was_cut_brings_its_courses_into_another_document():
    document, other = _with_hope(), MapId("m9")
    clip = copy_records(document.maps[TODAY], [STRAIN])
    left = after(document, cut_records(document, TODAY, [STRAIN]))
    assert not left.maps[TODAY].sketches
    elsewhere = Document().apply(adding(DOCUMENT, [MapInfo(other, "Other")]))
    change = paste_clip(elsewhere, other, clip, new_ids(elsewhere)).change
    changed = after(elsewhere, change)
    assert [s.text for s in changed.maps[other].sketches.values()] == ["Ease"]
    assert after(changed, change.inverse()).maps[other].sketches == {}
