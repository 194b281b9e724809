"""The export dialog: a picture or a report, how it should look, what to print around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.look import SIGNS
from loopmap.diagram.page import title_of
from loopmap.editing.loop_pages import loop_pages
from loopmap.model.document import Document
from loopmap.model.token import Token
from loopmap.ui.banner import Choice
from loopmap.ui.editor import Editor
from loopmap.ui.export.around import WhatIsAround
from loopmap.ui.export.before import BeforeWriting, keep_in_sight
from loopmap.ui.export.drawn import WhatIsDrawn
from loopmap.ui.export.kinds import KINDS, is_figure
from loopmap.ui.export.looks import HowItLooks
from loopmap.ui.export.pages import PageChoices
from loopmap.ui.export.views import ViewChoice
from loopmap.ui.exporting import Export, export, paths_of
from loopmap.ui.going_out.asking import stop_asking
from loopmap.ui.going_out.writers import ask_about_figure, ask_about_report
from loopmap.ui.means import Means
from loopmap.ui.panels.scrolled import ScrolledFields
from loopmap.ui.report.dialog import ReportDialog
from loopmap.ui.reporting import Wanted, write_report
from loopmap.ui.saving import file_name
from loopmap.ui.theme import mark

FRAMED = 150
"""Milliseconds after which a window has got its frame, which may be taller than the screen."""


class ExportDialog(QDialog):
    """Returns what was chosen through ``export_to``; the file's name is asked for last."""

    def __init__(self, editor: Editor, means: Means, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editor, self._means = editor, means
        self.format = QComboBox()
        for title, suffix in KINDS:
            self.format.addItem(title, suffix)
        self.views = ViewChoice(editor, self)
        self.drawn = WhatIsDrawn(editor, self)
        self.pages = PageChoices(self)
        self.looks = HowItLooks()
        self.around = WhatIsAround(editor, self)
        self.before = BeforeWriting(means.jobs)
        self._framed = QTimer(self, singleShot=True, interval=FRAMED)
        self._framed.timeout.connect(partial(keep_in_sight, self))
        self._lay_out()
        self._follow()

    def choose(self, suffix: str) -> None:
        """Begin with this kind of file."""
        self.format.setCurrentIndex(self.format.findData(suffix))

    def wanted(self, path: Path) -> Export:
        """What the dialog asks for, to be written to ``path``."""
        session, panels, badges = self._editor.session, self._editor.panels, self._badges
        document, shown = session.document, session.map
        wanted = Export(
            path,
            shown,
            title=title_of(document.info.title, shown.info.title),
            view=panels.lenses.view if panels is not None else SIGNS,
            badges=badges,
            loop_pages=loop_pages(document, shown, badges, room=self.around.room.isChecked())
            if self.pages.wants_loops
            else (),
        )
        for part in (self.drawn, self.pages, self.looks, self.around, self.views):
            wanted = part.on(wanted)
        return wanted

    def report(self, path: Path, document: Document) -> Wanted:
        """The report of the whole map, to be written to ``path``."""
        session, panels = self._editor.session, self._editor.panels
        loops = panels.watch.settled if panels else None
        return Wanted(path, document, session.map_id, loops)

    def accept(self) -> None:
        """Ask for the file and for what may be in it, then draw in the background.

        A report has a dialog of its own.
        """
        if not is_figure(self._suffix):
            super().accept()
            ReportDialog(self._editor, self._means, self._editor.window(), self._suffix).open()
            return
        title = self.views.name or self._editor.session.map.info.title
        path = self._means.dialogs.to_export(Path(f"{file_name(title)}{self._suffix}"))
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(self._suffix)
        if taken := self._taken(path):
            self.before.say(f"“{taken}” is there already. Choose another name or folder.")
            return
        self.export_to(path)

    def _taken(self, path: Path) -> str:
        """A file that nobody said may go, which one beside ``path`` would replace; "" for none."""
        if path.exists() or not is_figure(path.suffix.lower()):
            return ""
        return next((each.name for each in paths_of(self.wanted(path)) if each.exists()), "")

    def export_to(self, path: Path) -> None:
        """Write what may go out of it; the banner says where it is, or why it is not."""
        editor, means = self._editor, self._means
        if is_figure(path.suffix.lower()):
            ask_about_figure(editor, means, self.wanted(path), self._write_figure, self)
        else:
            ask_about_report(editor, means, partial(self.report, path), self._write_report, self)

    def _write_figure(self, wanted: Export) -> None:
        self._write(partial(export, wanted), *paths_of(wanted))

    def _write_report(self, wanted: Wanted) -> None:
        self._write(partial(write_report, wanted), wanted.path)

    def _write(self, work: Callable[[Token], object], path: Path, *beside: Path) -> None:
        means = self._means
        told = partial(_tell_done, means, path, len(beside))
        means.writing.write(path, work, told, beside)
        if self.isVisible():
            super().accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(20)
        column.addWidget(ScrolledFields(self._fields()), 1)
        column.addWidget(self.before)
        column.addWidget(self._buttons())

    def _fields(self) -> QWidget:
        fields = QWidget()
        form = QFormLayout(fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        self.views.add_to(form)
        self.drawn.add_to(form)
        form.addRow("As", self.format)
        self.pages.add_to(form)
        self.looks.add_to(form)
        boxes = QVBoxLayout()
        boxes.setSpacing(6)
        for box in (*self.around, self.looks.typeface, self.pages.attached):
            boxes.addWidget(box)
        form.addRow("With", boxes)
        return fields

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        mark(buttons.addButton("Export…", QDialogButtonBox.ButtonRole.AcceptRole), "primary")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _follow(self) -> None:
        """Offer what goes with what is chosen, now and whenever that changes."""
        self.format.currentIndexChanged.connect(self._offer)
        for part in (self.views, self.drawn):
            part.changed.connect(self._offer)
        self.pages.changed.connect(self._offer)
        self.around.changed.connect(self._look_at_size)
        self.before.loops_wanted.connect(self.pages.add_loops)
        if self._editor.panels is not None:  # a search may still be on its way
            self._editor.panels.watch.changed.connect(self._offer)
        self.finished.connect(self.before.stop)
        self.finished.connect(partial(stop_asking, self._means))
        self._offer()

    @property
    def _badges(self) -> tuple[Badge, ...]:
        panels = self._editor.panels
        return panels.lit.badges() if panels is not None else ()

    @property
    def _suffix(self) -> str:
        return str(self.format.currentData())

    def _offer(self) -> None:
        """A report is of the whole map, in its own look."""
        picture = is_figure(self._suffix)
        self.drawn.offer(picture=picture)
        self.pages.offer(self._suffix, loops=self.drawn.is_whole and bool(self._badges))
        self.looks.offer(self._suffix)
        self.around.offer(picture=picture, one_loop=self.drawn.is_one_loop)
        self.views.offer(self._suffix, self._said_by_views)
        self._look_at_size()

    @property
    def _said_by_views(self) -> tuple[QWidget, ...]:
        return self.drawn.part, self.pages.sizes, self.pages.which, self.looks.theme, *self.around

    def _look_at_size(self) -> None:
        """See whether text on that paper could be read, and say so before it is written."""
        if self.isVisible():
            wanted = self.wanted(Path(f"map{self._suffix}")) if is_figure(self._suffix) else None
            may_add = self.pages.may_add_loops and not self.views.chosen
            self.before.look(wanted, may_add_loops=may_add)

    def showEvent(self, event: QShowEvent) -> None:
        """Only what people see is looked at."""
        super().showEvent(event)
        self._look_at_size()
        self._framed.start()


def _tell_done(means: Means, path: Path, beside: int, _: object) -> None:
    def show() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    loops = "a loop in a file" if beside == 1 else f"{beside} loops in files"
    more = f", with {loops} beside it" if beside else ""
    means.banner.tell(f"It is in “{path}”{more}.", Choice("Show it", show))
