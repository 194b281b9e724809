"""Equations in the window: their dialogs, and what commands ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.equation_section import EQUATIONS, GRAPH, PROPOSE, PROPOSE_REST, TIMES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loopmap.ui.editor import Editor
    from loopmap.ui.jobs import Jobs
    from loopmap.ui.panels.equations_dialog import EquationsDialog
    from loopmap.ui.panels.graph_dialog import GraphDialog
    from loopmap.ui.panels.inspector import InspectorPanel
    from loopmap.ui.panels.run_panel import RunPanel
    from loopmap.ui.proposing import Proposing


class Models(QObject):
    """Makes each dialog when it is first asked for, beside the work."""

    def __init__(
        self, editor: Editor, inspector: InspectorPanel, run: RunPanel, jobs: Jobs
    ) -> None:
        super().__init__(editor)
        self._editor, self._session, self._jobs = editor, editor.session, jobs
        self._inspector, self._run = inspector, run
        self._asking = Asking(editor.session, self)
        self._asking.refused.connect(editor.refused)
        self._asking.pageWanted.connect(self.show_page)
        inspector.pageWanted.connect(self.show_page)
        run.models.pageWanted.connect(self.show_page)
        self._equations: EquationsDialog | None = None
        self._graph: GraphDialog | None = None
        self._proposing: Proposing | None = None

    def close_session(self) -> None:
        """Stop listening to the session."""
        for part in (self._equations, self._graph, self._proposing):
            if part is not None:
                part.close_session()

    def chosen(self) -> Variable | None:
        """The variable that is selected alone, or None."""
        selected = self._session.selection
        record = self._session.map.get(next(iter(selected))) if len(selected) == 1 else None
        return record if isinstance(record, Variable) else None

    def show_page(self, page: str, record: str) -> None:
        """One of the pages that panels ask for."""
        if page == EQUATIONS:
            self.show_equations(RecordId(record))
        elif page == GRAPH:
            self.show_graph(RecordId(record))
        elif page == PROPOSE:
            self.propose(RecordId(record))
        elif page == PROPOSE_REST:
            self.propose()
        elif page == TIMES:
            self.begin_times()

    def show_equations(self, variable: RecordId | None = None) -> None:
        """The table of all equations, at one variable or at the first that wants something."""
        from loopmap.ui.panels.equations_dialog import EquationsDialog

        if self._equations is None:
            readings = self._run.models.readings
            self._equations = EquationsDialog(self._asking, readings, self._editor)
            self._equations.wanted.connect(self._editor.canvas.looking.reveal)
        self._equations.show_at(variable)

    def show_graph(self, variable: RecordId) -> None:
        """The graph of a variable, to be drawn."""
        from loopmap.ui.panels.graph_dialog import GraphDialog

        if self._graph is None:
            self._graph = GraphDialog(self._session, self._asking, self._editor)
        self._graph.show_variable(variable)

    def propose(self, variable: RecordId | None = None) -> None:
        """Show a first equation for a variable, or for all that want one, to be taken or left."""
        from loopmap.ui.proposing import Proposing

        if self._proposing is None:
            self._proposing = Proposing(self._asking, self._jobs, self._dialog_parent, self)
            self._proposing.hint.connect(self._editor.hint)
        self._proposing.propose(variable)

    def _dialog_parent(self) -> QWidget:
        """Over the table of equations where that is open."""
        table = self._equations
        return self._editor if table is None or table.isHidden() else table

    def run_as_model(self) -> None:
        """Show the run panel, running the map by its equations."""
        self._editor.show_panel("run", shown=True)
        self._run.modes.choose(True)

    def run_as_map(self) -> None:
        """Show the run panel, running the map by its links."""
        self._editor.show_panel("run", shown=True)
        self._run.modes.choose(False)

    @property
    def is_model(self) -> bool:
        """Whether the map on show is run by its equations."""
        return self._run.modes.is_model

    def begin_times(self) -> None:
        """Put the keyboard where it is said when the map is run."""
        self._session.select(frozenset())
        self._editor.show_panel("right", shown=True)
        self._inspector.refresh()
        self._inspector.begin_times()

    def begin_equation(self) -> None:
        """Put the keyboard into the equation of the selected variable."""
        self._editor.show_panel("right", shown=True)
        self._inspector.begin_equation()
