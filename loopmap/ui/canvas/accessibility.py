"""What the canvas is to a screen reader: a list of the things on the map, each told in words.

Qt asks the factory for an interface when an assistive technology first looks at
a canvas. Python must keep every interface it hands out, so they live as long as
the canvas and are asked for by record id.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from loopmap.model.ids import RecordId
from loopmap.ui.canvas.accessible_things import (
    NO_INTERFACE,
    NONE_HERE,
    AccessibleThing,
    ListSelection,
    Spoken,
)

TITLE = "Causal loop diagram"


class AccessibleCanvas(QAccessibleWidget):
    """The canvas as a list: variables as Tab visits them, notes, groups, loops, then links."""

    def __init__(self, canvas: QWidget, spoken: Spoken) -> None:
        super().__init__(canvas, QAccessible.Role.List, TITLE)
        self.spoken = spoken
        self._items: dict[RecordId, AccessibleThing] = {}
        self._selection = ListSelection(self)

    def as_parent(self) -> QAccessibleInterface:
        return self

    def window(self) -> QWindow:
        return super().window()

    def childCount(self) -> int:
        return len(self.spoken.spoken_order())

    def child(self, index: int, /) -> QAccessibleInterface:
        """The item of one thing; None outside the list, as Qt expects."""
        order = self.spoken.spoken_order()
        return self.item(order[index]) if 0 <= index < len(order) else NONE_HERE

    def item(self, record: RecordId) -> AccessibleThing:
        """The interface of one thing, made once."""
        if record not in self._items:
            self._items[record] = AccessibleThing(self, record)
        return self._items[record]

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        if not isinstance(child, AccessibleThing):
            return -1
        return self.spoken.place_in_order(child.record)

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface:
        record = self.spoken.thing_at(x, y)
        return NONE_HERE if record is None else self.item(record)

    def focusChild(self) -> QAccessibleInterface:
        record = self.spoken.focused_thing()
        return NONE_HERE if record is None else self.item(record)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.multiSelectable = state.extSelectable = 1
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> Any:
        if kind == QAccessible.InterfaceType.SelectionInterface:
            return self._selection
        return NO_INTERFACE

    def give_up(self) -> None:
        """Take every item out of Qt's hands; the canvas is going."""
        for item in self._items.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
        self._items.clear()


def tell_focus(canvas: QWidget, record: RecordId | None) -> None:
    """Say that the focus is on that thing now, if a screen reader is listening."""
    if record is None or not QAccessible.isActive():
        return
    QAccessible.queryAccessibleInterface(canvas)  # makes ours the first time
    interface = _interfaces.get(id(canvas))
    if interface is not None:
        item = interface.item(record)
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


_speakers: dict[int, Spoken] = {}
_interfaces: dict[int, AccessibleCanvas] = {}


def speak_for(canvas: QWidget, spoken: Spoken) -> None:
    """Let assistive technology see this canvas through ``spoken`` from now on."""
    _install_factory()
    address = id(canvas)
    _speakers[address] = spoken
    canvas.destroyed.connect(partial(_forget, address))


@cache
def _install_factory() -> None:
    """Once in a process, however many canvases there are."""
    QAccessible.installFactory(_interface_for)


def _forget(address: int, _gone: QObject | None = None) -> None:
    _speakers.pop(address, None)
    interface = _interfaces.pop(address, None)
    if interface is not None:
        interface.give_up()


def _interface_for(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    spoken = _speakers.get(id(thing))
    if spoken is None or not isinstance(thing, QWidget):
        return None
    interface = AccessibleCanvas(thing, spoken)
    _interfaces[id(thing)] = interface
    return interface
