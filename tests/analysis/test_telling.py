"""Links, paths and loops are told so that anybody understands them."""

from dataclasses import replace

import pytest

from loopmap.analysis.loop_names import default_names, participation
from loopmap.analysis.loop_status import how_many, short_line, status_line
from loopmap.analysis.loops import Budget, LoopList, Stop, find_loops, unsettled_links
from loopmap.analysis.telling import tell_in_the_end, tell_link, tell_loop, tell_path
from loopmap.model.query import in_order
from tests.support.signed_maps import complete_map, signed_map

FINES = [
    ("Fines issued to parents", "Family financial strain", "+"),
    ("Family financial strain", "Difficulties at home", "+"),
    ("Difficulties at home", "School attendance", "-"),
    ("School attendance", "Attendance gap", "-"),
    ("Attendance gap", "Fines issued to parents", "+"),
]
SLOW = [("Difficulties at home", "School attendance")]


def told(links, delayed=(), **options):
    causal_map = signed_map(links, delayed=delayed)
    (loop,) = find_loops(causal_map).loops
    return tell_loop(causal_map, loop, **options)


def test_a_link_is_told_in_both_readings():
    causal_map = signed_map([("Fines issued", "Family trust", "-")])
    (link,) = causal_map.links.values()
    assert tell_link(causal_map, link) == "More fines issued lead to less family trust."
    assert tell_link(causal_map, link, rising=False) == (
        "Fewer fines issued lead to more family trust."
    )


def test_a_delay_is_said():
    ends = ("Difficulties at home", "Exposure to exploitation")
    causal_map = signed_map([(*ends, "+")], delayed=[ends])
    (link,) = causal_map.links.values()
    assert tell_link(causal_map, link) == (
        "More difficulties at home lead, after a while, to more exposure to exploitation."
    )


def test_a_link_that_is_not_agreed_is_told_without_a_guess():
    causal_map = signed_map([("Fines", "Family trust", "?")])
    (link,) = causal_map.links.values()
    assert tell_link(causal_map, link) == (
        "Fines affect family trust, but which way is not agreed."
    )


def test_a_path_is_told_through_to_its_end_or_to_the_first_unknown_sign():
    causal_map = signed_map([("Fines", "Strain", "+"), ("Strain", "Trust", "-")])
    assert tell_path(causal_map, in_order(causal_map.links)) == (
        "More fines, more strain, less trust."
    )
    open_end = signed_map([("Fines", "Strain", "+"), ("Strain", "Trust", "?")])
    assert tell_path(open_end, in_order(open_end.links)) == (
        "More fines, more strain; what that does to trust is not agreed."
    )


def test_a_reinforcing_loop_ends_where_it_began_and_feeds_itself():
    assert told(FINES, SLOW) == (
        "More fines issued to parents, more family financial strain, more difficulties at home;"
        " after a while lower school attendance, so the attendance gap widens and fines rise:"
        " it feeds itself (reinforcing, slow)."
    )


def test_a_balancing_loop_holds_itself_back():
    links = [("Fines", "Pressure", "+"), ("Pressure", "Absence", "-"), ("Absence", "Fines", "+")]
    assert told(links, with_kind=False) == (
        "More fines, more pressure, so absence falls and fines fall: it holds itself back."
    )


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        ([("Trust", "Trust", "+")], "More trust leads to more trust: it feeds itself."),
        (
            [("Blame", "Trust", "-"), ("Trust", "Blame", "-")],
            "More blame, so trust falls and blame rises: it feeds itself.",
        ),
    ],
)
def test_short_loops_are_told_too(links, sentence):
    assert told(links, with_kind=False) == sentence


def test_an_undetermined_loop_says_what_it_hinges_on():
    links = [("Fines", "Strain", "+"), ("Strain", "Trust", "-"), ("Trust", "Fines", "?")]
    assert told(links) == (
        "More fines, more strain, so trust falls. Trust affects fines, but which way is not agreed:"
        " if more trust means fewer fines, the loop feeds itself; if more fines,"
        " it holds itself back."
    )
    two = [("Fines", "Strain", "?"), ("Strain", "Trust", "-"), ("Trust", "Fines", "?")]
    assert told(two) == (
        "What this loop does hinges on 2 links marked ?: Fines → Strain; Trust → Fines."
    )


def test_the_links_to_settle_first_are_those_on_most_loops():
    links = [
        ("a", "b", "?"),
        ("b", "a", "+"),
        ("b", "c", "+"),
        ("c", "a", "?"),
        ("a", "d", "?"),
    ]
    causal_map = signed_map(links)
    assert [(each.link, each.loops) for each in unsettled_links(find_loops(causal_map))] == [
        ("l001", 2),
        ("l004", 1),
    ]


def test_a_default_name_is_made_of_the_members_that_lie_on_fewest_loops():
    causal_map = signed_map(FINES)
    loops = find_loops(causal_map)
    names = default_names(causal_map, loops.loops, participation(loops))
    assert list(names.values()) == ["Fines – Family financial strain – Difficulties at home"]


