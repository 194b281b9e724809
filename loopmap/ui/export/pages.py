"""What can be chosen of a figure's pages: their size, how many, and how arrows on slides are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel

from loopmap.diagram.papers import PAPERS, SLIDE
from loopmap.ui.errors import sentence
from loopmap.ui.export.kinds import is_figure
from loopmap.ui.figures import PDF, SLIDES, Export, too_small
from loopmap.ui.jobs import Jobs
from loopmap.ui.theme import mark

ONE = "The map"
LOOPS = "The map, then each key loop, told in words"
POSTER = "A poster over sheets of A4"
_JOB = "size of text"
_FREE = "As large as the map"


class PageChoices(QObject):
    """Fields that are offered where the chosen kind of file has a use for them.

    ``told`` says before a figure is written that its text would be too small. ``changed``
    tells of another choice of size or pages.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.sizes, self.which = QComboBox(), QComboBox()
        self.sizes.addItem(_FREE, "")
        for paper in PAPERS:
            self.sizes.addItem(paper.title, paper.key)
        self.attached = QCheckBox("Straight arrows that stay attached when boxes are moved")
        self.attached.setToolTip("Otherwise arrows are arcs, as on the screen.")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.told, "warning")
        self.told.hide()
        self._suffix, self._whole, self._chosen = "", True, ""
        self._offer_pages()
        for field in (self.sizes, self.which):
            field.currentIndexChanged.connect(self.changed)

    def add_to(self, form: QFormLayout) -> None:
        """The fields of sizes and pages as rows."""
        form.addRow("Size", self.sizes)
        form.addRow("Pages", self.which)

    def offer(self, suffix: str, *, whole: bool) -> None:
        """What can be chosen for this kind of file; pages of loops for the ``whole`` map alone."""
        self.attached.setEnabled(suffix == SLIDES)
        if (suffix, whole) != (self._suffix, self._whole):
            self._suffix, self._whole = suffix, whole
            self._offer_pages()
        self.which.setEnabled(self.which.count() > 1)
        is_fixed = self.wants_poster or not is_figure(suffix)
        self._fix_size(SLIDE.key if suffix == SLIDES else "" if is_fixed else None)

    def _fix_size(self, key: str | None) -> None:
        """Show the one size there can be; None where people choose, what they chose before."""
        if self.sizes.isEnabled():
            self._chosen = str(self.sizes.currentData())
        self.sizes.setEnabled(key is None)
        self.sizes.blockSignals(True)
        self.sizes.setCurrentIndex(self.sizes.findData(self._chosen if key is None else key))
        self.sizes.blockSignals(False)

    def look(self, wanted: Export | None) -> None:
        """See beside the window whether text of such a figure could be read; None for no figure."""
        self._jobs.cancel(_JOB)
        if wanted is None:
            self._say("")
            return
        self._jobs.run(
            _JOB,
            lambda _token: too_small(wanted, wanted.path.suffix),
            self._say,
            lambda fault: self._say(sentence(fault)),
        )

    def on(self, wanted: Export) -> Export:
        """The same figure on such pages."""
        return replace(
            wanted, paper=self.paper, poster=self.wants_poster, attached=self.wants_attached
        )

    def close(self) -> None:
        """No more is looked at or said."""
        self._jobs.cancel(_JOB)

    def _say(self, told: str) -> None:
        self.told.setText(told)
        self.told.setAccessibleName(told)
        self.told.setVisible(bool(told))
        window = self.told.window()
        room = window.screen().availableSize()
        window.resize(window.sizeHint().expandedTo(window.size()).boundedTo(room))

    @property
    def paper(self) -> str:
        return str(self.sizes.currentData()) if self.sizes.isEnabled() else ""

    @property
    def wants_attached(self) -> bool:
        return self.attached.isEnabled() and self.attached.isChecked()

    @property
    def wants_loops(self) -> bool:
        return self.which.currentText() == LOOPS

    @property
    def wants_poster(self) -> bool:
        return self.which.currentText() == POSTER

    def _offer_pages(self) -> None:
        """The pages that one file of this kind can hold, what was chosen among them kept."""
        offered = [ONE]
        if self._suffix in {PDF, SLIDES} and self._whole:
            offered.append(LOOPS)
        if self._suffix == PDF:
            offered.append(POSTER)
        chosen = self.which.currentText()
        self.which.blockSignals(True)
        self.which.clear()
        self.which.addItems(offered)
        self.which.setCurrentIndex(max(0, self.which.findText(chosen)))
        self.which.blockSignals(False)
