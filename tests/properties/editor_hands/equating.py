"""Hands that write equations, right and wrong ones."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.mend import mend
from loopmap.editing.equation_checks import check_equations
from loopmap.expr.rewrite import written
from loopmap.simulation.equations.reading import stock_flow_model
from tests.properties.editor_hands.at_work import PICKS, AtWork

JOINED = st.sampled_from([" + ", "-", " * ", "/", ", ", " ( "])


class Equating(AtWork):
    """Writes equations that name what is there, what is gone, and nothing at all."""

    @rule(pick=PICKS, others=st.lists(PICKS, max_size=3), joint=JOINED, more=st.text(max_size=3))
    def write_an_equation(self, pick, others, joint, more) -> None:
        variables = self.session.map.variables
        named = [variables.get(self.of("variables", other)) for other in others]
        parts = [written(v.name) if v else "4" for v in named]
        equation = joint.join([*parts, more] if more else parts)
        new_id = self.session.new_id
        self.on_map(set_equation, self.of("variables", pick), equation, new_id)

    @rule(pick=PICKS, take=st.integers(0, 2))
    def do_what_is_offered(self, pick, take) -> None:
        offers = [f.offers for f in check_equations(self.session.map) if f.offers]
        if offers:
            some = offers[pick % len(offers)]
            self.on_map(mend, some[take % len(some)].mend, self.session.new_id)

    @invariant()
    def any_equations_can_be_looked_at(self) -> None:
        reading = stock_flow_model(self.session.map)
        assert {finding.variable for finding in reading.findings} <= set(self.session.map.variables)
