"""The badges of loops on the map: which loop each stands for, and what is wanted of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from loopmap.diagram.hit import Hit
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.stage import Stage


class LoopBadges(QObject):
    """``chosen`` tells the links of a loop to be lit, ``nameWanted`` of one to be named.

    ``added``: of one to be lit besides those that are. ``pointedAt``: of the one under the
    pointer, () for none.
    """

    chosen = Signal(object)
    added = Signal(object)
    pointedAt = Signal(object)
    nameWanted = Signal(object)

    def __init__(self, session: Session, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._stage = session, stage
        self._under: tuple[RecordId, ...] = ()

    def links_of(self, badge: RecordId | None) -> tuple[RecordId, ...]:
        """The links of the loop that a badge, or a loop with a name, stands for; () for neither."""
        named = self._session.map.loops.get(badge) if badge else None
        if named is not None:
            return named.links
        return next((each.links for each in self._stage.badges if each.id == badge), ())

    def light(self, badge: RecordId | None, *, besides: bool = False) -> None:
        """Choose the loop of a badge, as a click on it does; with Ctrl ``besides`` others."""
        (self.added if besides else self.chosen).emit(self.links_of(badge))

    def point(self, found: Hit) -> None:
        """The pointer is over that."""
        under = self.links_of(found.record) if found.kind == "badge" else ()
        if under != self._under:
            self._under = under
            self.pointedAt.emit(under)

    def name(self, badge: RecordId) -> None:
        """Ask for the field in which the loop of a badge is named."""
        self.nameWanted.emit(self.links_of(badge))
