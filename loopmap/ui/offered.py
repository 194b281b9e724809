"""What is on the clipboard for us, and where on the map it goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QCursor, QGuiApplication, QImage

from loopmap.diagram.drawing import Drawing, draw
from loopmap.diagram.fold import fold
from loopmap.diagram.geometry import Box, Point, union
from loopmap.diagram.room import nearest_room, room_beside
from loopmap.editing.clip import LARGEST, MEDIA_TYPE, Clip, clip_from_json
from loopmap.model.document import CausalMap, Table
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import MapInfo, MapRecord
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.clipboard import ClipboardData

NOTHING_AT_ALL = "There is nothing to paste: copy variables, lines of text, or a picture."

PICTURES = (".png", ".jpg", ".jpeg")
"""Endings of files that become picture notes."""

_MANY, _CARD = 60, (160.0, 60.0)
"""With more variables than this in a clip each is taken to be of one size."""

_RAW = ("image/png", "image/jpeg")

_LARGE = 200_000
"""Bytes of records from another window that are read at once; more take a moment."""


@dataclass(frozen=True)
class ManyRecords:
    """Our own records, so many that they are read beside the window; None where they are none.

    ``besides`` is asked for what else is offered then, if the clipboard still holds this.
    """

    read: Callable[[], Clip | None]
    besides: Callable[[], Offered] = lambda: None


Offered = Clip | ManyRecords | str | bytes | Path | QImage | None


def offered(data: QMimeData | None) -> Offered:
    """The best there is: our records, a picture's file, text, the text of a page, a picture.

    Text goes before a picture because a spreadsheet offers its cells as both, plain text
    before a page because that has the cells and nothing else.
    """
    if data is None:
        return None
    clip = _clip(data)
    return _besides_records(data) if clip is None else clip


def _besides_records(data: QMimeData) -> Offered:
    file = picture_file(data)
    if file is not None:
        return file
    text = data.text() if data.hasText() else _text_of(data.html()) if data.hasHtml() else ""
    if text.strip():
        return text
    for kind in _RAW:
        if data.hasFormat(kind):
            return bytes(data.data(kind).data())
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def picture_file(data: QMimeData) -> Path | None:
    """The one file among what is offered, if it is a picture's."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    fits = len(files) == 1 and files[0].suffix.lower() in PICTURES
    return files[0] if fits else None


def files_named(text: str) -> list[Path]:
    """The files that a text names by their addresses, as a file manager copies them; else none."""
    urls = [QUrl(line) for line in text.split() if line.startswith("file://")]
    whole = len(urls) == len(text.splitlines())
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()] if whole else []


def landing(canvas: CanvasWidget) -> Point:
    """Where what is pasted should come: at the pointer over the map, else amid what is shown."""
    place = canvas.mapFromGlobal(QCursor.pos())
    if canvas.underMouse() and canvas.rect().contains(place):
        return canvas.camera.to_map(place.x(), place.y(), canvas.frame())
    return canvas.camera.shown(canvas.frame()).centre


@dataclass(frozen=True)
class Room:
    """The paper as it is at one moment, to be asked on any thread.

    ``coming``: frames of what is to be drawn yet.
    """

    drawing: Drawing
    coming: Mapping[RecordId, Box]

    def at(self, at: Point, size: tuple[float, float]) -> Point:
        """The free place for something that large nearest to ``at``."""
        drawing = self.drawing
        taken = [*drawing.cards.values(), *drawing.note_boxes.values(), *self.coming.values()]
        return nearest_room(Box(at.x, at.y, *size), taken)

    def beside(self, box: Box, home: RecordId | None) -> Point:
        """The free place for something like ``box`` beside it, in the area of a group if it can."""
        drawing = self.drawing
        taken = [*drawing.cards.values(), *drawing.note_boxes.values(), *self.coming.values()]
        lines = drawing.places.lines.reshape(-1, 2)
        area = drawing.group_boxes.get(home) if home is not None else None
        return room_beside(box, taken, lines, area)


