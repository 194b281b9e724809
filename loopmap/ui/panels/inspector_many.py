"""The inspector's page for several things at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from loopmap.editing.edits import groups, links, variables
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Role, Sign, Strength, Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import ChipRow, plain_button
from loopmap.ui.panels.folded import Folded
from loopmap.ui.panels.inspector_link import DELAYS, SIGNS, STRENGTHS
from loopmap.ui.panels.inspector_map import counted
from loopmap.ui.panels.inspector_page import InspectorPage, Labels, LinkRows
from loopmap.ui.panels.inspector_variable import KINDS, ROLES
from loopmap.ui.panels.link_in_run import LinkInRun
from loopmap.ui.panels.looks import heading, strong
from loopmap.ui.panels.variable_in_run import MEANING, TITLE, VariableInRun


class ManyPage(InspectorPage):
    """What several variables or links have in common, changed for all of them together."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self._count = strong("")
        self._kind = ChipRow("Kind of all", KINDS)
        self._role = ChipRow("Role of all", ROLES)
        self._sign = ChipRow("Sign of all", SIGNS)
        self._delay = ChipRow("Delay of all", DELAYS)
        self._strength = ChipRow("Strength of all", STRENGTHS)
        self._links = LinkRows("Links", "")
        self._out = plain_button("Take out of their groups", "They stay where they are")
        self.column.addWidget(heading("Selected"))
        self.column.addWidget(self._count)
        self._of_variables = self._sections(("Kind", self._kind), ("Role", self._role))
        self._of_links = self._sections(
            ("Sign", self._sign), ("Delay", self._delay), ("Strength", self._strength)
        )
        self._variables_run = Folded(
            f"{TITLE}: variables", partial(VariableInRun, asking, self._here), MEANING
        )
        self._links_run = Folded(f"{TITLE}: links", partial(LinkInRun, asking, self._here), MEANING)
        self.in_run = (self._variables_run, self._links_run)
        self._scenario = self.scenario_button()
        self.column.addSpacing(7)
        self.column.addWidget(self._scenario, 0, Qt.AlignmentFlag.AlignLeft)
        for part in self.in_run:
            self.column.addWidget(part)
        self._listed = self._sections(("Links", self._links))
        self.column.addSpacing(8)
        self.column.addWidget(self._out)
        self.column.addStretch(1)
        self._kind.chosen.connect(self._set_kind)
        self._role.chosen.connect(self._set_role)
        self._sign.chosen.connect(self._set_sign)
        self._delay.chosen.connect(self._set_delay)
        self._strength.chosen.connect(self._set_strength)
        self._out.clicked.connect(self._ungroup)
        self._links.wanted.connect(self.wanted)

    def show_session(self, labels: Labels) -> None:  # noqa: ARG002 - many loops at once say little
        chosen = self.session.selection
        here = self.map
        some = in_order({i: here.variables[i] for i in chosen if i in here.variables})
        joined = in_order({i: here.links[i] for i in chosen if i in here.links})
        others = len(chosen) - len(some) - len(joined)
        parts = [
            counted(number, word)
            for number, word in ((len(some), "variable"), (len(joined), "link"), (others, "other"))
            if number
        ]
        self._count.setText(", ".join(parts))
        self._scenario.setVisible(len(some) == len(chosen) == _TWO)
        self._show_variables(some)
        self._show_links(joined)

    def _show_variables(self, some: list[Variable]) -> None:
        for widget in self._of_variables:
            widget.setVisible(bool(some))
        self._kind.show_value(_common([v.kind for v in some]))
        roles = {v.role for v in some}
        self._role.show_value(roles.pop() if len(roles) == 1 else _DIFFERENT)
        self._out.setVisible(any(v.group is not None for v in some))
        self._variables_run.setVisible(bool(some))
        if some:
            self._variables_run.fill(lambda run: run.show_variables(some))

    def _show_links(self, joined: list[Link]) -> None:
        for widget in self._of_links:
            widget.setVisible(bool(joined))
        self._sign.show_value(_common([link.sign for link in joined]))
        self._delay.show_value(_common([link.delayed for link in joined]))
        self._strength.show_value(_common([link.strength for link in joined]))
        self._links_run.setVisible(bool(joined))
        if joined:
            self._links_run.fill(lambda run: run.show_links(joined))
        listed = 0 < len(joined) <= _MOST_LISTED
        for widget in self._listed:
            widget.setVisible(listed)
        self._links.show_links(self.map, joined if listed else ())

    def _sections(self, *titled: tuple[str, QWidget]) -> list[QWidget]:
        shown: list[QWidget] = []
        for title, widget in titled:
            before = self.column.count()
            self.section(title, widget)
            items = [self.column.itemAt(i) for i in range(before, self.column.count())]
            shown += [w for item in items if item and (w := item.widget()) is not None]
        return shown

    def _here(self) -> frozenset[RecordId]:
        return self.session.selection

    def _set_kind(self, kind: Kind) -> None:
        self.do("Set kind", lambda d, m: variables.set_kind(d, m, self._here(), kind))

    def _set_role(self, role: Role | None) -> None:
        self.do("Set role", lambda d, m: variables.set_role(d, m, self._here(), role))

    def _set_sign(self, sign: Sign) -> None:
        self.do("Set sign", lambda d, m: links.set_sign(d, m, self._here(), sign))

    def _set_delay(self, delayed: bool) -> None:
        self.do("Set delay", lambda d, m: links.set_delay(d, m, self._here(), delayed))

    def _set_strength(self, strength: Strength) -> None:
        self.do("Set strength", lambda d, m: links.set_strength(d, m, self._here(), strength))

    def _ungroup(self) -> None:
        self.do("Take out of groups", lambda d, m: groups.assign_group(d, m, self._here(), None))


_TWO = 2
"""Between so many variables a scenario may add a link."""

_MOST_LISTED = 24
"""Of more links at once nobody reads a list."""

_DIFFERENT = object()
"""Equal to no chip's value: nothing is shown as chosen."""


def _common(values: Sequence[object]) -> object:
    return values[0] if values and all(v == values[0] for v in values) else _DIFFERENT
