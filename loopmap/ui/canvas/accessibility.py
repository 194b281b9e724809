"""What the canvas says to a screen reader: a list of variables, each told in a sentence.

Qt asks the factory for an interface when an assistive technology first looks at
a canvas. Python must keep every interface it hands out, so they live as long as
the canvas and are asked for by record id.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign

TITLE = "Causal loop diagram"


class Spoken(Protocol):
    """What the interfaces ask of a canvas; all of it as it stands now."""

    def spoken_order(self) -> list[RecordId]: ...
    def is_spoken(self, record: RecordId) -> bool: ...
    def spoken_name(self, record: RecordId) -> str: ...
    def spoken_description(self, record: RecordId) -> str: ...
    def screen_rect(self, record: RecordId) -> QRect: ...
    def is_selected(self, record: RecordId) -> bool: ...


def describe_variable(causal_map: CausalMap, record: RecordId) -> str:
    """What a variable does on the map, without looking: its causes, its effects and how.

    Example: "variable, 2 causes, 1 effect. Raises Family financial strain."
    """
    into = causal_map.adjacency.into(record)
    out = causal_map.adjacency.out_of(record)
    parts = ["variable", _count(len(into), "cause"), _count(len(out), "effect")]
    verbs = {Sign.SAME: "Raises", Sign.OPPOSITE: "Lowers", Sign.UNKNOWN: "Affects"}
    told = [
        f"{verbs[sign]} {', '.join(names)}."
        for sign in Sign
        if (names := [causal_map.variables[k.target].name for k in out if k.sign is sign])
    ]
    return " ".join([f"{', '.join(parts)}.", *told])


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


class AccessibleCanvas(QAccessibleWidget):
    """The canvas as a list whose items are the variables in reading order."""

    def __init__(self, canvas: QWidget, spoken: Spoken) -> None:
        super().__init__(canvas, QAccessible.Role.List, TITLE)
        self.spoken = spoken
        self._items: dict[RecordId, AccessibleVariable] = {}

    def childCount(self) -> int:
        return len(self.spoken.spoken_order())

    def child(self, index: int, /) -> QAccessibleInterface:
        """The item of one variable; None outside the list, as Qt expects."""
        order = self.spoken.spoken_order()
        if not 0 <= index < len(order):
            return cast("QAccessibleInterface", None)
        return self.item(order[index])

    def item(self, record: RecordId) -> AccessibleVariable:
        """The interface of one variable, made once."""
        if record not in self._items:
            self._items[record] = AccessibleVariable(self, record)
        return self._items[record]

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        order = self.spoken.spoken_order()
        record = child.record if isinstance(child, AccessibleVariable) else None
        return order.index(record) if record in order else -1

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface:
        for record in self.spoken.spoken_order():
            if self.spoken.screen_rect(record).contains(x, y):
                return self.item(record)
        return cast("QAccessibleInterface", None)


class AccessibleVariable(QAccessibleInterface):
    """One variable: its name, and its causes and effects as the description."""

    def __init__(self, canvas: AccessibleCanvas, record: RecordId) -> None:
        super().__init__()
        self._canvas = canvas
        self.record = record

    def isValid(self) -> bool:
        return self._canvas.spoken.is_spoken(self.record)

    def object(self) -> QObject:
        return cast("QObject", None)

    def window(self) -> QWindow:
        return self._canvas.window()

    def parent(self) -> QAccessibleInterface:
        return self._canvas

    def childCount(self) -> int:
        return 0

    def child(self, _index: int, /) -> QAccessibleInterface:
        return cast("QAccessibleInterface", None)

    def childAt(self, _x: int, _y: int, /) -> QAccessibleInterface:
        return cast("QAccessibleInterface", None)

    def indexOfChild(self, _child: QAccessibleInterface, /) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = state.extSelectable = 1
        if self._canvas.spoken.is_selected(self.record):
            state.selected = state.focused = 1
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


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence, if one is listening."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


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
    _interfaces.pop(address, None)


def _interface_for(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    spoken = _speakers.get(id(thing))
    if spoken is None or not isinstance(thing, QWidget):
        return None
    interface = AccessibleCanvas(thing, spoken)
    _interfaces[id(thing)] = interface
    return interface
