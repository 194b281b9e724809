"""Equations in the window: their dialogs, and what commands ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.equation_section import EQUATIONS, GRAPH

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor
    from loopmap.ui.panels.equations_dialog import EquationsDialog
    from loopmap.ui.panels.graph_dialog import GraphDialog
    from loopmap.ui.panels.inspector import InspectorPanel


class Models(QObject):
    """Makes each dialog when it is first asked for, beside the work."""

    def __init__(self, editor: Editor, inspector: InspectorPanel) -> None:
        super().__init__(editor)
        self._editor, self._session = editor, editor.session
        self._inspector = inspector
        self._asking = Asking(editor.session, self)
        self._asking.refused.connect(editor.refused)
        self._asking.pageWanted.connect(self.show_page)
        inspector.pageWanted.connect(self.show_page)
        self._equations: EquationsDialog | None = None
        self._graph: GraphDialog | None = None

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

    def begin_equation(self) -> None:
        """Put the keyboard into the equation of the selected variable."""
        self._editor.show_panel("right", shown=True)
        self._inspector.begin_equation()
