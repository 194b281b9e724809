"""The part of the inspector that says what a variable follows from: equation, unit, graph."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.editing.edits import equations, new_cause, quantities
from loopmap.editing.equation.about import known_for, measured_for, units_offered
from loopmap.editing.equation.in_words import in_words
from loopmap.editing.equation.telling import tell_equation
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.model.change import Change
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Kind, Sign, Variable
from loopmap.simulation.equations.flows import flow_links
from loopmap.simulation.equations.reading import number_of
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.equation_editor import About, EquationEditor
from loopmap.ui.panels.equation_limits import EquationLimits
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.looks import text as words
from loopmap.ui.panels.unit_field import UnitField
from loopmap.ui.theme import mark

_TITLES = {Kind.STOCK: "At the start", Kind.FLOW: "Equation"}
_NONE_YET = {
    Kind.STOCK: "How much is there at the start?",
    Kind.FLOW: "How much flows in a unit of time?",
}
EQUATIONS, GRAPH, PROPOSE, PROPOSE_REST = "equations", "graph", "propose", "propose the rest"
TIMES = "times"
"""What a section asks to be shown, by ``Asking.pageWanted``."""


class EquationSection(QWidget):
    """Shows and edits the equation of one variable. ``entered`` tells Enter in the equation."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, asking: Asking, *, is_alone: bool = False) -> None:
        """``is_alone``: stands in a window of its own, without the way there."""
        super().__init__()
        self._asking = asking
        self._showing = RecordId("")
        self._title = heading("Equation")
        self.editor = EquationEditor("Equation")
        self._flows = muted()
        self._found = words()
        mark(self._found, "warning")
        self.unit = UnitField()
        self.limits = EquationLimits()
        self._propose = plain_button("Propose an equation", "Begin with one made of its links")
        self._draw = plain_button("Draw a graph…", "Let the value go through a curve")
        self._no_graph = plain_button("Without the graph", "Take the graph away")
        self._all = plain_button("All equations…", "Every equation of the map, one after another")
        self._lay_out()
        self._all.setVisible(not is_alone)
        self._connect()

    def begin(self, *, over: bool = False) -> None:
        """Put the keyboard into the equation, at its end; ``over``: to type another over it."""
        field = self.editor.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if over:
            field.selectAll()
        else:
            field.moveCursor(field.textCursor().MoveOperation.End)

    def show_variable(self, variable: Variable, found: tuple[str, ...] = ()) -> None:
        """Show a variable; ``found``: what else is wrong with it, that the equation alone hides."""
        causal_map = self._map
        self._showing = variable.id
        title = "Read at" if variable.graph is not None else _TITLES.get(variable.kind, "Equation")
        self._title.setText(title)
        self.editor.field.setPlaceholderText(_NONE_YET.get(variable.kind, _FOLLOWS))
        measured = measured_for(causal_map, variable)
        reading = partial(read_aloud, causal_map, variable)
        about = About(known_for(causal_map, variable.id), measured, reading)
        self.editor.show_equation(variable.equation, about)
        told = flows_told(causal_map, variable) if variable.kind is Kind.STOCK else ""
        self._flows.setText(told)
        # Once there is an equation its reading says what moves the stock, if all is said.
        is_read = variable.equation.strip() and self.editor.looked.runs
        self._flows.setVisible(bool(told) and not (is_read and _says_all(causal_map, variable)))
        self._found.setText("\n".join(found))
        self._found.setVisible(bool(found))
        self._propose.setVisible(not variable.equation.strip())
        self._draw.setText("Draw a graph…" if variable.graph is None else "Edit the graph…")
        self._draw.setVisible(variable.kind is not Kind.STOCK or variable.graph is not None)
        self._no_graph.setVisible(variable.graph is not None)
        self.unit.show_unit(variable.unit, units_offered(causal_map, variable))
        constant = None if variable.kind is Kind.STOCK else number_of(variable)
        self.limits.show_variable(variable, constant=constant)

    @property
    def _map(self) -> CausalMap:
        return self._asking.session.map

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=10)
        for button in (self._propose, self._draw, self._no_graph, self._all):
            row.addWidget(button)
        unit = heading("Unit")
        unit.setBuddy(self.unit.field)
        self._title.setBuddy(self.editor.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._title, self.editor, self._flows, self._found, buttons):
            column.addWidget(part)
        column.addSpacing(7)
        for part in (unit, self.unit, self.limits):
            column.addWidget(part)

    def _connect(self) -> None:
        self.editor.committed.connect(self._set_equation)
        self.editor.entered.connect(self.entered)
        self.editor.escaped.connect(self.escaped)
        self.editor.addWanted.connect(self._add)
        self.unit.committed.connect(self._set_unit)
        self.limits.nonnegativeWanted.connect(self._set_nonnegative)
        self.limits.boundsWanted.connect(self._set_bounds)
        self.limits.refused.connect(self._asking.refused)
        self._propose.clicked.connect(self._want_proposal)
        self._draw.clicked.connect(self._want_graph)
        self._no_graph.clicked.connect(self._drop_graph)
        self._all.clicked.connect(self._want_all)

    # wanting

    def _do(self, label: str, make: Callable[[Document, MapId], Change]) -> bool:
        session = self._asking.session
        return self._asking.do(label, lambda: make(session.document, session.map_id))

    def _set_equation(self, text: str) -> None:
        variable, session = self._showing, self._asking.session
        self._do(
            "Equation",
            lambda d, m: equations.set_equation(d, m, variable, text, session.new_id),
        )

    def _add(self, name: str) -> None:
        variable, session = self._showing, self._asking.session
        self._do(
            "Add a cause",
            lambda d, m: new_cause.add_cause_named(d, m, variable, name, session.new_id),
        )

    def _set_unit(self, unit: str) -> None:
        self._do("Unit", lambda d, m: quantities.set_unit(d, m, [self._showing], unit))

    def _set_nonnegative(self, stays: bool) -> None:
        self._do(
            "Never below zero",
            lambda d, m: quantities.set_nonnegative(d, m, [self._showing], stays),
        )

    def _set_bounds(self, bounds: tuple[float, float] | None) -> None:
        self._do("Range", lambda d, m: quantities.set_bounds(d, m, self._showing, bounds))

    def _drop_graph(self) -> None:
        self._do("Without the graph", lambda d, m: quantities.set_graph(d, m, self._showing, None))

    def _want_proposal(self) -> None:
        self._asking.pageWanted.emit(PROPOSE, self._showing)

    def _want_graph(self) -> None:
        self._asking.pageWanted.emit(GRAPH, self._showing)

    def _want_all(self) -> None:
        self._asking.pageWanted.emit(EQUATIONS, self._showing)


