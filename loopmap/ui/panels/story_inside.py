"""What an open story shows: who plays which part, what tells it apart, what people may say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QPushButton, QVBoxLayout, QWidget

from loopmap.analysis.stories import Slot, Story
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import heading, text
from loopmap.ui.panels.story_loops import StoryLoops

_LETTERS = 10
"""Letters of a variable's name that a box shows at least."""


class StoryInside(QWidget):
    """Parts, question and judgement of one story.

    ``cast`` says that another variable plays a part, ``ours`` that it is the group's story,
    ``putAside`` that it is not, ``reopened`` that it is open again.
    """

    cast = Signal(str, str)
    ours = Signal()
    putAside = Signal()
    reopened = Signal()

    def __init__(
        self,
        causal_map: CausalMap,
        story: Story,
        called: Sequence[str],
        cast: Mapping[str, RecordId],
    ) -> None:
        """``called``: its loops in words; ``cast``: who people let play which part so far."""
        super().__init__()
        self._cast = cast
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(7)
        column.addWidget(StoryLoops(called))
        column.addWidget(self._parts(causal_map, story))
        question = text(story.question)
        question.setAccessibleName(f"To tell it apart: {story.question}")
        column.addWidget(heading("To tell it apart, ask"))
        column.addWidget(question)
        column.addWidget(self._buttons(confirmed=story.said is not None))

    def _parts(self, causal_map: CausalMap, story: Story) -> QWidget:
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        others = _on_loops(causal_map, story)
        for slot in story.slots:
            choice = self._choice(causal_map, slot, others)
            label = heading(f"{capitalised(slot.part)}:")
            label.setBuddy(choice)
            form.addRow(label, choice)
        return box

    def _choice(
        self, causal_map: CausalMap, slot: Slot, others: Mapping[RecordId, None]
    ) -> ChoiceBox:
        choice = ChoiceBox(capitalised(slot.part), "Who plays this part in the story.")
        choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_LETTERS)
        for variable in dict.fromkeys((*slot.options, *others)):
            choice.addItem(causal_map.variables[variable].name, variable)
        choice.setCurrentIndex(choice.findData(self._cast.get(slot.part, slot.variable)))
        choice.activated.connect(partial(self._say_cast, slot.part, choice))
        return choice

    def _buttons(self, *, confirmed: bool) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, spacing=6)
        buttons: list[QPushButton] = []
        if confirmed:
            buttons.append(plain_button("Undecided again", "Offer it like any other story"))
            buttons[0].clicked.connect(self.reopened)
        else:
            buttons.append(plain_button("This is our story", "Keep it with the map"))
            buttons[0].clicked.connect(self.ours)
        buttons.append(plain_button("Not our story", "Put it aside (Delete); it can come back"))
        buttons[1].clicked.connect(self.putAside)
        for button in buttons:
            row.addWidget(button)
        return box

    def _say_cast(self, part: str, choice: ChoiceBox, _: int) -> None:
        self.cast.emit(part, choice.currentData())


def _on_loops(causal_map: CausalMap, story: Story) -> dict[RecordId, None]:
    """The variables of the story's loops, in their order, each once."""
    links = (causal_map.links[link] for key in story.loops for link in key)
    return dict.fromkeys(link.source for link in links)
