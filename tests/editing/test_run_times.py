"""Times of interventions are told by how a map is run."""

from loopmap.editing.edits.behaviour import set_settle_time
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.quantities import set_times
from loopmap.editing.edits.running import choose_run
from loopmap.editing.run_times import horizon_of, step_of
from loopmap.model.behaviour import RunChoice
from loopmap.model.equations import Times
from tests.support.fines import FINES, fines_session


def test_a_map_is_run_as_far_and_in_such_steps_as_it_or_its_equations_say():
    session = fines_session()
    assert (horizon_of(session.map), step_of(session.map)) == (40.0, 0.2)
    quick = set_settle_time(session.document, session.map_id, [FINES], 0.25)
    session.do("Quick", quick)
    session.do("Run", choose_run(session.document, session.map_id, RunChoice(horizon=80.0)))
    assert (horizon_of(session.map), step_of(session.map)) == (80.0, 0.1)
    session.do("Times", set_times(session.document, session.map_id, Times(10.0, 130.0, 0.5)))
    written = set_equation(session.document, session.map_id, FINES, "3", session.new_id)
    session.do("Equation", written)
    assert (horizon_of(session.map), step_of(session.map)) == (120.0, 0.5)