def room_on(stage: Stage) -> Room:
    """The room there is on what a stage shows, and will show soon."""
    return Room(stage.on_show, stage.late.frames if stage.late is not None else {})


def offset_of(room: Room, clip: Clip, at: Point) -> tuple[float, float]:
    """How far the records of a clip are to be moved so that they lie there, on nothing."""
    bounds = _bounds(clip, room.drawing)
    if bounds is None:
        return 0.0, 0.0
    to = room.at(at, (bounds.width, bounds.height))
    return _whole(to, bounds)


def offset_beside(room: Room, clip: Clip) -> tuple[float, float]:
    """How far the copies of what is on that paper are to be moved so that they lie beside it."""
    bounds = _bounds(clip, room.drawing)
    if bounds is None:
        return 0.0, 0.0
    homes = {variable.group for variable in clip.variables}
    to = room.beside(bounds, min(homes, key=str) if len(homes) == 1 else None)
    return _whole(to, bounds)


def _whole(to: Point, bounds: Box) -> tuple[float, float]:
    """From there to that place in whole units: what lies on them goes on doing so."""
    return float(round(to.x - bounds.x)), float(round(to.y - bounds.y))


def _bounds(clip: Clip, like: Drawing) -> Box | None:
    """What the records of a clip take when they are drawn like that; of many about what."""
    if len(clip.variables) > _MANY:
        return union([Box(v.x, v.y, *_CARD) for v in clip.variables])
    tables: dict[str, Table[MapRecord]] = {
        "variables": {v.id: v for v in clip.variables},
        "groups": {group.id: group for group in clip.groups},
        "notes": {note.id: note for note in clip.notes},
    }
    alone = fold(CausalMap(MapInfo(MapId("clip"), ""), tables))
    return draw(alone, like.style, like.measure).bounds


def _clip(data: QMimeData) -> Clip | ManyRecords | None:
    if isinstance(data, ClipboardData):  # from this very program: nothing to be read anew
        rendering = data.rendering
        if MEDIA_TYPE in data.formats() and rendering.is_large:
            return ManyRecords(lambda: rendering.clip)
        return data.clip or None
    if not data.hasFormat(MEDIA_TYPE):
        return None
    content = bytes(data.data(MEDIA_TYPE).data())
    if len(content) > LARGEST:
        return None
    if len(content) <= _LARGE:
        return _read(content)
    return ManyRecords(partial(_read, content), partial(_besides, content))


def _besides(content: bytes) -> Offered:
    """What the clipboard offers besides these records, while it is they that it holds."""
    data = QGuiApplication.clipboard().mimeData()
    holds = data is not None and bytes(data.data(MEDIA_TYPE).data()) == content
    return _besides_records(data) if holds else None


def _read(content: bytes) -> Clip | None:
    return clip_from_json(content.decode(errors="replace")) or None


class _Words(HTMLParser):
    """The text of a page: cells parted by tabs, rows and paragraphs by line ends."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag in ("style", "script", "title"):
            self._skipped += 1
        elif tag in ("td", "th"):
            self.parts.append("\t")
        elif tag in ("tr", "p", "li", "br", "div"):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "title"):
            self._skipped = max(0, self._skipped - 1)

    def handle_data(self, words: str) -> None:
        if not self._skipped:
            self.parts.append(_BLANKS.sub(" ", words))


_BLANKS = re.compile(r"\s+")
_AT_EDGES = re.compile(r" *([\t\n]) *")


def _text_of(html: str) -> str:
    words = _Words()
    words.feed(html)
    text = re.sub(" +", " ", "".join(words.parts)).strip(" ")
    lines = _AT_EDGES.sub(r"\1", text).split("\n")
    return "\n".join(line.removeprefix("\t") for line in lines if line.strip())
