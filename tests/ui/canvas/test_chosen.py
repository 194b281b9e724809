"""The order in which things were selected, which the selection itself forgets."""

from loopmap.ui.canvas.chosen import Chosen
from tests.support.fines import ATTENDANCE, FINES, GAP, RAISES, STRAIN, fines_session


def test_the_order_is_that_of_selecting_and_forgets_what_was_let_go():
    chosen, causal_map = Chosen(), fines_session().map
    for selection in ({GAP}, {GAP, FINES}, {GAP, FINES, ATTENDANCE}, {FINES, ATTENDANCE}):
        chosen.follow(causal_map, frozenset(selection))
    assert chosen.in_order(frozenset({ATTENDANCE, FINES})) == [FINES, ATTENDANCE]
    assert chosen.in_order(frozenset({FINES, STRAIN})) == [FINES, STRAIN]


def test_variables_used_last_come_first_and_links_count_for_their_ends():
    chosen, causal_map = Chosen(), fines_session().map
    chosen.follow(causal_map, frozenset({GAP}))
    chosen.follow(causal_map, frozenset({RAISES}))
    assert chosen.recent == (STRAIN, FINES, GAP)