_FOLLOWS = "What does it follow from?"
_NO_FLOWS = "Nothing fills or drains it yet: link a flow to it, + or \N{MINUS SIGN}."


def read_aloud(causal_map: CausalMap, variable: Variable, equation: str) -> str:
    """An equation in plain English: whole sentences of the one the map has, else the phrase."""
    if equation.strip() == variable.equation.strip():
        return " ".join(tell_equation(causal_map, variable.id))
    names = {canonical(each.name): each.name for each in causal_map.variables.values()}
    return f"= {in_words(parse(equation), names.get)}"


def _says_all(causal_map: CausalMap, stock: Variable) -> bool:
    """Whether flows lead to a stock, each with a sign."""
    links = flow_links(causal_map, stock.id)
    return bool(links) and all(link.sign is not Sign.UNKNOWN for link in links)


def flows_told(causal_map: CausalMap, stock: Variable) -> str:
    """What fills and drains a stock, in a sentence."""
    links = flow_links(causal_map, stock.id)
    names = {
        sign: [f"“{causal_map.variables[k.source].name}”" for k in links if k.sign is sign]
        for sign in Sign
    }
    told = []
    if names[Sign.SAME]:
        told.append(f"Filled by {' and '.join(names[Sign.SAME])}.")
    if names[Sign.OPPOSITE]:
        told.append(f"Drained by {' and '.join(names[Sign.OPPOSITE])}.")
    if names[Sign.UNKNOWN]:
        unknown = " and ".join(names[Sign.UNKNOWN])
        told.append(f"Give the link from {unknown} a sign: + fills, \N{MINUS SIGN} drains.")
    return " ".join(told) or _NO_FLOWS
