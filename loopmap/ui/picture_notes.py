"""Pictures that are pasted or dropped become notes; made small on another thread."""

from __future__ import annotations

from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from loopmap.diagram.areas import FRAME
from loopmap.diagram.geometry import Point
from loopmap.diagram.note_picture import MOST_PIXELS, pixels_of, told_size
from loopmap.editing.edits.notes import add_picture
from loopmap.editing.session import Session
from loopmap.errors import EditRefused, LoopmapError
from loopmap.model.ids import MapId
from loopmap.model.records import Note
from loopmap.model.token import Token
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.errors import sentence
from loopmap.ui.jobs import Jobs
from loopmap.ui.offered import room_on
from loopmap.ui.pictures import decoded, kept_picture, read_image

WIDEST = 280.0
"""Map units that a new picture note is at most wide."""

LARGEST_FILE = 60_000_000
"""Bytes of a picture's file beyond which it is not read."""


class PictureNotes(QObject):
    """Makes picture notes on the map on show; ``refused`` says why there is none."""

    refused = Signal(str)
    hint = Signal(str)

    def __init__(
        self, session: Session, canvas: CanvasWidget, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._canvas, self._jobs = session, canvas, jobs
        self._numbers = count()

    def add(self, picture: bytes | Path | QImage, at: Point) -> None:
        """Make a note of an image, or of the content or path of a PNG or JPEG file."""
        if self._session.read_only is not None:
            self.refused.emit(self._session.read_only)
            return
        self._jobs.run(
            f"picture note {next(self._numbers)}",  # one that comes soon after stops none
            partial(_made_small, picture),
            partial(self._put, self._session.map_id, at),
            lambda fault: self.refused.emit(sentence(fault)),
        )

    def _put(self, map_id: MapId, at: Point, picture: str) -> None:
        """On the map it was meant for, whichever is on show by now."""
        session, pixels = self._session, pixels_of(picture)
        is_seen = map_id == session.map_id
        if pixels is None:
            return
        width = min(WIDEST, pixels.width / 2 + 2 * FRAME)
        size = (width, width * pixels.height / pixels.width)
        place = room_on(self._canvas.stage).at(at, size) if is_seen else at
        document, new_id = session.document, session.new_id
        try:
            change = add_picture(document, map_id, picture, place, width, new_id)
            made = frozenset(key.id for key in change.touched(Note))
            session.do("Add picture", change, select=made if is_seen else None, on=map_id)
        except LoopmapError as refusal:
            self.refused.emit(str(refusal))
            return
        if is_seen:
            self._canvas.looking.show_made(made)
        self.hint.emit("A private note. Say in the inspector what the picture shows.")


def _made_small(picture: bytes | Path | QImage, token: Token) -> str:
    """The picture as a note keeps it, decoded already for painting."""
    if isinstance(picture, Path):
        picture = _content(picture)
    image = picture if isinstance(picture, QImage) else read_image(picture, turned=True)
    if image is None:
        raise EditRefused(_why_not(picture))
    token.check()
    kept = kept_picture(image, token)
    decoded(kept)
    return kept


def _why_not(picture: object) -> str:
    """What is the matter with a picture that could not be read."""
    pixels = told_size(picture) if isinstance(picture, bytes) else None
    if pixels is None:
        return "This picture cannot be read: only PNG and JPEG are."
    if pixels.width * pixels.height > MOST_PIXELS:
        size = f"{pixels.width:,} by {pixels.height:,} pixels"
        return f"This picture is too large to be read: {size}. Make it smaller first."
    return "This picture cannot be read: it is damaged or breaks off."


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise EditRefused(f"“{path.name}” is too large for a picture note.")
        return path.read_bytes()
    except OSError as fault:
        raise EditRefused(f"“{path.name}” cannot be read.") from fault
