"""What people write into a private note is in no file for others, wherever the note came from."""

from dataclasses import replace

import pytest

from loopmap.editing.edits.evidence import edit_evidence
from loopmap.editing.edits.notes import edit_note, set_note_level
from loopmap.editing.edits.sketches import describe_sketch, set_points
from loopmap.formats.kept import keep
from loopmap.formats.private import for_others
from loopmap.formats.registry import formats_for_writing
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Sketch, SketchKind
from tests.support.small_maps import FINES, NOTE, QUOTE, TODAY, fines

KIND = {each.id: each for each in formats_for_writing()}["graphml"]
COURSE = RecordId("c1")


@pytest.fixture
def brought():
    """A document whose note, quote and course came from a file of that kind."""
    document = fines()
    note, quote = document.maps[TODAY].notes[NOTE], document.evidence[QUOTE]
    extra = keep({}, KIND.id, {"id": "n0"})
    course = Sketch(
        COURSE, FINES, SketchKind.HOPE, ((0.0, 0.2), (1.0, 0.4)), text="As told", extra=extra
    )
    return document.apply(
        replacing(TODAY, [(note, replace(note, extra=extra))])
        .then(replacing(DOCUMENT, [(quote, replace(quote, extra=extra))]))
        .then(adding(TODAY, [course]))
    )


def _held_back(document):
    return {sort for sort, number in for_others(document, KIND).private.items() if number}


def test_as_it_came_it_goes_back(brought):
    assert _held_back(brought) == set()


@pytest.mark.parametrize(
    ("edit", "sort"),
    [
        (lambda d: edit_note(d, TODAY, NOTE, "Ask Kim's mother first"), "note"),
        (lambda d: edit_evidence(d, QUOTE, text="Kim's mother said so"), "evidence"),
        (lambda d: edit_evidence(d, QUOTE, source="Kim's mother"), "evidence"),
        (lambda d: describe_sketch(d, TODAY, COURSE, text="As Kim drew it"), "course"),
        (lambda d: set_points(d, TODAY, COURSE, ((0.0, 0.9), (1.0, 0.1))), "course"),
    ],
)
def test_what_is_written_into_it_stays_here(brought, edit, sort):
    edited = brought.apply(edit(brought))
    assert _held_back(edited) == {sort}
    assert edited.apply(edit(brought).inverse()) == brought


def test_one_made_private_stays_here_and_one_that_others_may_see_goes_with_what_its_file_said(
    brought,
):
    public = brought.apply(set_note_level(brought, TODAY, [NOTE], Level.PUBLIC))
    said = public.apply(edit_note(public, TODAY, NOTE, "For all"))
    assert said.maps[TODAY].notes[NOTE].extra == brought.maps[TODAY].notes[NOTE].extra
    private = said.apply(set_note_level(said, TODAY, [NOTE], Level.PRIVATE))
    assert _held_back(said) == set()
    assert _held_back(private) == {"note"}


def test_moving_it_or_making_it_wider_says_nothing_new(brought):
    note = brought.maps[TODAY].notes[NOTE]
    moved = brought.apply(replacing(TODAY, [(note, replace(note, x=40.0, width=300.0))]))
    assert _held_back(moved.apply(edit_note(moved, TODAY, NOTE, note.text))) == set()
