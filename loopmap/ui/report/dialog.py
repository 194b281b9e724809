"""The dialog of a report: template, sections, front, what is told; its outline beside them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from loopmap.analysis.dates_in_words import today
from loopmap.analysis.loop_labels import named_first
from loopmap.analysis.loops import LoopKey
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.diagram.page import title_of
from loopmap.editing.edits.reports import choose_report
from loopmap.editing.report.templates import Template
from loopmap.model.report_choice import ReportChoice
from loopmap.ui.editor import Editor
from loopmap.ui.means import Means
from loopmap.ui.page_tabs import PageTabs
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.looks import small, text
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.report.asked import Asking, ask_where, templates_of
from loopmap.ui.report.front_page import FrontPage
from loopmap.ui.report.preview import Preview
from loopmap.ui.report.sections_page import SectionsPage
from loopmap.ui.report.told_page import ToldPage
from loopmap.ui.report.writing import write
from loopmap.ui.reporting import HTML, MARKDOWN, WORD, Wanted
from loopmap.ui.theme import BASE_PIXELS, mark

KINDS = (
    (WORD, "Word document"),
    (HTML, "Web page, in one file"),
    (MARKDOWN, "Markdown, its figures beside it"),
)
PAGES = ("Sections", "Front", "What it tells")
_SIZE = QSize(1000, 620)
_SHARE_OF_SCREEN = 0.94
_MOST_LOOPS = 60
"""Loops offered to be chosen one by one."""


class ReportDialog(QDialog):
    """What was chosen is remembered with the map, as one step of undo, when it is written."""

    def __init__(self, editor: Editor, means: Means, parent: QWidget, suffix: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._editor, self._means = editor, means
        self._templates = templates_of(means)
        info = editor.session.map.info
        self._kept = info.report or ReportChoice()
        if suffix:
            self._kept = replace(self._kept, suffix=suffix)
        document = editor.session.document
        self.template, self.kind = ChoiceBox("Template"), ChoiceBox("Kind of file")
        self.about, self.faults = small(), text("\n".join(self._templates.faults))
        self.tabs, self._pages = PageTabs(), QStackedWidget()
        self.sections = SectionsPage()
        self.front = FrontPage(title_of(document.info.title, info.title), today())
        self.told = ToldPage(means, editor.session.map, partial(_loops, editor))
        self.preview = Preview(means.jobs, self._wanted)
        self.buttons = QDialogButtonBox()
        self._fill()
        self._lay_out()
        self._follow()
        self._template_chosen()
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def chosen_template(self) -> Template:
        """The template that the report is to follow."""
        return self._templates.found[self.template.currentIndex()]

    def choice(self) -> ReportChoice:
        """All that is chosen now."""
        title, author, contact, place, date = self.front.texts()
        told = self.told
        return replace(
            self._kept,
            template=self.chosen_template().name,
            suffix=str(self.kind.currentData()),
            sections=self.sections.sections(),
            title=title,
            author=author,
            contact=contact,
            place=place,
            date=date,
            maps=told.maps_told(),
            without_runs=told.runs_left_out(),
            loops=told.loops_told(),
            chosen=told.loops_chosen(),
            room=told.room.isChecked(),
            page_each=told.page_each.isChecked(),
            house=told.house.isChecked(),
            figure=told.figure_view(),
            views=told.more_views(),
        )

    def accept(self) -> None:
        """Ask for the file, remember what was chosen, and write beside the window."""
        choice, session = self.choice(), self._editor.session
        path = ask_where(self._editor, self._means, choice)
        if path is None:
            return
        asking = replace(self._asking(choice), path=path)
        if session.read_only is None:
            session.do("Report", choose_report(session.document, session.map_id, choice))
        write(self._editor, self._means, asking.of)
        super().accept()

    def done(self, result: int) -> None:
        """Close; no outline is made any more."""
        self.preview.stop()
        super().done(result)

    def _fill(self) -> None:
        for template in self._templates.found:
            self.template.addItem(template.title, template.name)
        for suffix, words in KINDS:
            self.kind.addItem(words, suffix)
        for title in PAGES:
            self.tabs.add(title)
        self.template.setCurrentIndex(max(0, self.template.findData(self._kept.template)))
        self.kind.setCurrentIndex(max(0, self.kind.findData(self._kept.suffix)))
        self.front.show_choice(self._kept)
        self.told.show_choice(self._kept)
        mark(self.faults, "warning")
        self.faults.setVisible(bool(self._templates.faults))

    def _lay_out(self) -> None:
        top = QFormLayout()
        top.setVerticalSpacing(8)
        top.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        top.addRow("Template", self.template)
        top.addRow("", self.about)
        top.addRow("Kind of file", self.kind)
        for page in (self.sections, self.front, self.told):
            self._pages.addWidget(Scrolled(_padded(page)))
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(top)
        left.addWidget(self.tabs)
        left.addWidget(self._pages, 1)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addLayout(left, 5)
        beside.addWidget(self.preview, 3)
        write_button = self.buttons.addButton("Write…", QDialogButtonBox.ButtonRole.AcceptRole)
        mark(write_button, "primary")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.faults)
        column.addLayout(beside, 1)
        column.addWidget(self.buttons)
        write_button.setDefault(True)  # a button learns of its dialog by being in it

    def _follow(self) -> None:
        self.tabs.chosen.connect(self._pages.setCurrentIndex)
        self.template.currentIndexChanged.connect(self._template_chosen)
        self.kind.currentIndexChanged.connect(self._offer)
        for page in (self.sections, self.front, self.told):
            page.changed.connect(self.preview.look)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _template_chosen(self, _: int = 0) -> None:
        """Another template brings its own sections; words written for one of them stay."""
        template = self.chosen_template()
        self.about.setText(template.about)
        kept = self._kept if template.name == self._kept.template else ReportChoice()
        self.sections.show_choice(template, kept)
        fresh = self._editor.session.map.info.report is None or kept is not self._kept
        if fresh:
            self.told.page_each.setChecked(template.page_each)
        self._offer()

    def _offer(self, _: int = 0) -> None:
        is_word = self.kind.currentData() == WORD
        self.told.offer(one_loop=self.chosen_template().one_loop, word=is_word)
        self.preview.look()

    def _wanted(self) -> Wanted:
        return self._asking(self.choice()).of(self._editor.session.document)

    def _asking(self, choice: ReportChoice) -> Asking:
        return Asking(self._editor, self._means, self.chosen_template(), choice, today())


def _loops(editor: Editor) -> list[tuple[LoopKey, str]]:
    """The loops that can be chosen, by their links, and what they are called."""
    watch = None if editor.panels is None else editor.panels.watch
    if watch is None or watch.loops is None:
        return []
    causal_map = editor.session.map
    book = watch.book
    listed = named_first(all_loops_shown(causal_map, watch.loops), book)[:_MOST_LOOPS]
    return [(e.key, f"{book.of(e).label} {book.of(e).name}".strip()) for e in listed]


def _padded(page: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(2, 4, 10, 4)
    column.addWidget(page)
    column.addStretch(1)
    return holder
