"""The page of what stands in front of a report: title, author, contact, place, date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from loopmap.model.report_choice import ReportChoice
from loopmap.ui.panels.looks import small

_HINT = (
    "The author also stands in the file’s properties; where it is empty, nobody is named."
    " The contact is for those who need the report in another form. A date that is written here"
    " stays until it is changed; where it is empty, it is the day the report is written."
)


class FrontPage(QWidget):
    """``changed`` tells of anything that is written otherwise."""

    changed = Signal()

    def __init__(self, title: str, today: str) -> None:
        super().__init__()
        self.title, self.author = _field("Title", title), _field("Author")
        self.contact, self.place = _field("Contact"), _field("Place")
        self.date = _field("Date", today)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for field in self._fields():
            form.addRow(field.accessibleName(), field)
            field.textChanged.connect(self._tell)
        form.addRow(small(_HINT))

    def show_choice(self, choice: ReportChoice) -> None:
        """What was written before."""
        for field, text in zip(self._fields(), _texts(choice), strict=True):
            field.setText(text)

    def texts(self) -> tuple[str, ...]:
        """Title, author, contact, place and date, as they are written."""
        return tuple(field.text().strip() for field in self._fields())

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.title, self.author, self.contact, self.place, self.date

    def _tell(self, _: str) -> None:
        self.changed.emit()


def _texts(choice: ReportChoice) -> tuple[str, ...]:
    return choice.title, choice.author, choice.contact, choice.place, choice.date


def _field(name: str, placeholder: str = "") -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    return field
