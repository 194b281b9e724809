"""What is copied off a map: records whole, words and pictures without what is private."""

from dataclasses import replace

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.copied import Copied
from loopmap.editing.sentence.say import say
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import MapInfo
from tests.support.drawn_maps import full_map, map_of
from tests.support.small_maps import TODAY, new_ids

SECRET = "SECRET-WORD"


def test_the_clip_has_everything_and_the_words_and_the_picture_nothing_private():
    causal_map = full_map()
    for records in (None, frozenset(causal_map.ids())):
        copied = Copied(causal_map, records, "Fines")
        assert {note.id for note in copied.clip.notes} == {"n1", "n2"}
        assert not copied.shown.notes, "one is private and one for the room"
        assert SECRET not in copied.sentences
        assert "Ask the young people first" not in copied.sentences


def test_why_a_link_is_there_is_for_the_room_and_not_said_but_in_the_clip():
    variables = list(full_map().variables.values())
    links = [replace(k, reason="told by a mother") for k in full_map().links.values()]
    copied = Copied(map_of(*variables, *links), None, "")
    assert "told by a mother" not in copied.sentences
    assert {link.reason for link in copied.clip.links} == {"told by a mother"}


def test_the_sentences_said_again_give_the_same_links():
    copied = Copied(full_map(), frozenset({RecordId("l0"), RecordId("l3")}), "")
    again = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "")]))
    for line in copied.sentences.splitlines():
        said = say(again, TODAY, parse(line, again.maps[TODAY]), new_ids(again))
        again = again.apply(said.change)
    signs = sorted(link.sign.value for link in again.maps[TODAY].links.values())
    assert signs == ["+", "-", "?"]  # the chosen two, and what else joins their ends


def test_only_what_is_chosen_is_shown_and_nothing_chosen_is_the_whole_map():
    part = Copied(full_map(), frozenset({RecordId("v0")}), "")
    assert set(part.shown.variables) == {"v0"}
    assert set(Copied(full_map(), None, "").shown.variables) == {"v0", "v1", "v2", "v3"}


def test_an_empty_map_and_records_that_are_gone_are_nothing_to_copy():
    assert not Copied(map_of(), None, "")
    assert not Copied(full_map(), frozenset({RecordId("gone")}), "")
    assert Copied(full_map(), frozenset({RecordId("l0")}), "")
