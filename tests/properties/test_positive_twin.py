"""The positive twin: whatever the map, every loop keeps its kind."""

from hypothesis import given
from hypothesis import strategies as st

from loopmap.analysis.checks import Rename, check
from loopmap.analysis.loops import find_loops
from loopmap.editing.edits.mend import mend
from loopmap.model.ids import RecordId
from tests.support.checked_maps import TODAY, document_of, drawn, facts

NAMES = ("Lack of trust", "Absence", "Fewer referrals", "Unmet need", "Fines", "Strain")
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from("+-?")),
    min_size=1,
    max_size=14,
    unique_by=lambda link: link[:2],
)


@given(PAIRS)
def test_mending_by_the_positive_twin_keeps_every_loop_and_its_kind(links):
    document = document_of(drawn(*(f"{source} {sign} {target}" for source, target, sign in links)))
    causal_map = document.maps[TODAY]
    before = {loop.key: loop.kind for loop in find_loops(causal_map).loops}
    for finding in check(facts(causal_map)):
        for offer in finding.offers:
            if isinstance(offer.mend, Rename) and offer.mend.turned:
                change = mend(document, TODAY, offer.mend, RecordId)
                after = document.apply(change).maps[TODAY]
                assert {loop.key: loop.kind for loop in find_loops(after).loops} == before
