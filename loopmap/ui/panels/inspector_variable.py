"""The inspector's page for one variable."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from loopmap.diagram.fold import hidden_in
from loopmap.editing.edits import groups, variables
from loopmap.editing.edits.collapse import open_groups
from loopmap.editing.edits.tension import set_tension
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Role, Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.equation_section import EquationSection
from loopmap.ui.panels.evidence_list import EvidenceList
from loopmap.ui.panels.fields import ChipRow, TextField, plain_button
from loopmap.ui.panels.folded import Folded
from loopmap.ui.panels.inspector_page import InspectorPage, Labels, LinkRows, in_loops
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.origins_line import OriginsLine
from loopmap.ui.panels.sketch_picture import SketchSection
from loopmap.ui.panels.tension_field import TensionField
from loopmap.ui.panels.variable_in_run import MEANING, TITLE, VariableInRun

KINDS = (
    (Kind.AUXILIARY, "Settles", "Moves to what its causes say"),
    (Kind.STOCK, "Stock", "Builds up and runs down"),
    (Kind.FLOW, "Flow", "Fills or drains a stock"),
    (Kind.DRIVER, "Driver", "Nothing in the map moves it"),
)
ROLES = (
    (None, "None", "No special role"),
    (Role.LEVER, "Lever", "Something the group can act on"),
    (Role.OUTCOME, "Outcome", "Something the group wants to change"),
    (Role.OUTSIDE, "Outside", "Outside the group's control"),
)

LAYERS = (
    ("", "None", "On no layer"),
    ("experience", "Experience", "What people live through"),
    ("pattern", "Pattern", "What happens again and again"),
    ("structure", "Structure", "Rules, money and who answers to whom"),
    ("belief", "Belief", "What people hold to be true"),
)

AS_MODEL = "Equation, unit and limits, for maps that are run with numbers"


class VariablePage(InspectorPage):
    """Name, kind, role, meaning, layer, group, links, loops and evidence of a variable."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self._name = TextField("Name of the variable", "Name", title=True)
        self._origins = OriginsLine()
        self._kind = ChipRow("Kind", KINDS)
        self._role = ChipRow("Role", ROLES)
        self._layer = ChipRow("Layer", LAYERS)
        self._meaning = TextField("What it means", "How would you measure it?", lines=1)
        self._group = ChoiceBox("Group", "the area of the map that the variable belongs to")
        self._open = plain_button("Open the group to see it", "Its group is drawn as one box")
        self._over_time = SketchSection(asking)
        self._into = LinkRows("Driven by", "Nothing on this map.")
        self._out = LinkRows("Affects", "Nothing on this map.")
        self._run = Folded(TITLE, partial(VariableInRun, asking, self._here), MEANING)
        self.in_run = (self._run,)
        self._as_model = Folded("As a model", partial(EquationSection, asking), AS_MODEL)
        self._loops = muted()
        self._evidence = EvidenceList(asking)
        self._tension = TensionField()
        self.column.addWidget(heading("Variable"))
        self.column.addWidget(self._name)
        self.column.addWidget(self._origins)
        self.section("Kind", self._kind)
        self.section("Role", self._role)
        self.section("What it means", self._meaning)
        self.section("Layer", self._layer)
        self.section("Group", self._group)
        self.column.addWidget(self._open)
        self.column.addSpacing(7)
        self.column.addWidget(self.scenario_button(), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._run)
        self.column.addWidget(self._as_model)
        self.section("Over time", self._over_time)
        self.section("Driven by", self._into)
        self.section("Affects", self._out)
        self.section("In loops", self._loops)
        self.section("Evidence", self._evidence)
        self.section("Point of tension", self._tension)
        self.column.addStretch(1)
        self._name.committed.connect(self._rename)
        self._kind.chosen.connect(self._set_kind)
        self._role.chosen.connect(self._set_role)
        self._layer.chosen.connect(self._set_layer)
        self._meaning.committed.connect(self._set_meaning)
        self._group.activated.connect(self._set_group)
        self._open.clicked.connect(self._open_group)
        self._into.wanted.connect(self.wanted)
        self._out.wanted.connect(self.wanted)
        self._tension.said.connect(self._set_tension)

    def show_session(self, labels: Labels) -> None:
        variable = self.selected(Variable)
        if variable is None:
            return
        self._showing = variable.id
        self._name.show_text(variable.name)
        self._origins.show_origins(variable.origins)
        self._kind.show_value(variable.kind)
        self._role.show_value(variable.role)
        self._layer.show_value(variable.layer)
        self._meaning.show_text(variable.meaning)
        self._as_model.fill(lambda section: section.show_variable(variable))
        if variable.equation or variable.unit or variable.graph:
            self._as_model.set_open(True)
        self._show_groups(variable)
        self._run.fill(lambda run: run.show_variables([variable]))
        self._over_time.show_variable(variable.id)
        index = self.map.adjacency
        self._into.show_links(self.map, index.into(variable.id), lambda link: link.source)
        self._out.show_links(self.map, index.out_of(variable.id), lambda link: link.target)
        self._loops.setText(in_loops(labels.get(variable.id, ())))
        self._evidence.show_evidence(variable.id, variable.evidence)
        self._tension.show_reason(variable.tension)

    def begin_equation(self) -> None:
        """Put the keyboard into the equation, unfolding it."""
        self._as_model.set_open(True)
        self._as_model.inside.begin()

    def begin_naming(self) -> None:
        self._name.setFocus()
        self._name.selectAll()

    def _show_groups(self, variable: Variable) -> None:
        choices = [("None", None)] + [(g.name, g.id) for g in in_order(self.map.groups)]
        self._group.clear()
        for name, group in choices:
            self._group.addItem(name, group)
        self._group.setCurrentIndex(self._group.findData(variable.group))
        self._group.setEnabled(len(choices) > 1)
        self._open.setVisible(hidden_in(self.map, variable.id) is not None)

    def _open_group(self) -> None:
        group = hidden_in(self.map, self._showing)
        if group is not None:
            self.do("Open group", lambda d, m: open_groups(d, m, [group]))
            self.wanted.emit(self._showing)

    def _here(self) -> tuple[RecordId, ...]:
        return (self._showing,)

    def _rename(self, name: str) -> None:
        done = self.do("Rename", lambda d, m: variables.rename_variable(d, m, self._showing, name))
        if not done:
            self._name.show_text(self.map.variables[self._showing].name)

    def _set_kind(self, kind: Kind) -> None:
        self.do("Set kind", lambda d, m: variables.set_kind(d, m, self._here(), kind))

    def _set_role(self, role: Role | None) -> None:
        self.do("Set role", lambda d, m: variables.set_role(d, m, self._here(), role))

    def _set_tension(self, reason: str | None) -> None:
        self.do("Point of tension", lambda d, m: set_tension(d, m, self._here(), reason))

    def _set_layer(self, layer: str) -> None:
        self.do("Set layer", lambda d, m: variables.set_layer(d, m, self._here(), layer))

    def _set_meaning(self, meaning: str) -> None:
        self.do(
            "Say what it means", lambda d, m: variables.set_meaning(d, m, self._showing, meaning)
        )

    def _set_group(self, place: int) -> None:
        group = self._group.itemData(place)
        self.do("Set group", lambda d, m: groups.assign_group(d, m, self._here(), group))
