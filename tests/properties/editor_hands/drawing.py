"""Hands that draw: variables and links."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from loopmap.editing.edits import (
    links,
    variables,
)
from loopmap.model.records import (
    Kind,
    Role,
    Sign,
    Status,
    Strength,
)
from tests.properties.editor_hands.at_work import NAMES, PICKS, PLACES, AtWork


class Drawing(AtWork):
    """Adds, names, describes, bends and turns."""

    @rule(name=NAMES, at=PLACES, kind=st.sampled_from(Kind))
    def add_variable(self, name, at, kind) -> None:
        self.on_map(variables.add_variable, name, at, self.session.new_id, kind=kind)

    @rule(pick=PICKS, name=NAMES)
    def rename_variable(self, pick, name) -> None:
        self.on_map(variables.rename_variable, self.of("variables", pick), name)

    @rule(
        picks=st.tuples(PICKS, PICKS),
        kind=st.sampled_from(Kind),
        role=st.sampled_from([None, *Role]),
        layer=st.sampled_from(["", "pattern"]),
    )
    def describe_variables(self, picks, kind, role, layer) -> None:
        chosen = self.any(*picks)
        self.on_map(variables.set_kind, chosen, kind)
        self.on_map(variables.set_role, chosen, role)
        self.on_map(variables.set_layer, chosen, layer)
        self.on_map(variables.set_meaning, chosen[0], f"meaning {layer}")

    @rule(ends=st.tuples(PICKS, PICKS), sign=st.sampled_from(Sign), delayed=st.booleans())
    def add_link(self, ends, sign, delayed) -> None:
        source, target = (self.of("variables", end) for end in ends)
        new_id = self.session.new_id
        self.on_map(links.add_link, source, target, new_id, sign=sign, delayed=delayed)

    @rule(
        picks=st.tuples(PICKS, PICKS),
        sign=st.sampled_from(Sign),
        strength=st.sampled_from(Strength),
        status=st.sampled_from([None, *Status]),
        confidence=st.sampled_from([None, 0.0, 0.5, 1.0, 2.0]),
        delayed=st.booleans(),
    )
    def describe_links(self, picks, sign, strength, status, confidence, delayed) -> None:
        chosen = self.any(*picks)
        self.on_map(links.set_sign, chosen, sign)
        self.on_map(links.set_strength, chosen, strength)
        self.on_map(links.set_status, chosen, status)
        self.on_map(links.set_confidence, chosen, confidence)
        self.on_map(links.set_delay, chosen, delayed, "a term")
        self.on_map(links.toggle_delay, chosen)
        self.on_map(links.set_reason, chosen[0], "because")

    @rule(pick=PICKS, bulge=st.none() | st.floats(-3, 3) | st.just(float("nan")))
    def bend_link(self, pick, bulge) -> None:
        self.on_map(links.set_bulge, [self.of("links", pick)], bulge)

    @rule(pick=PICKS)
    def reverse_link(self, pick) -> None:
        self.on_map(links.reverse_link, self.of("links", pick))

    @rule(pick=PICKS, end=PICKS, head=st.booleans())
    def retarget_link(self, pick, end, head) -> None:
        to = {"target" if head else "source": self.of("variables", end)}
        self.on_map(links.retarget_link, self.of("links", pick), **to)
