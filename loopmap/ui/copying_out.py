"""A copy of the document for another program: what it cannot hold is said before it is written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from loopmap.formats.format import Format
from loopmap.formats.holding import cannot_hold
from loopmap.formats.private import OURS, ForOthers, for_others
from loopmap.formats.registry import formats_for_writing, formats_of_suffix
from loopmap.formats.storage.save import save
from loopmap.model.document import Document
from loopmap.model.token import Token
from loopmap.ui.editor import Editor
from loopmap.ui.going_out.asking import stop_asking
from loopmap.ui.going_out.writers import Copy, ask_about_copy
from loopmap.ui.means import Means
from loopmap.ui.opening import OUR_SUFFIX
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.looks import heading, text
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.saving import file_name
from loopmap.ui.theme import BASE_PIXELS, mark

HOLDS_ALL = "Nothing is lost: it can hold all that this document has."
LOST = "What it does not hold"
ROOM = "Also what is for the room"
_ROOM_MEANS = (
    "Reasons, meanings and stories, and the notes, evidence and courses for the room. What is"
    " private never goes along."
)
_EVERY_MAP = "All maps"
_SIZE = QSize(560, 420)
_SHARE_OF_SCREEN = 0.92


class CopyDialog(QDialog):
    """Asks for the kind of file and the maps, and says what is lost; then for its name.

    With a ``path`` the name is known, and the kinds are those of its ending.
    """

    def __init__(
        self,
        editor: Editor,
        means: Means,
        parent: QWidget,
        path: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Save a copy" if path is None else f"Save a copy as {path.name}")
        session = editor.session
        self._editor, self._means, self._path = editor, means, path
        self._document, self._shown = session.document, session.map_id
        self.kind = ChoiceBox("Kind of file")
        self.which = ChoiceBox("Maps", "which maps of the document are written")
        self.room = QCheckBox(ROOM)
        self.room.setToolTip(_ROOM_MEANS)
        self.room.setAccessibleDescription(_ROOM_MEANS)
        self.lost = text()
        self.buttons = QDialogButtonBox()
        write = self.buttons.addButton(
            "Write it" if path else "Write…", QDialogButtonBox.ButtonRole.AcceptRole
        )
        mark(write, "primary")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._fill()
        self._lay_out()
        write.setDefault(True)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.which.currentIndexChanged.connect(self._tell)
        self.room.toggled.connect(self._tell)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(partial(stop_asking, means))
        self._kind_chosen()
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def chosen(self) -> Format:
        """The kind of file that is to be written."""
        return self._kinds[self.kind.currentIndex()]

    def wanted(self) -> ForOthers:
        """What is written: the chosen maps, of what is not public only what was asked for."""
        only = self.which.currentData()
        document = self._document
        if only is not None:
            document = replace(document, maps={only: document.maps[only]})
        return for_others(document, self.chosen(), room=self.room.isChecked())

    def sentences(self) -> tuple[str, ...]:
        """What is lost, and what stays here because it is private or for the room."""
        going = self.wanted()
        return (*cannot_hold(self.chosen(), going.document), *going.told())

    def accept(self) -> None:
        """Ask for the name where it is not known, and for what may go; write in the background."""
        kind, path = self.chosen(), self._path
        if path is None:
            name = f"{file_name(self._document.info.title)}{kind.suffixes[0]}"
            path = self._means.dialogs.to_copy(Path(name), kind)
        if path is None:
            return
        copy = Copy(kind, self.which.currentData(), self.room.isChecked())
        ask_about_copy(self._editor, self._means, copy, partial(self._write, path, kind), self)

    def _write(self, path: Path, kind: Format, document: Document) -> None:
        write_copy(path, kind, document, self._means)
        super().accept()

    def _fill(self) -> None:
        every = (
            formats_for_writing() if self._path is None else formats_of_suffix(self._path.suffix)
        )
        self._kinds = [each for each in every if each.id != OURS]
        for each in self._kinds:
            self.kind.addItem(f"{each.title} ({each.suffixes[0]})")

    def _kind_chosen(self, _: int = 0) -> None:
        """A kind that holds one map gets the one on show."""
        document, chosen = self._document, self.which.currentData()
        self.which.blockSignals(True)
        self.which.clear()
        if "maps" in self.chosen().keeps:
            self.which.addItem(_EVERY_MAP, None)
        for map_id in document.map_order:
            self.which.addItem(document.maps[map_id].info.title, map_id)
        default = 0 if "maps" in self.chosen().keeps else self.which.findData(self._shown)
        known = self.which.findData(chosen) if chosen is not None else -1
        self.which.setCurrentIndex(known if known >= 0 else default)
        self.which.blockSignals(False)
        self._tell()

    def _tell(self, _: int | bool = 0) -> None:
        sentences = self.sentences()
        told = "\n".join(f"• {each}" for each in sentences)
        self.lost.setText(told or HOLDS_ALL)
        self.lost.setAccessibleName(f"{LOST}: {told}" if told else HOLDS_ALL)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(10)
        form.addRow("Kind of file", self.kind)
        if len(self._document.maps) > 1:
            form.addRow("Maps", self.which)
        form.addRow("For", self.room)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.lost)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addLayout(form)
        whole.addWidget(heading(LOST))
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(self.buttons)


def write_copy(path: Path, kind: Format, document: Document, means: Means) -> None:
    """Write in the background; the banner says that it is done, or why not."""

    def work(_: Token) -> None:
        assert kind.write is not None
        save(path, kind.write(document))

    def done(_: None) -> None:
        means.banner.tell(
            f"A copy was written to “{path.name}”. Save keeps the document itself, as {OUR_SUFFIX}."
        )

    means.writing.write(path, work, done)
