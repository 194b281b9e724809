"""Today and the future beside one another: the map on show, and a picture of its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from loopmap.diagram.fold import fold
from loopmap.diagram.geometry import Box, union
from loopmap.diagram.look import Lens, LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.part import without_private
from loopmap.editing.session import Event
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import MapInfo
from loopmap.ui.canvas.accessibility import TITLE
from loopmap.ui.canvas.known_pictures import drawn_beside
from loopmap.ui.canvas.late import late_beside, takes_time
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.view import Camera
from loopmap.ui.jobs import Jobs
from loopmap.ui.paint import paint
from loopmap.ui.painted_later import paint_in_the_next_turn
from loopmap.ui.side_by_side.head import Head
from loopmap.ui.side_by_side.other_light import OtherLight
from loopmap.ui.side_by_side.other_map import OtherMap
from loopmap.ui.side_by_side.other_style import OtherStyle
from loopmap.ui.side_by_side.still_map import MOST_DRAWN_NOW, StillMap

if TYPE_CHECKING:
    from loopmap.ui.changes import Changes
    from loopmap.ui.editor import Editor
    from loopmap.ui.lens_choice import LensChoice
    from loopmap.ui.lit_loops import LitLoops

REST = 60
"""Milliseconds after an edit before the picture says what is another now."""

NARROW = 420
"""Logical pixels that a half should have: else columns are folded while there are two."""

ALONE = "There is one map in this document. Make a future map of it first (Ctrl+Shift+T)."


class SideBySide(QObject):
    """Shows both maps while it ``is_open``; ``changed`` when that is another.

    ``shown`` when the picture may be another than it was.

    One of them is worked on as ever, on its own side; the other is painted as it stands,
    from the same place, with the same things selected. Taking that one in hand turns the
    canvas to it and leaves a picture where the canvas was.
    """

    changed, shown = Signal(), Signal()

    def __init__(
        self, editor: Editor, changes: Changes, lenses: LensChoice, lit: LitLoops, jobs: Jobs
    ) -> None:
        super().__init__(editor)
        self._editor, self._session, self._jobs = editor, editor.session, jobs
        self._changes, self._lenses, self._lit = changes, lenses, lit
        self._still: StillMap | None = None
        self._head: Head | None = None
        self._other = OtherMap(editor.session, lambda: changes.panel.pair)
        self._light = OtherLight(self._other, jobs, self._bring_out)
        self._style = OtherStyle(lambda: self._other_stage, jobs, self._restyled)
        self._lens_before = Lens.SIGN
        self._folded: list[str] = []
        self._joined = self._was_whole = True
        self._is_late = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._show_light)
        self._stop = editor.session.listen(self._hear)
        canvas = editor.canvas
        canvas.viewing.changed.connect(self._follow_view)
        canvas.lighting.changed.connect(self._rest.start)
        editor.drawing_ahead.restyled.connect(self._follow_style)
        changes.panel.compared.connect(self._compare_anew)

    @property
    def is_open(self) -> bool:
        """Whether both maps are on show."""
        return self._still is not None

    @property
    def still(self) -> StillMap | None:
        """The picture of the other map."""
        return self._still

    @property
    def _other_stage(self) -> Stage | None:
        return None if self._still is None else self._still.stage

    @property
    def head(self) -> Head | None:
        """What stands above the two."""
        return self._head

    @property
    def other(self) -> CausalMap | None:
        """The other map as it stands."""
        return self._other.map

    @property
    def titles(self) -> tuple[str, str] | None:
        """What both are called, the earlier first; None while they are not side by side."""
        pair = self._other.pair
        if not self.is_open or pair is None:
            return None
        return pair[0].info.title, pair[1].info.title

    @property
    def here_is_first(self) -> bool:
        """Whether the earlier one is worked on."""
        pair = self._other.pair
        return pair is None or pair[0].id == self._session.map_id

    @property
    def is_joined(self) -> bool:
        """Whether both pan and zoom together."""
        return self._joined

    def close_session(self) -> None:
        """Stop following the session; columns that were folded are there again."""
        self._stop()
        self._rest.stop()
        self._light.close()
        self._style.close()
        if self._still is not None:
            self._still.stop()
            self._unfold()

    def toggle(self) -> None:
        """Show both maps, or the one that is worked on in the whole room again."""
        if self.is_open:
            self.close()
        elif self._other.pair is None:
            self._editor.hint.emit(ALONE)
        else:
            self._open()

    def close(self) -> None:
        """One map in the whole room."""
        still = self._still
        if still is None:
            return
        paint_in_the_next_turn(self._editor.window())
        self._rest.stop()
        self._light.close()
        self._style.close()
        still.stop()
        self._editor.canvas.turning.beside = None
        if still.stage.stays:
            self._editor.canvas.turning.known.keep(still.stage.picture)
        self._still = self._head = None
        self._editor.halves.join()
        self._editor.canvas.setAccessibleName(TITLE)
        self._unfold()
        if self._lenses.lens is Lens.CHANGE:
            self._lenses.choose(self._lens_before)
        self._editor.canvas.setFocus()
        if self._was_whole:
            QTimer.singleShot(0, self._editor, self._editor.canvas.looking.fit)
        self.changed.emit()

    def join(self, joined: bool) -> None:
        """Let both pan and zoom together from now on, or each by itself."""
        self._joined = joined
        if joined:
            self._follow_view()
        self.shown.emit()

    # opening and turning round

    def _open(self) -> None:
        other = self._other.map
        assert other is not None
        canvas = self._editor.canvas
        paint_in_the_next_turn(self._editor.window())
        self._still = StillMap(self._stage_of(other), self._follow_discreet, self._jobs)
        paint_in_the_next_turn(self._still, after=1)  # each of the two takes a turn
        canvas.turning.beside = self._still.stage
        self._head, self._joined = Head(), True
        self._still.lit.connect(self.shown)
        self._is_late = self._still.stage.late is not None
        self._still.lit.connect(self._fit_once_drawn)
        self._still.looked.connect(self._look)
        self._still.taken.connect(self._take)
        self._still.pointed.connect(self._editor.pointed)
        self._head.wanted.connect(self._take_place)
        self._head.joined.connect(self.join)
        self._head.closed.connect(self.close)
        self._lens_before, self._was_whole = self._lenses.lens, canvas.viewing.is_whole
        self._fold()
        self._editor.halves.divide(self._head, self._still)
        self._lenses.choose(Lens.CHANGE)
        self._arrange()
        QTimer.singleShot(0, self, self._fit)
        canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.changed.emit()

    def _stage_of(self, other: CausalMap) -> Stage:
        """The other map as it would be drawn on the canvas: from what is there, where alike."""
        canvas, measure = self._editor.canvas, bundled_measure()
        stage = canvas.stage
        seen = without_private(other) if stage.discreet else other
        picture = canvas.turning.known.picture(seen, stage.style)
        following = None
        if picture is None and takes_time(seen, MOST_DRAWN_NOW):
            following = late_beside(stage.on_show, fold(seen), measure)
            seen, picture = following.on_show.causal_map, Picture(following.on_show, paint)
        elif picture is None:
            picture = Picture(drawn_beside(stage.on_show, fold(seen), measure), paint)
        made = Stage(seen, stage.style, measure, picture)
        if following is not None:
            made.wait_for(following)
        made.emphasis = picture.drawing.emphasis
        made.discreet = stage.discreet
        return made

    def _fit(self) -> None:
        """Both maps whole, as far as either goes."""
        if self._still is not None:
            both, viewing = self._bounds, self._editor.canvas.viewing
            self._editor.area.place_corner()  # a fit leaves room for the card there
            viewing.fit(both)
            viewing.fit_again(both)  # there at once, however the paper glides
            self._editor.area.place_corner()

    @property
    def _bounds(self) -> Box | None:
        """A box around both maps."""
        assert self._still is not None
        boxes = (self._editor.canvas.stage.bounds, self._still.stage.bounds)
        return union([box for box in boxes if box])

    def _fold(self) -> None:
        """Columns make way where there is too little room for two maps."""
        for column in ("right", "left"):
            if self._room() // 2 < NARROW and self._editor.is_shown(column):
                self._editor.show_panel(column, shown=False)
                self._folded.append(column)

    def _room(self) -> int:
        """The width that is left to the maps by the columns on show."""
        columns = {"left": self._editor.left, "right": self._editor.right}
        taken = sum(w.width() for name, w in columns.items() if self._editor.is_shown(name))
        return self._editor.width() - taken

    def _unfold(self) -> None:
        for column in self._folded:
            self._editor.show_panel(column, shown=True)
        self._folded = []

    def _take_place(self, place: int) -> None:
        pair = self._other.pair
        if pair is not None and pair[place].id != self._session.map_id:
            self._take(None)

    def _take(self, record: RecordId | None) -> None:
        """Work on the other map, at once on what was pressed there."""
        self._changes.flip()
        if record is not None:
            self._session.select(frozenset({record}))
        self._editor.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # following

    def _hear(self, event: Event) -> None:
        if self._still is None:
            return
        other = self._other.map
        if other is None:
            QTimer.singleShot(0, self, self.close)
            return
        if event.map_changed or event.replaced or event.change:
            self._show(other, event)
        selected = self._other.selection
        if selected != self._still.stage.overlay.selection:
            self._still.stage.overlay.selection = selected
            self._still.refresh()

    def _show(self, other: CausalMap, event: Event) -> None:
        """The picture follows what was done to its map, or is of another map now."""
        assert self._still is not None
        stage = self._still.stage
        # A map that was just made may go with the one on show better than the one so far.
        if event.map_changed or event.replaced or stage.map.id != other.id:
            self._still.turning.to(other)
            self._still.follow()
            self._arrange()
        elif any(key.map == other.id for key, _ in event.change):
            stage.follow(other, event.change)
            self._still.follow()
        if event.change.touched(MapInfo):
            self._arrange()
        self._rest.start()

    def _compare_anew(self) -> None:
        """Another map was chosen to compare with: the lens follows, and the picture is of it."""
        self._lenses.compare_anew()
        other = self._other.map
        if self._still is not None and other is not None:
            self._still.turning.to(other)
            self._still.follow()
            self._arrange()

    def _arrange(self) -> None:
        """Each map on its own side, and its name above it."""
        pair, still, head = self._other.pair, self._still, self._head
        if pair is None or still is None or head is None:
            return
        here = 0 if self.here_is_first else 1
        titles = (pair[0].info.title, pair[1].info.title)
        self._editor.halves.put_area(first=here == 0)
        head.show_titles(titles, here)
        still.setAccessibleName(f"Picture of “{titles[1 - here]}”, the other map")
        still.setAccessibleDescription("Enter, or F12, works on this map.")
        still.told = f"Click to work on “{titles[1 - here]}”; drag to move the paper."
        self._editor.canvas.setAccessibleName(f"{TITLE} “{titles[here]}”")
        still.stage.overlay.selection = self._other.selection
        self._follow_view()
        self._show_light()

    def _follow_view(self) -> None:
        if self._still is not None and self._joined:
            self._still.look(self._editor.canvas.camera)

    def _look(self, camera: Camera) -> None:
        """A hand on the picture moved it: both, where they are joined."""
        assert self._still is not None
        if self._joined:
            self._editor.canvas.camera = camera
        else:
            self._still.look(camera)
            self.shown.emit()

    def _follow_style(self) -> None:
        self._style.follow(self._editor.canvas.stage.style)

    def _restyled(self) -> None:
        """As the other is; both whole still, where they were."""
        assert self._still is not None
        self._still.follow()
        QTimer.singleShot(0, self, self._fit_again)

    def _fit_once_drawn(self) -> None:
        """How much room a map takes that was drawn after it was put on show is known only now."""
        if self._is_late and self._still is not None and self._still.stage.late is None:
            self._is_late = False
            self._fit_again()

    def _fit_again(self) -> None:
        if self._still is not None and self._joined:
            self._editor.canvas.viewing.fit_again(self._bounds)

    def _show_light(self) -> None:
        """The same lens and the same lit loops, as far as the other map has them."""
        if self._still is not None:
            self._light.look(self._lenses.lens)

    def _bring_out(self, view: LensView) -> None:
        if self._still is not None:
            lit, dims = self._lit.loops(), self._lit.isolates
            self._still.bring_out(self._other.emphasis(view, lit, dims=dims))

    def _follow_discreet(self) -> None:
        """Before it is painted: private notes are left out while they are on the canvas."""
        discreet = self._editor.canvas.stage.discreet
        still, other = self._still, self._other.map
        if still is not None and other is not None and still.stage.discreet != discreet:
            still.stage.discreet = discreet
            still.turning.to(other)
            still.follow()
