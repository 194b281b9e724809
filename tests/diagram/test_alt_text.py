"""The short text that stands for a picture: what, how large, which loops; never too long."""

from dataclasses import replace

from loopmap.diagram.alt_text import LONGEST, alt_text
from loopmap.diagram.fold import fold
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop
from tests.support.drawn_maps import full_map, map_of
from tests.support.folded_maps import households


def test_it_names_what_it_is_its_size_its_title_and_its_loops():
    assert alt_text(full_map(), "Fines") == (
        "Causal loop diagram, 4 variables and 5 links: Fines. Loop: The trap."
    )


def test_a_folded_map_counts_its_groups_and_the_links_to_be_seen():
    told = alt_text(fold(households()))
    assert told.startswith("Causal loop diagram, 1 variable, 2 collapsed groups and 5 links.")


def test_however_much_there_is_it_stays_within_what_can_be_heard():
    loop = NamedLoop(RecordId("p"), (RecordId("l0"),), "R1", "A loop with a rather long name")
    many = [replace(loop, id=RecordId(f"p{i}"), label=f"R{i}") for i in range(40)]
    told = alt_text(map_of(*many), "Exclusions")
    assert len(told) <= LONGEST
    assert "A loop with a rather long name; A loop" in told
    assert len(alt_text(full_map(), "x" * 500)) <= LONGEST


def test_an_empty_map_says_so():
    assert alt_text(map_of()) == "Causal loop diagram, empty."
