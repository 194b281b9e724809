"""What can be chosen of a figure's pages: their size, how many, and how arrows on slides are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout

from loopmap.diagram.papers import PAPERS, SLIDE
from loopmap.ui.export.kinds import is_figure
from loopmap.ui.figures import PDF, SLIDES, Export

ONE, LOOPS, POSTER = "one", "loops", "poster"
_TITLES = {
    ONE: "The map",
    LOOPS: "The map, then each key loop, told in words",
    POSTER: "A poster over sheets of A4",
}
_IN_FILES = "The map, and each key loop in a file of its own"
_FREE = "As large as the map"


class PageChoices(QObject):
    """Fields that are offered where the chosen kind of file has a use for them.

    ``changed`` tells of another choice of size or pages.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sizes, self.which = QComboBox(), QComboBox()
        self.sizes.addItem(_FREE, "")
        for paper in PAPERS:
            self.sizes.addItem(paper.title, paper.key)
        self.attached = QCheckBox("Straight arrows that stay attached when boxes are moved")
        self.attached.setToolTip("Otherwise arrows are arcs, as on the screen.")
        self._suffix, self._with_loops, self._chosen = "", False, ""
        self._offer_pages()
        for field in (self.sizes, self.which):
            field.currentIndexChanged.connect(self.changed)

    def add_to(self, form: QFormLayout) -> None:
        """The fields of sizes and pages as rows."""
        form.addRow("Size", self.sizes)
        form.addRow("Pages", self.which)

    def offer(self, suffix: str, *, loops: bool) -> None:
        """What can be chosen for this kind of file; ``loops``: whether there are any to show."""
        self.attached.setEnabled(suffix == SLIDES)
        if (suffix, loops) != (self._suffix, self._with_loops):
            self._suffix, self._with_loops = suffix, loops
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

    def on(self, wanted: Export) -> Export:
        """The same figure on such pages."""
        return replace(
            wanted, paper=self.paper, poster=self.wants_poster, attached=self.wants_attached
        )

    def add_loops(self) -> None:
        """Choose pages of loops, where they are offered."""
        self.which.setCurrentIndex(max(0, self.which.findData(LOOPS)))

    @property
    def paper(self) -> str:
        return str(self.sizes.currentData()) if self.sizes.isEnabled() else ""

    @property
    def wants_attached(self) -> bool:
        return self.attached.isEnabled() and self.attached.isChecked()

    @property
    def wants_loops(self) -> bool:
        return bool(self.which.currentData() == LOOPS)

    @property
    def may_add_loops(self) -> bool:
        """Whether pages of loops are offered and not chosen."""
        return not self.wants_loops and self.which.findData(LOOPS) >= 0

    @property
    def wants_poster(self) -> bool:
        return bool(self.which.currentData() == POSTER)

    def _offer_pages(self) -> None:
        """The pages that files of this kind can hold, what was chosen among them kept."""
        chosen = self.which.currentData()
        self.which.blockSignals(True)
        self.which.clear()
        for pages, title in self._offered():
            self.which.addItem(title, pages)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self.which.blockSignals(False)

    def _offered(self) -> Iterator[tuple[str, str]]:
        yield ONE, _TITLES[ONE]
        if self._with_loops and is_figure(self._suffix):
            is_one_file = self._suffix in {PDF, SLIDES}
            yield LOOPS, _TITLES[LOOPS] if is_one_file else _IN_FILES
        if self._suffix == PDF:
            yield POSTER, _TITLES[POSTER]
