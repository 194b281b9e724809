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

    from loopmap.editing.proposals.proposing import Proposed
    from loopmap.ui.editor import Editor
    from loopmap.ui.panels.equations_dialog import EquationsDialog
    from loopmap.ui.panels.graph_dialog import GraphDialog
    from loopmap.ui.panels.inspector import InspectorPanel
    from loopmap.ui.panels.proposals_dialog import ProposalsDialog
    from loopmap.ui.panels.run_panel import RunPanel


class Models(QObject):
    """Makes each dialog when it is first asked for, beside the work."""

    def __init__(self, editor: Editor, inspector: InspectorPanel, run: RunPanel) -> None:
        super().__init__(editor)
        self._editor, self._session = editor, editor.session
        self._inspector, self._run = inspector, run
        self._asking = Asking(editor.session, self)
        self._asking.refused.connect(editor.refused)
        self._asking.pageWanted.connect(self.show_page)
        inspector.pageWanted.connect(self.show_page)
        run.models.pageWanted.connect(self.show_page)
        self._equations: EquationsDialog | None = None
        self._graph: GraphDialog | None = None
        self._proposals: ProposalsDialog | None = None

    def close_session(self) -> None:
        """Stop listening to the session."""
        for dialog in (self._equations, self._graph):
            if dialog is not None:
                dialog.close_session()

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
            self.propose_rest()
        elif page == TIMES:
            self.begin_times()

    def show_equations(self, variable: RecordId | None = None) -> None:
        """The table of all equations, at one variable or at the first that wants something."""
        from loopmap.ui.panels.equations_dialog import EquationsDialog

        if self._equations is None:
            self._equations = EquationsDialog(self._session, self._asking, self._editor)
            self._equations.wanted.connect(self._editor.canvas.looking.reveal)
        self._equations.show_at(variable)

    def show_graph(self, variable: RecordId) -> None:
        """The graph of a variable, to be drawn."""
        from loopmap.ui.panels.graph_dialog import GraphDialog

        if self._graph is None:
            self._graph = GraphDialog(self._session, self._asking, self._editor)
        self._graph.show_variable(variable)

    def propose(self, variable: RecordId) -> None:
        """Show a first equation for a variable, to be taken or left."""
        from loopmap.editing.proposals.proposing import propose

        session = self._session
        self._show(propose(session.document, session.map_id, variable, session.new_id))

    def propose_rest(self) -> None:
        """Show first equations for all variables that want one, to be taken or left."""
        from loopmap.editing.proposals.proposing import propose_rest

        session = self._session
        proposed = propose_rest(session.document, session.map_id, session.new_id)
        if proposed.proposals:
            self._show(proposed)
        else:
            self._editor.hint.emit("Every variable has an equation already.")

    def _show(self, proposed: Proposed) -> None:
        from loopmap.ui.panels.proposals_dialog import ProposalsDialog

        if self._proposals is not None:
            self._proposals.close()
        after = self._session.document.apply(proposed.change).maps[self._session.map_id]
        self._proposals = ProposalsDialog(after, proposed, self._dialog_parent())
        self._proposals.taken.connect(self._take)
        self._proposals.show()

    def _dialog_parent(self) -> QWidget:
        """Over the table of equations where that is open."""
        table = self._equations
        return self._editor if table is None or table.isHidden() else table

    def _take(self, proposed: Proposed) -> None:
        done = self._asking.do("Propose equations", lambda: proposed.change)
        if done and len(proposed.proposals) == 1:
            self._editor.hint.emit(proposed.proposals[0].why)

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
