"""The export dialog: a picture or a report, how it should look, what to print around it."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from loopmap.diagram.look import SIGNS
from loopmap.diagram.page import Asked, title_of
from loopmap.diagram.style import THEMES, load_style
from loopmap.editing.loop_pages import loop_pages
from loopmap.ui.banner import Choice
from loopmap.ui.editor import Editor
from loopmap.ui.errors import sentence
from loopmap.ui.exporting import SLIDES, Export, export
from loopmap.ui.means import Means
from loopmap.ui.page_choices import PageChoices
from loopmap.ui.panels.scrolled import ScrolledFields
from loopmap.ui.reporting import HTML, MARKDOWN, WORD, Wanted, write_report
from loopmap.ui.reporting import SUFFIXES as REPORTS
from loopmap.ui.saving import file_name
from loopmap.ui.theme import mark

WHOLE, SELECTION, LOOP = "The whole map", "What is selected", "The lit loop"
_SVG = ("SVG, for the web and for editing", ".svg")
_PDF = ("PDF, for print", ".pdf")
_PNG = ("PNG, for slides and documents", ".png")
_SLIDES = ("PowerPoint, in shapes that can be edited", SLIDES)
_REPORTS = (
    ("Word report, with its loops told and its tables", WORD),
    ("Web page, the same report in one file", HTML),
    ("Markdown, the same report with its figures beside it", MARKDOWN),
)


class ExportDialog(QDialog):
    """Returns what was chosen through ``export_to``; the file's name is asked for last."""

    def __init__(self, editor: Editor, means: Means, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editor, self._means = editor, means
        self.part, self.format, self.theme = QComboBox(), QComboBox(), QComboBox()
        self.dpi = QSpinBox()
        self.title, self.legend = QCheckBox("The title of the map"), QCheckBox("A legend")
        self.light = QCheckBox("The light of the loops that are lit")
        self.source, self.date = QCheckBox("The source"), QCheckBox("Today’s date")
        self.beliefs = QCheckBox("That it is a map of beliefs, and what its links rest on")
        self.typeface = QCheckBox("Its typeface, so that it looks the same everywhere")
        self.choices = PageChoices(means.jobs)
        self._fill()
        self._lay_out()

    def choose(self, suffix: str) -> None:
        """Begin with this kind of file."""
        self.format.setCurrentIndex(self.format.findData(suffix))

    def wanted(self, path: Path) -> Export:
        """What the dialog asks for, to be written to ``path``."""
        editor, part = self._editor, self.part.currentText()
        panels = editor.panels
        lit = panels.lit.lit if panels is not None and part == LOOP else None
        badges = panels.lit.badges() if panels is not None else ()
        document, shown = editor.session.document, editor.session.map
        return Export(
            path,
            shown,
            theme=str(self.theme.currentData()),
            dpi=self.dpi.value(),
            typeface=self.typeface.isChecked(),
            title=title_of(document.info.title, shown.info.title),
            asked=Asked(
                self.title.isChecked(),
                self.legend.isChecked(),
                self.source.isChecked(),
                _today() if self.date.isChecked() else "",
                self.beliefs.isChecked(),
            ),
            selection=editor.session.selection if part == SELECTION else frozenset(),
            loop=lit or (),
            view=panels.lenses.view if panels is not None else SIGNS,
            badges=badges,
            lit=panels.lit.chosen() if panels is not None and self.light.isChecked() else (),
            paper=self.choices.paper,
            poster=self.choices.wants_poster,
            attached=self.choices.wants_attached,
            loop_pages=loop_pages(document, shown, badges) if self.choices.wants_loops else (),
        )

    def report(self, path: Path) -> Wanted:
        """The report of the whole map, to be written to ``path``."""
        session, panels = self._editor.session, self._editor.panels
        loops = panels.watch.settled if panels else None
        return Wanted(path, session.document, session.map_id, loops)

    def accept(self) -> None:
        """Ask for the file, then draw in the background."""
        info = self._editor.session.map.info
        name = f"{file_name(info.title)}{self.format.currentData()}"
        path = self._means.dialogs.to_export(Path(name))
        if path is None:
            return
        if not path.suffix:
            path = path.with_suffix(str(self.format.currentData()))
        self.export_to(path)
        super().accept()

    def export_to(self, path: Path) -> None:
        """Write the picture; the banner says where it is, or why it is not."""
        banner = self._means.banner
        is_report = path.suffix.lower() in REPORTS
        self._means.jobs.run(
            "export",
            partial(write_report, self.report(path))
            if is_report
            else partial(export, self.wanted(path)),
            lambda _: _tell_done(self._means, path),
            lambda fault: banner.warn(sentence(fault)),
        )

    def _fill(self) -> None:
        editor = self._editor
        self.part.addItem(WHOLE)
        if editor.session.selection:
            self.part.addItem(SELECTION)
        if editor.panels is not None and editor.panels.lit.lit is not None:
            self.part.addItem(LOOP)
            self.light.setChecked(True)
        self.light.setVisible(self.light.isChecked())
        for title, suffix in (_SVG, _PDF, _PNG, _SLIDES, *_REPORTS):
            self.format.addItem(title, suffix)
        for theme in THEMES:
            self.theme.addItem(load_style(theme).title, theme)
        self.dpi.setRange(48, 1200)
        self.dpi.setValue(192)
        self.dpi.setSuffix(" dots per inch")
        self.dpi.lineEdit().setTextMargins(6, 0, 6, 0)  # a style sheet does not reach it
        self.typeface.setChecked(True)
        self.title.setChecked(True)
        self.legend.setChecked(True)
        self.beliefs.setChecked(True)
        has_source = bool(editor.session.map.info.source)
        self.source.setChecked(has_source)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        form.addRow("Draw", self.part)
        form.addRow("As", self.format)
        self.choices.add_to(form)
        form.addRow("Theme", self.theme)
        form.addRow("Resolution", self.dpi)
        around = QVBoxLayout()
        around.setSpacing(6)
        for box in (
            self.light, self.title, self.legend, self.beliefs, self.source, self.date,
            self.typeface, self.choices.attached,
        ):  # fmt: skip
            around.addWidget(box)
        form.addRow("With", around)
        buttons = QDialogButtonBox()
        export_button = buttons.addButton("Export…", QDialogButtonBox.ButtonRole.AcceptRole)
        mark(export_button, "primary")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(20)
        fields = QWidget()
        fields.setLayout(form)
        column.addWidget(ScrolledFields(fields), 1)
        column.addWidget(self.choices.told)
        column.addWidget(buttons)
        self.format.currentIndexChanged.connect(self._format_chosen)
        for field in (self.part, self.choices.sizes, self.choices.pages):
            field.currentIndexChanged.connect(self._format_chosen)
        for box in (self.title, self.legend, self.beliefs, self.source):
            box.toggled.connect(self._look_at_size)
        self.finished.connect(self._stop_looking)
        self._format_chosen()

    def _format_chosen(self, _: int = 0) -> None:
        """A report is of the whole map, in its own look; a loop drawn alone needs no light."""
        chosen = str(self.format.currentData())
        is_figure = chosen not in REPORTS
        self.dpi.setEnabled(chosen == _PNG[1])
        self.typeface.setEnabled(chosen == _SVG[1])
        whole = self.part.currentText() == WHOLE
        self.choices.offer(chosen, whole=whole, picture=is_figure)
        around = (self.title, self.legend, self.beliefs, self.date)
        for field in (self.part, self.theme, *around):
            field.setEnabled(is_figure)
        self.light.setEnabled(is_figure and self.part.currentText() != LOOP)
        has_source = bool(self._editor.session.map.info.source)
        self.source.setEnabled(has_source and is_figure)
        self._look_at_size()

    def _look_at_size(self, _: bool = False) -> None:
        """See whether text on that paper could be read, and say so before it is written."""
        suffix = self.format.currentData()
        if self.isVisible():
            is_figure = suffix not in REPORTS
            self.choices.look(self.wanted(Path(f"map{suffix}")) if is_figure else None)

    def _stop_looking(self, _: int = 0) -> None:
        self.choices.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Only what people see is looked at."""
        super().showEvent(event)
        self._look_at_size()


def _tell_done(means: Means, path: Path) -> None:
    def show() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    means.banner.tell(f"It is in “{path}”.", Choice("Show it", show))


def _today() -> str:
    now = time.localtime()
    return f"{now.tm_mday} {time.strftime('%B %Y', now)}"
