"""The graph of one variable, beside the work: every gesture one step that undo takes back."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from loopmap.editing.edits.quantities import set_graph
from loopmap.editing.equation.graph_points import first_graph
from loopmap.editing.session import Event, Session
from loopmap.model.equations import Graph
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.graph_editor import GraphEditor
from loopmap.ui.panels.looks import muted, strong
from loopmap.ui.theme import BASE_PIXELS
from loopmap.ui.undo_here import undo_here

_SIZE = QSize(780, 560)
_SHARE_OF_SCREEN = 0.9
HOW = (
    "Drag points, press on empty ground for a new one, Delete takes one away. With the keyboard:"
    " Left and Right choose, Up and Down move, with Ctrl sideways, with Shift further."
)


class GraphDialog(QDialog):
    """Follows its variable while it is open, and closes when that is gone."""

    def __init__(self, session: Session, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._asking = session, asking
        self._map, self._variable = MapId(""), RecordId("")
        self._name = strong("")
        self._told = muted()
        self.editor = GraphEditor()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in (self._name, self._told):
            column.addWidget(widget)
        column.addWidget(self.editor, 1)
        column.addWidget(muted(HOW))
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self.editor.changed.connect(self._draw)
        self.editor.refused.connect(asking.refused)
        undo_here(session, self)
        self._stop = session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()

    def show_variable(self, variable: RecordId) -> None:
        """Show the graph of a variable of the map on show, or where one may begin."""
        self._map, self._variable = self._session.map_id, variable
        self._follow()
        self.editor.fit_axes()
        self.show()
        self.raise_()
        self.activateWindow()
        self.editor.plot.setFocus()

    def _hear(self, event: Event) -> None:
        if event.change.touched(Variable) or event.replaced:
            self._follow()

    def _follow(self) -> None:
        standing = self._session.document.maps.get(self._map)
        variable = None if standing is None else standing.variables.get(self._variable)
        if variable is None:
            self.hide()
            return
        self.setWindowTitle(f"Graph of {variable.name}")
        self._name.setText(variable.name)
        self._told.setText(_told(variable))
        across = variable.equation or "what it is read at"
        unit = f" ({variable.unit})" if variable.unit else ""
        self.editor.set_names(across, f"{variable.name}{unit}")
        self.editor.show_graph(variable.graph or first_graph((0.0, 1.0), (0.0, 1.0)))

    def _draw(self, graph: Graph) -> None:
        done = self._asking.do(
            "Draw the graph",
            lambda: set_graph(self._session.document, self._map, self._variable, graph),
        )
        if not done:
            self._follow()


def _told(variable: Variable) -> str:
    """Where the graph is read, as far as that is said."""
    if variable.graph is None:
        return "It has no graph yet: what is drawn here becomes one."
    if variable.equation.strip():
        return f"Its value is read from the graph at {variable.equation}."
    return f"Other equations read it: LOOKUP({variable.name}, x)."
