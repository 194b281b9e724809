"""What is decided about the current one: it stays, something else stands there, or it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox, QHBoxLayout, QVBoxLayout

from loopmap.analysis.identifiers import Identifier
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.deciding import Deciding
from loopmap.ui.panels.fields import ChipRow, LineField
from loopmap.ui.panels.looks import small, text

_CHOICES = (
    (Decision.KEEP, "Keep", "It stays as it is. Nobody is asked about it again."),
    (Decision.REPLACE, "Replace", "Something else stands for it, everywhere the same."),
    (Decision.REMOVE, "Remove", "It goes, and nothing stands there."),
)


class AboutOne(QGroupBox):
    """``taken`` carries a decision, ``called`` what is to stand instead."""

    taken = Signal(object)
    called = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._about, self._why = text(), small()
        self.choices = ChipRow("Decision", _CHOICES)
        self.instead = LineField("What stands instead")
        self.instead.setAccessibleDescription("The same wherever this one is replaced.")
        self.instead.setMinimumWidth(120)
        label = text("Replaced by")
        label.setWordWrap(False)
        label.setBuddy(self.instead)
        self.everywhere = QCheckBox()
        self.everywhere.setChecked(True)
        self.choices.chosen.connect(self.taken)
        self.instead.committed.connect(self.called)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.choices, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label)
        row.addWidget(self.instead, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._about, self._why):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.everywhere)

    def show_one(self, each: Identifier, deciding: Deciding) -> None:
        """Show what this one is, why it is asked about and what is decided."""
        self._about.setText(f"“{each.text}”: {each.kind.value}")
        self._why.setText(each.reason)
        self.setAccessibleName(f"“{each.text}”, {each.kind.value}. {each.reason}")
        self.choices.show_value(deciding.of(each))
        self.instead.show_text(deciding.called[each.same])
        many = len(deciding.same_as(each))
        self.everywhere.setText(f"The same for all {many} places of it")
        self.everywhere.setVisible(many > 1)

    @property
    def is_for_all(self) -> bool:
        """Whether a decision is about all of the same value."""
        return self.everywhere.isChecked()

    def type_instead(self) -> None:
        """Give the keyboard to the field of what stands instead."""
        self.instead.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.instead.selectAll()
