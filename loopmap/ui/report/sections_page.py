"""The page of sections: which are there, in which order, and people's own words around them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from loopmap.editing.report.plan import in_chosen_order
from loopmap.editing.report.templates import Template, TemplateSection
from loopmap.model.report_choice import ReportChoice, SectionChoice
from loopmap.ui.panels.fields import TextField, plain_button
from loopmap.ui.panels.looks import heading, small
from loopmap.ui.report.tick_list import TickList

_LINES = 3


class SectionsPage(QWidget):
    """``changed`` tells of anything that is written otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = TickList("Sections of the report", moves=True)
        self.up = plain_button("Up", "Move the section up (Alt+Up)")
        self.down = plain_button("Down", "Move the section down (Alt+Down)")
        self.about = heading("")
        self.before = TextField("Your words before it", lines=_LINES)
        self.after = TextField("Your words after it", lines=_LINES)
        self._before_label, self._after_label = QLabel(), QLabel("After it")
        self._sections: dict[str, TemplateSection] = {}
        self._words: dict[str, tuple[str, str]] = {}
        self._lay_out()
        self._follow()

    def show_choice(self, template: Template, choice: ReportChoice) -> None:
        """The sections of that template as people chose them. Words stay by a section's name."""
        own = {each.id: each for each in choice.sections}
        self._words |= {i: (each.before, each.after) for i, each in own.items()}
        in_order = in_chosen_order(template, choice)
        self._sections = {each.id: each for each in in_order}
        self.list.show_rows(
            (each.id, each.title, own[each.id].shown if each.id in own else each.shown)
            for each in in_order
        )
        self.list.setCurrentRow(0)
        self._show_words()

    def sections(self) -> tuple[SectionChoice, ...]:
        """The sections as they are chosen now."""
        return tuple(
            SectionChoice(str(key), shown, *self._words.get(str(key), ("", "")))
            for key, shown in self.list.rows()
        )

    def _lay_out(self) -> None:
        moving = QHBoxLayout()
        moving.addWidget(self.up)
        moving.addWidget(self.down)
        moving.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(moving)
        self._before_label.setBuddy(self.before)
        self._after_label.setBuddy(self.after)
        right = QVBoxLayout()
        right.setSpacing(6)
        hint = small("Plain paragraphs; an empty line begins another.")
        for part in (
            self.about,
            self._before_label,
            self.before,
            self._after_label,
            self.after,
            hint,
        ):
            right.addWidget(part)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 2)
        row.addLayout(right, 3)

    def _follow(self) -> None:
        self.list.changed.connect(self.changed)
        self.list.currentRowChanged.connect(self._show_words)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        for field in (self.before, self.after):
            field.textChanged.connect(self._take_words)

    def _move_up(self) -> None:
        self.list.move_current(-1)

    def _move_down(self) -> None:
        self.list.move_current(1)

    def _show_words(self, _: int = 0) -> None:
        section = self._sections.get(str(self.list.current()))
        fields: Sequence[TextField] = (self.before, self.after)
        words = self._words.get(section.id, ("", "")) if section else ("", "")
        for field, text in zip(fields, words, strict=True):
            field.blockSignals(True)
            field.setPlainText(text)
            field.blockSignals(False)
            field.show_text(text)
            field.setEnabled(section is not None)
        if section is None:
            return
        self.about.setText(f"Your own words in “{section.title}”")
        self.before.setPlaceholderText(section.ask)
        self.before.setAccessibleDescription(f"{section.title}. {section.ask}")
        self._before_label.setText("Before it" if section.tells else "All of it")
        for part in (self._after_label, self.after):
            part.setVisible(section.tells is not None)

    def _take_words(self) -> None:
        key = self.list.current()
        words = self.before.toPlainText(), self.after.toPlainText()
        if key is not None and self._words.get(str(key), ("", "")) != words:
            self._words[str(key)] = words
            self.changed.emit()
