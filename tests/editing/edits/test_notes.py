"""Notes are written, changed, and gone when nothing is left in them."""

import pytest

from loopmap.editing.edits import notes as edits
from loopmap.errors import EditRefused
from loopmap.model.records import Level, Note
from tests.support.small_maps import NOTE, TODAY, after, fines, new_ids


def test_a_new_note_is_private():
    change = edits.add_note(fines(), TODAY, " Who decides? ", (1, 2), new_ids(fines()))
    (key,) = change.touched(Note)
    made = after(fines(), change).maps[TODAY].notes[key.id]
    assert (made.text, made.level, made.order) == ("Who decides?", Level.PRIVATE, 1.0)


def test_an_empty_note_is_refused_and_an_emptied_one_goes():
    with pytest.raises(EditRefused):
        edits.add_note(fines(), TODAY, " \n", (0, 0), new_ids(fines()))
    assert after(fines(), edits.edit_note(fines(), TODAY, NOTE, " ")).maps[TODAY].notes == {}


@pytest.mark.parametrize("level", list(Level))
def test_text_width_and_level_change(level):
    document = after(fines(), edits.edit_note(fines(), TODAY, NOTE, "Two\nlines"))
    document = after(document, edits.set_note_width(document, TODAY, NOTE, 5))
    document = after(document, edits.set_note_level(document, TODAY, [NOTE], level))
    note = document.maps[TODAY].notes[NOTE]
    assert (note.text, note.width, note.level) == ("Two\nlines", edits.NARROWEST, level)
