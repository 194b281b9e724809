"""What a change did, in so far as places follow from it."""

import pytest

from loopmap.diagram.difference import difference
from loopmap.editing.edits.links import set_bulge, set_sign, set_strength, toggle_delay
from loopmap.model.records import Sign, Strength
from tests.benchmarks.maps import MAP, document_of

DOCUMENT = document_of(12, 20)
LINK = "l3"


def differing(change):
    before = DOCUMENT.maps[MAP]
    return difference(before, DOCUMENT.apply(change).maps[MAP], [LINK])


@pytest.mark.parametrize(
    "change",
    [
        set_sign(DOCUMENT, MAP, [LINK], Sign.UNKNOWN),
        set_strength(DOCUMENT, MAP, [LINK], Strength.STRONG),
    ],
)
def test_a_link_with_another_sign_or_strength_leads_as_before(change):
    assert change
    assert not differing(change).links


@pytest.mark.parametrize(
    "change",
    [set_bulge(DOCUMENT, MAP, [LINK], 0.77), toggle_delay(DOCUMENT, MAP, [LINK])],
)
def test_a_link_bent_or_delayed_is_drawn_anew(change):
    assert [link.id for link in differing(change).links] == [LINK]
