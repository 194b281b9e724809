"""What stands in place of small numbers fits the sentence they stood in."""

from dataclasses import replace

import pytest

from loopmap.analysis.identifiers import find_identifiers
from loopmap.analysis.identifiers.pseudonyms import pseudonyms
from loopmap.model.change import replacing
from tests.support.small_maps import NOTE, TODAY, fines


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("He is one of two boys in Year 9", "one of the pupils"),
        ("She was the only girl in Year 7", "a pupil"),
        ("We know only three families in Year 8", "a few families"),
        ("He is one of three families", "one of the families"),
        ("the only two boys in Year 8 left", "a few pupils"),
        ("asked of n = 3 in all", "n below 5"),
    ],
)
def test_what_stands_for_a_small_number_reads_on(said, instead):
    document = fines()
    note = document.maps[TODAY].notes[NOTE]
    document = document.apply(replacing(TODAY, [(note, replace(note, text=said))]))
    found = find_identifiers(document)
    assert list(pseudonyms(document, found).values()) == [instead]
