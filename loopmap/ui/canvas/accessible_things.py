"""The things on a canvas as a screen reader meets them: list items with a name and actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
    QColor,
    QWindow,
)
from shiboken6 import VoidPtr

from loopmap.model.ids import RecordId

NONE_HERE = cast("QAccessibleInterface", None)
"""What Qt expects where there is no such thing."""

NO_INTERFACE = VoidPtr(0)
"""What ``interface_cast`` answers for what a thing does not offer; None would end the process."""

EDIT = "Edit"


class Spoken(Protocol):
    """What the interfaces ask of a canvas; all of it as it stands now."""

    def spoken_order(self) -> Sequence[RecordId]: ...
    def place_in_order(self, record: RecordId) -> int: ...
    def is_spoken(self, record: RecordId) -> bool: ...
    def spoken_name(self, record: RecordId) -> str: ...
    def spoken_description(self, record: RecordId) -> str: ...
    def screen_rect(self, record: RecordId) -> QRect: ...
    def thing_at(self, x: int, y: int) -> RecordId | None: ...
    def is_selected(self, record: RecordId) -> bool: ...
    def is_selectable(self, record: RecordId) -> bool: ...
    def has_focus(self, record: RecordId) -> bool: ...
    def is_in_view(self, record: RecordId) -> bool: ...
    def focused_thing(self) -> RecordId | None: ...
    def selected_things(self) -> Sequence[RecordId]: ...
    def select(self, records: Sequence[RecordId]) -> None: ...
    def go_to(self, record: RecordId) -> None: ...
    def press(self, record: RecordId) -> None: ...
    def edit(self, record: RecordId) -> None: ...


class Listed(Protocol):
    """The list that the things stand in."""

    spoken: Spoken

    def window(self) -> QWindow: ...
    def as_parent(self) -> QAccessibleInterface: ...


class AccessibleThing(QAccessibleInterface):
    """A variable, link, note, group or loop badge: its name, and details as the description."""

    def __init__(self, canvas: Listed, record: RecordId) -> None:
        super().__init__()
        self._canvas = canvas
        self._actions = ThingActions(canvas.spoken, record)
        self.record = record

    def isValid(self) -> bool:
        return self._canvas.spoken.is_spoken(self.record)

    def object(self) -> QObject:
        return cast("QObject", None)

    def window(self) -> QWindow:
        return self._canvas.window()

    def parent(self) -> QAccessibleInterface:
        return self._canvas.as_parent()

    def childCount(self) -> int:
        return 0

    def child(self, _index: int, /) -> QAccessibleInterface:
        return NONE_HERE

    def childAt(self, _x: int, _y: int, /) -> QAccessibleInterface:
        return NONE_HERE

    def indexOfChild(self, _child: QAccessibleInterface, /) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, spoken = QAccessible.State(), self._canvas.spoken
        if not self.isValid():
            state.invalid = 1
            return state
        state.focusable = 1
        state.focused = int(spoken.has_focus(self.record))
        if spoken.is_selectable(self.record):
            state.selectable = state.extSelectable = 1
            state.selected = int(spoken.is_selected(self.record))
        state.offscreen = int(not spoken.is_in_view(self.record))
        return state

    def text(self, kind: QAccessible.Text, /) -> str:
        """The name, the description, and nothing else."""
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            return self._canvas.spoken.spoken_name(self.record)
        if kind == QAccessible.Text.Description:
            return self._canvas.spoken.spoken_description(self.record)
        return ""

    def setText(self, _kind: QAccessible.Text, _text: str, /) -> None:
        """Names are changed by renaming, not from outside."""

    def rect(self) -> QRect:
        return self._canvas.spoken.screen_rect(self.record) if self.isValid() else QRect()

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> Any:
        return self._actions if kind == QAccessible.InterfaceType.ActionInterface else NO_INTERFACE


class ThingActions(QAccessibleActionInterface):
    """What can be done to a thing without a hand: go to it, press it, edit its text."""

    def __init__(self, spoken: Spoken, record: RecordId) -> None:
        super().__init__()
        self._spoken = spoken
        self._record = record

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction(), EDIT]

    def localizedActionName(self, name: str, /) -> str:
        return EDIT if name == EDIT else super().localizedActionName(name)

    def localizedActionDescription(self, name: str, /) -> str:
        if name == EDIT:
            return "Edits the text"
        return super().localizedActionDescription(name)

    def keyBindingsForAction(self, name: str, /) -> list[str]:
        return ["Return"] if name == EDIT else []

    def doAction(self, name: str, /) -> None:
        if not self._spoken.is_spoken(self._record):
            return
        if name == self.pressAction():
            self._spoken.press(self._record)
        elif name == self.setFocusAction():
            self._spoken.go_to(self._record)
        elif name == EDIT:
            self._spoken.edit(self._record)


class ListSelection(QAccessibleSelectionInterface):
    """The selection of the map, for assistive technology that reads or changes it."""

    def __init__(self, canvas: CanvasList) -> None:
        super().__init__()
        self._canvas = canvas

    def selectedItemCount(self) -> int:
        return len(self._canvas.spoken.selected_things())

    def selectedItems(self) -> list[QAccessibleInterface]:
        return [self._canvas.item(record) for record in self._canvas.spoken.selected_things()]

    def selectedItem(self, index: int, /) -> QAccessibleInterface:
        things = self._canvas.spoken.selected_things()
        return self._canvas.item(things[index]) if 0 <= index < len(things) else NONE_HERE

    def isSelected(self, item: QAccessibleInterface, /) -> bool:
        return isinstance(item, AccessibleThing) and self._canvas.spoken.is_selected(item.record)

    def select(self, item: QAccessibleInterface, /) -> bool:
        return self._change(item, taken=True)

    def unselect(self, item: QAccessibleInterface, /) -> bool:
        return self._change(item, taken=False)

    def selectAll(self) -> bool:
        spoken = self._canvas.spoken
        spoken.select([r for r in spoken.spoken_order() if spoken.is_selectable(r)])
        return True

    def clear(self) -> bool:
        self._canvas.spoken.select([])
        return True

    def _change(self, item: QAccessibleInterface, *, taken: bool) -> bool:
        spoken = self._canvas.spoken
        if not isinstance(item, AccessibleThing) or not spoken.is_selectable(item.record):
            return False
        others = [record for record in spoken.selected_things() if record != item.record]
        spoken.select([*others, item.record] if taken else others)
        return True


class CanvasList(Listed, Protocol):
    """The list, as its selection asks it for items."""

    def item(self, record: RecordId) -> AccessibleThing: ...
