"""What a context menu is about: what lies under the pointer, or what the keys are on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from loopmap.diagram.fold import bundles_of
from loopmap.diagram.hit import NOTHING_HIT, Hit, HitKind
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Note, Variable
from loopmap.ui.canvas.hands import Hands
from loopmap.ui.canvas.pointer_input import REACH
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.viewing import Viewing
from loopmap.ui.canvas.whereabouts import rect_on_canvas

_KINDS: dict[type, HitKind] = {
    Variable: "variable",
    Link: "link",
    Note: "note",
    Group: "group",
}


class Context(QObject):
    """Finds what a menu is asked for, selects it, and tells where and about what."""

    asked = Signal(QPoint, object)  # global position, Hit

    def __init__(
        self,
        canvas: QWidget,
        session: Session,
        hands: Hands,
        stage: Stage,
        viewing: Viewing,
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, session
        self._hands, self._stage, self._viewing = hands, stage, viewing
        self.focus: Callable[[], RecordId | None] = _nowhere

    def ask_at(self, place: QPoint, reach: float = REACH) -> None:
        """A menu about what lies at a pixel of the canvas; what is not selected is selected."""
        at = self._viewing.camera.to_map(place.x(), place.y(), self._viewing.frame())
        self._ask(place, self._hands.hit_at(at, reach))

    def ask_by_key(self) -> None:
        """A menu about what the keys are on, or else what is selected, or else the paper."""
        record = self.focus() or min(self._session.selection, default=None)
        drawing = self._stage.drawing
        seen = None if record is None else drawing.seen_as(record)
        if record is None or seen is None:
            self._ask(self._canvas.rect().center(), NOTHING_HIT)
            return
        place = rect_on_canvas(drawing, self._viewing, seen).center()
        inside = self._canvas.rect().adjusted(8, 8, -8, -8)
        x = min(max(place.x(), inside.left()), inside.right())
        y = min(max(place.y(), inside.top()), inside.bottom())
        self._ask(QPoint(x, y), self._named(record))

    def _named(self, record: RecordId) -> Hit:
        found = self._session.map.get(record)
        if found is not None and type(found) in _KINDS:
            return Hit(_KINDS[type(found)], record)
        return Hit("badge", record)

    def _ask(self, place: QPoint, found: Hit) -> None:
        if found.kind == "badge":
            self._hands.badges.light(found.record)
        elif found.record is not None:
            bundle = bundles_of(self._stage.drawing.causal_map).get(found.record)
            meant = frozenset(bundle.links if bundle else (found.record,))
            if not meant & self._session.selection:
                self._session.select(meant)
        self.asked.emit(self._canvas.mapToGlobal(place), found)


def _nowhere() -> RecordId | None:
    return None
