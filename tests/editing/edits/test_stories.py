"""What people say of a story is kept under the story, and can be taken back."""

import pytest

from loopmap.editing.edits import stories as edits
from loopmap.editing.edits.merge import merge_variables
from loopmap.errors import EditRefused
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from tests.support.small_maps import ATTENDANCE, FINES, STRAIN, TODAY, after, fines, new_ids

FIXES = "fixes that fail"
HANGS_ON = (ATTENDANCE, FINES)


def confirmed(document, **fields):
    roles = {"symptom": ATTENDANCE, "fix": FINES}
    change = edits.confirm_story(
        document, TODAY, FIXES, HANGS_ON, roles, new_ids(document), **fields
    )
    return after(document, change)


def story_in(document):
    return edits.story_with(document.maps[TODAY], FIXES, HANGS_ON)


def test_a_dismissed_story_is_remembered_as_dismissed():
    change = edits.dismiss_story(fines(), TODAY, FIXES, HANGS_ON, new_ids(fines()))
    document = after(fines(), change)
    assert story_in(document).dismissed
    assert edits.story_with(document.maps[TODAY], "escalation", HANGS_ON) is None


def test_confirming_gives_parts_and_words_and_takes_a_dismissal_back():
    dismissed = after(
        fines(), edits.dismiss_story(fines(), TODAY, FIXES, HANGS_ON, new_ids(fines()))
    )
    story = story_in(confirmed(dismissed, text=" Fines that  backfire "))
    assert story.roles == (("symptom", ATTENDANCE), ("fix", FINES))
    assert (story.text, story.dismissed) == ("Fines that backfire", False)


def test_confirming_again_keeps_the_words_and_adds_no_second_record():
    document = confirmed(confirmed(fines(), text="Fines backfire"))
    assert [s.text for s in document.maps[TODAY].found_stories.values()] == ["Fines backfire"]


def test_forgetting_offers_the_story_again():
    document = confirmed(fines())
    assert after(document, edits.forget_story(document, TODAY, story_in(document).id)) == fines()


def test_nobody_who_is_gone_plays_a_part():
    new_id = new_ids(fines())
    with pytest.raises(EditRefused):
        edits.confirm_story(fines(), TODAY, FIXES, HANGS_ON, {"symptom": "gone"}, new_id)
    with pytest.raises(EditRefused):
        edits.dismiss_story(fines(), TODAY, FIXES, ("gone", FINES), new_id)
    with pytest.raises(EditRefused):
        edits.forget_story(fines(), TODAY, "gone")


def test_a_story_stays_with_the_variable_that_another_was_merged_into():
    document = confirmed(fines())
    merged = after(document, merge_variables(document, TODAY, ATTENDANCE, STRAIN))
    story = edits.story_with(merged.maps[TODAY], FIXES, (STRAIN, FINES))
    assert dict(story.roles) == {"symptom": STRAIN, "fix": FINES}


def test_a_story_is_one_line_of_the_file_and_comes_back_from_it():
    document = confirmed(fines(), text="Fines backfire")
    content = write(document)
    line = (
        "{id: t1, pattern: fixes that fail, variables: [va, vf], roles: [[symptom, va], [fix, vf]]"
    )
    assert line.encode() in content
    assert read(content, "fines.loopmap").document == document
