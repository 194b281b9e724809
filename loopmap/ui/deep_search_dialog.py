"""The dialog of a deep search: how far to go, where to write, and how far it has come."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from loopmap.analysis.loops import LoopList
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.ui.editor import Editor
from loopmap.ui.editor_panels import EditorPanels
from loopmap.ui.going_out.asking import Leaving, ask_first, stop_asking
from loopmap.ui.going_out.held import held_by_maps
from loopmap.ui.means import Means
from loopmap.ui.saving import file_name
from loopmap.ui.theme import mark

MOST = 1_000_000
_WHAT = (
    "The list beside the map stops where it gets too long to read. A deep search goes on"
    " and writes the loops it finds to a file, shortest first. You can go on working."
)


class DeepSearchDialog(QDialog):
    """Stays beside the work until it is closed; closing it stops the search."""

    def __init__(
        self, editor: Editor, panels: EditorPanels, means: Means, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Deep search for loops")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editor, self._means = editor, means
        self.length, self.most = QSpinBox(), QSpinBox()
        self.status = QLabel()
        self.search = panels.deep
        self._busy = QProgressBar()
        self._start, self._stop = QPushButton("Search…"), QPushButton("Stop")
        self._path: Path | None = None
        self._fill(panels)
        self._lay_out()
        self._connect()
        self._show_running(False)

    def begin(self) -> None:
        """Ask for the file, then search."""
        name = f"{file_name(self._editor.session.map.info.title)} loops.csv"
        path = self._means.dialogs.to_list(Path(name))
        if path is not None:
            map_id = self._editor.session.map_id
            leaving = Leaving("The list of loops", partial(held_by_maps, (map_id,)))
            begin = partial(self.begin_to, path, map_id)
            ask_first(self._editor, self._means, leaving, begin, self)

    def begin_to(self, path: Path, map_id: MapId, going: Document) -> None:
        """Search a map of what may go out, and write what is found to that file."""
        self._path = path
        self.status.setText("Starting …")
        self.search.start(going.maps[map_id], path, self.length.value(), self.most.value())
        self._show_running(self.search.is_running)

    def done(self, result: int) -> None:
        """Close, and stop the search; its file keeps what is finished."""
        stop_asking(self._means)
        self.search.stop()
        super().done(result)

    def _fill(self, panels: EditorPanels) -> None:
        variables = max(2, len(self._editor.session.map.variables))
        self.length.setRange(1, variables)
        self.length.setValue(min(variables, _deeper(panels.watch.loops)))
        self.length.setSuffix(" links at most")
        self.most.setRange(1, MOST)
        self.most.setGroupSeparatorShown(True)
        self.most.setSingleStep(10_000)
        self.most.setValue(MOST)
        self.most.setSuffix(" loops at most")
        for box in (self.length, self.most):
            box.lineEdit().setTextMargins(6, 0, 6, 0)  # a style sheet does not reach it
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        room = self._busy.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(room)
        self._busy.setAccessibleName("The search is running")

    def _lay_out(self) -> None:
        what = QLabel(_WHAT)
        for label in (what, self.status):
            label.setWordWrap(True)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        form.addRow("Length", self.length)
        form.addRow("Number", self.most)
        buttons = QDialogButtonBox()
        mark(self._start, "primary")
        buttons.addButton(self._start, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._stop, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        for part in (what, form, self._busy, self.status, buttons):
            column.addLayout(part) if isinstance(part, QFormLayout) else column.addWidget(part)
        self.status.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.status.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        what.setMinimumWidth(420)

    def _connect(self) -> None:
        self._start.clicked.connect(self.begin)
        self._stop.clicked.connect(self.search.stop)
        self.search.told.connect(self.status.setText)
        self.search.ended.connect(self._ended)

    def _ended(self, why: str) -> None:
        self._show_running(False)
        if why:
            self.status.setText(why)
        else:
            self._means.banner.tell(f"{self.status.text()} They are in {self._path}.")

    def _show_running(self, running: bool) -> None:
        self._busy.setVisible(running)
        self._stop.setEnabled(running)
        self._start.setEnabled(not running)
        self.length.setEnabled(not running)
        self.most.setEnabled(not running)


def _deeper(loops: LoopList | None) -> int:
    """A length to begin with: somewhat beyond the list people have."""
    return 12 if loops is None else loops.complete_to_length + 3
