"""A loop is told in short sentences that can be read aloud, and says on what ground it rests."""

from dataclasses import replace

from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loops import find_loops
from loopmap.model.change import replacing
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Link, Status
from tests.support.signed_maps import TODAY, document_with, signed_map

FINES = [
    ("Fines", "Family strain", "+"),
    ("Family strain", "School attendance", "-"),
    ("School attendance", "Fines", "-"),
]
DETER = [("Fines", "Absence", "-"), ("Absence", "Fines", "+")]


def with_links(causal_map: CausalMap, **changes: object) -> CausalMap:
    links = in_order(causal_map.links)
    pairs = [(link, replace(link, **changes)) for link in links]
    return document_with(causal_map).apply(replacing(TODAY, pairs)).maps[TODAY]


def with_statuses(causal_map: CausalMap, *statuses: Status | None) -> CausalMap:
    pairs: list[tuple[Link, Link]] = [
        (link, replace(link, status=status))
        for link, status in zip(in_order(causal_map.links), statuses, strict=True)
    ]
    return document_with(causal_map).apply(replacing(TODAY, pairs)).maps[TODAY]


def paragraph(causal_map, **options):
    (loop,) = find_loops(causal_map).loops
    return tell_loop_paragraph(causal_map, loop, **options)


def test_a_reinforcing_loop_comes_back_as_it_began():
    assert paragraph(signed_map(FINES)) == (
        "Suppose fines rise. Then family strain rises, and so school attendance falls. In the end"
        " fines rise, which is how it began. So it feeds itself: left alone, each round adds to"
        " the last. None of its links is marked as slow. Nobody has said yet what it rests on."
    )


def test_the_other_reading_turns_every_clause_but_not_what_the_loop_does():
    told = paragraph(signed_map(FINES), rising=False)
    assert told.startswith(
        "Suppose fines fall. Then family strain falls, and so school attendance rises. In the end"
        " fines fall, which is how it began. So it feeds itself"
    )


def test_a_balancing_loop_comes_back_the_other_way():
    assert "In the end fines fall, the opposite of how it began. So it holds itself back" in (
        paragraph(signed_map(DETER))
    )


def test_a_delay_is_said_where_it_is_and_counted_at_the_end():
    told = paragraph(signed_map(FINES, delayed=[("Family strain", "School attendance")]))
    assert "family strain rises, and after a while school attendance falls." in told
    assert "It is slow: 1 of its 3 links takes its time." in told
    in_a_term = with_links(
        signed_map(FINES, delayed=[link[:2] for link in FINES]), delay_length="a term"
    )
    told = paragraph(in_a_term)
    assert "After a term family strain rises, and after a term school attendance falls." in told
    assert "In the end, after a term, fines rise" in told
    assert "It is slow: all of its links take their time." in told


def test_the_ground_is_counted():
    ground = with_statuses(signed_map(FINES), Status.STATED, Status.ASSUMED, None)
    assert (
        "Of its 3 links, 1 is stated, 1 is assumed and 1 is without a word on what that rests on."
        in paragraph(ground)
    )
    agreed = with_statuses(signed_map(DETER), Status.STATED, Status.STATED)
    assert paragraph(agreed).endswith("Both of its links are stated.")


def test_what_acts_on_it_from_outside_is_named():
    links = [*DETER, *((f"Cause {n}", "Absence", "+") for n in range(1, 6))]
    assert paragraph(signed_map(links)).endswith(
        "It can be set going from outside by cause 1, cause 2, cause 3 and 2 more."
    )


def test_reasons_are_never_told():
    secret = with_links(signed_map(FINES), reason="The head teacher said so in confidence.")
    assert "confidence" not in paragraph(secret)


def test_an_undetermined_loop_is_told_up_to_what_it_hinges_on():
    links = [("Fines", "Strain", "+"), ("Strain", "Trust", "-"), ("Trust", "Fines", "?")]
    assert paragraph(signed_map(links), rising=False).startswith(
        "Suppose fines fall. Then strain falls, and so trust rises. Trust affects fines, but"
        " which way is not agreed: if less trust means more fines, the loop feeds itself;"
        " if fewer fines, it holds itself back."
    )
    links = [("Fines", "Strain", "?"), ("Strain", "Fines", "?")]
    assert paragraph(signed_map(links)).startswith(
        "What this loop does hinges on 2 links marked ?: Fines → Strain; Strain → Fines."
    )


def test_a_variable_that_acts_on_itself_is_told_too():
    assert paragraph(signed_map([("Trust", "Trust", "+")])).startswith(
        "Suppose trust rises. In the end trust rises, which is how it began."
    )
    assert paragraph(signed_map([("Trust", "Trust", "?")])).startswith(
        "Whether trust feeds itself or holds itself back is not agreed."
    )
