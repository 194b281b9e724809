"""A loop is known by its links, however the list is turned."""

from dataclasses import replace

import pytest

from loopmap.analysis.loops import loop_along
from loopmap.editing.edits import loops as edits
from loopmap.errors import EditRefused
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop, Sign
from tests.support.signed_maps import document_with, signed_map
from tests.support.small_maps import LOOP, LOWERS, PRESSES, TODAY, after, fines, new_ids


def test_a_loop_is_found_from_any_of_its_links():
    causal_map = fines().maps[TODAY]
    assert edits.loop_with(causal_map, [PRESSES, LOWERS]).id == LOOP
    assert edits.loop_with(causal_map, [LOWERS, PRESSES]).id == LOOP
    assert edits.loop_with(causal_map, [LOWERS]) is None


def test_naming_a_known_loop_keeps_its_story():
    standing = fines().maps[TODAY].loops[LOOP]
    told = replacing(TODAY, [(standing, replace(standing, story="It feeds itself."))])
    document = after(fines(), told)
    change = edits.name_loop(
        document, TODAY, [LOWERS, PRESSES], "R1", " The trap ", new_ids(document)
    )
    loop = after(document, change).maps[TODAY].loops[LOOP]
    assert (loop.name, loop.story) == ("The trap", "It feeds itself.")


def test_a_new_name_is_kept_under_the_key_of_its_loop():
    change = edits.name_loop(fines(), TODAY, ["lz", LOWERS], "B1", "", new_ids(fines()))
    (key,) = change.touched(NamedLoop)
    loop = after(fines(), change).maps[TODAY].loops[key.id]
    assert (loop.links, loop.label, loop.order) == ((LOWERS, "lz"), "B1", 1.0)


@pytest.mark.parametrize("label", ["R1", "", "  "])
def test_a_label_stands_for_one_loop(label):
    assert not edits.may_label(fines(), TODAY, [LOWERS], label)
    with pytest.raises(EditRefused):
        edits.name_loop(fines(), TODAY, [LOWERS], label, "", new_ids(fines()))


def test_a_badge_is_moved_and_put_back():
    moved = after(fines(), edits.move_badge(fines(), TODAY, LOOP, (3, 4)))
    assert (moved.maps[TODAY].loops[LOOP].x, moved.maps[TODAY].loops[LOOP].y) == (3, 4)
    back = after(moved, edits.move_badge(moved, TODAY, LOOP, None))
    assert back == fines()


def test_a_name_is_forgotten_and_the_links_stay():
    left = after(fines(), edits.forget_loop(fines(), TODAY, LOOP)).maps[TODAY]
    assert left.loops == {}
    assert len(left.links) == 2


def unnamed():
    return after(fines(), edits.forget_loop(fines(), TODAY, LOOP))


def test_the_badge_of_a_loop_nobody_named_is_placed_and_its_label_kept():
    change = edits.place_badge(
        unnamed(), TODAY, [PRESSES, LOWERS], "R3", (3, 4), new_ids(unnamed())
    )
    (loop,) = after(unnamed(), change).maps[TODAY].loops.values()
    assert (loop.label, loop.name, loop.x, loop.y) == ("R3", "", 3, 4)
    change = edits.place_badge(fines(), TODAY, [PRESSES, LOWERS], "R3", (3, 4), new_ids(fines()))
    assert after(fines(), change).maps[TODAY].loops[LOOP].x == 3


def test_a_story_is_kept_with_the_loop_named_or_not():
    told = [
        after(document, edits.tell_story(
            document, TODAY, [LOWERS, PRESSES], "R3", " It feeds itself. ", new_ids(document)
        )).maps[TODAY].loops
        for document in (fines(), unnamed())
    ]  # fmt: skip
    assert [loop.story for loops in told for loop in loops.values()] == ["It feeds itself."] * 2
    assert told[0][LOOP].name == fines().maps[TODAY].loops[LOOP].name


def test_a_forgotten_name_leaves_the_story_and_nothing_where_there_is_none():
    story = edits.tell_story(fines(), TODAY, [LOWERS, PRESSES], "R1", "Ours.", new_ids(fines()))
    document = after(fines(), story)
    left = after(document, edits.forget_name(document, TODAY, LOOP)).maps[TODAY].loops
    assert (left[LOOP].name, left[LOOP].story) == ("", "Ours.")
    assert not after(fines(), edits.forget_name(fines(), TODAY, LOOP)).maps[TODAY].loops


RING = [("fines", "strain", "+"), ("strain", "trust", "-"), ("trust", "fines", "-")]
NAMED = NamedLoop(RecordId("p1"), ("l001", "l002", "l003"), "R1", "Trap")


def cut(*links):
    """A ring that was named and lost links."""
    document = document_with(signed_map(RING, loops=[NAMED]))
    table = document.maps[TODAY].links
    return document.apply(removing(TODAY, [table[RecordId(link)] for link in links]))


def mended(document):
    change = edits.mend_loop(document, TODAY, NAMED.id, new_ids(document))
    return after(document, change).maps[TODAY]


def test_a_broken_loop_gets_a_new_link_whose_sign_is_not_agreed():
    causal_map = mended(cut("l002"))
    (drawn,) = [i for i in causal_map.loops[NAMED.id].links if i not in NAMED.links]
    link = causal_map.links[drawn]
    ends = [causal_map.variables[end].name for end in (link.source, link.target)]
    assert (ends, link.sign) == (["strain", "trust"], Sign.UNKNOWN)
    assert loop_along(causal_map, causal_map.loops[NAMED.id].links) is not None


def test_it_takes_the_link_that_was_drawn_there_since():
    lost = signed_map(RING).links[RecordId("l002")]
    causal_map = mended(cut("l002").apply(adding(TODAY, [replace(lost, id=RecordId("again"))])))
    assert set(causal_map.loops[NAMED.id].links) == {"l001", "again", "l003"}
    assert len(causal_map.links) == len(RING)


def test_a_loop_that_lost_more_than_one_link_is_not_mended():
    document = cut("l001", "l002")
    assert not edits.may_mend(document, TODAY, NAMED.id)
    with pytest.raises(EditRefused, match="More than one link"):
        mended(document)