def test_no_two_default_names_read_the_same():
    causal_map = complete_map(5)
    loops = find_loops(causal_map)
    names = default_names(causal_map, loops.loops, participation(loops))
    assert len(set(names.values())) == len(loops.loops)


def test_the_status_line_says_when_a_list_is_all_there_is():
    assert status_line(LoopList()) == (
        "No loops: following the arrows you never come back to the same variable."
    )
    assert status_line(find_loops(signed_map(FINES))) == (
        "1 loop in this map, reinforcing. This is all there is."
    )
    assert status_line(find_loops(complete_map(3))) == (
        "5 loops in this map: 5 reinforcing, 0 balancing. This is all of them."
    )


def test_the_status_line_never_gives_a_bare_count_of_a_cut_list():
    cut = find_loops(complete_map(9))
    assert status_line(cut).startswith("All ")
    assert f"of up to {cut.complete_to_length} links" in status_line(cut)
    assert "More exist: probably more than" in status_line(cut)
    asked = find_loops(complete_map(9), Budget(max_length=2, probes=0))
    assert status_line(asked) == (
        "All 36 loops of up to 2 links (36 reinforcing, 0 balancing)."
        " Longer ones were not asked for."
    )
    late = LoopList(complete=False, complete_to_length=4, stopped_by=Stop.SECONDS)
    assert "loops of 5 links were not finished and are not shown" in status_line(late)


def test_the_status_line_names_what_cannot_be_classified():
    causal_map = signed_map([("a", "b", "?"), ("b", "a", "+"), ("b", "b", "-")])
    assert status_line(find_loops(causal_map)) == (
        "2 loops in this map: 1 balancing, 1 undetermined. This is all of them."
        " 1 hinges on 1 link marked ?: settle it first."
    )


def test_the_falling_reading_turns_every_degree():
    assert told(FINES, SLOW, rising=False) == (
        "Fewer fines issued to parents, less family financial strain, fewer difficulties at home;"
        " after a while higher school attendance, so the attendance gap narrows and fines fall:"
        " it feeds itself (reinforcing, slow)."
    )
    hinging = [("Fines", "Strain", "+"), ("Strain", "Trust", "-"), ("Trust", "Fines", "?")]
    assert told(hinging, rising=False) == (
        "Fewer fines, less strain, so trust rises. Trust affects fines, but which way is not"
        " agreed: if less trust means more fines, the loop feeds itself; if fewer fines,"
        " it holds itself back."
    )


def test_a_path_is_told_by_what_it_does_in_the_end():
    links = [("Fines", "Strain", "+"), ("Strain", "Trust", "-")]
    causal_map = signed_map(links, delayed=[("Strain", "Trust")])
    path = in_order(causal_map.links)
    assert tell_in_the_end(causal_map, path) == (
        "In the end, more fines mean less trust, after a while."
    )
    assert tell_in_the_end(causal_map, path, rising=False) == (
        "In the end, fewer fines mean more trust, after a while."
    )
    open_end = signed_map([("Strain", "Fines", "+"), ("Fines", "Trust", "?")])
    assert tell_in_the_end(open_end, in_order(open_end.links)) == (
        "Whether more strain means more trust or less trust in the end hinges on a link marked ?:"
        " Fines → Trust."
    )


def test_a_path_that_begins_with_an_open_sign_says_no_more_than_that():
    causal_map = signed_map([("Fines", "Strain", "?"), ("Strain", "Trust", "+")])
    assert tell_path(causal_map, in_order(causal_map.links)) == (
        "Fines affect strain, but which way is not agreed."
    )


def test_a_list_kept_up_with_edits_says_no_more_of_the_rest_than_it_knows():
    cut = find_loops(complete_map(9))
    kept = replace(cut, settled=False, more_than=None)
    said = status_line(kept)
    assert f"of up to {cut.complete_to_length} links" in said
    assert "Longer ones are looked for when the drawing rests." in said
    assert "More exist" not in said


def test_a_count_in_a_few_words_never_hides_that_there_may_be_more():
    assert how_many(find_loops(signed_map(FINES))) == "1 loop"
    cut = find_loops(complete_map(9))
    assert how_many(cut) == "960 loops of up to 4 links and more beyond"
    unknown = replace(cut, more_than=None)
    assert how_many(unknown).endswith("and maybe more")


def test_a_line_among_others_says_in_a_few_words_how_far_the_list_goes():
    assert short_line(find_loops(signed_map(FINES))) == "1 loop, complete"
    cut = replace(find_loops(complete_map(9)), more_than=12_345_678)
    assert short_line(cut) == "960 loops of up to 4 links; probably more than 12 million exist"
    assert short_line(replace(cut, more_than=None)).endswith("; more may exist")
    assert short_line(replace(cut, settled=False)).endswith("; longer ones when the drawing rests")
