"""The work area for one document: tabs, canvas and what stands around it.

The canvas is there at once. The panels are made after the first paint, step by step
from ``begin_panels`` on, so that a map is on screen sooner and answers meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from loopmap.diagram.measure import bundled_measure
from loopmap.editing.session import Session
from loopmap.ui.bridge import Bridge
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas_area import CanvasArea
from loopmap.ui.copies_awaited import CopiesAwaited
from loopmap.ui.drawing_ahead import DrawingAhead
from loopmap.ui.edits_beside import EditsBeside
from loopmap.ui.going_out.decisions import Decisions
from loopmap.ui.going_out.in_turn import InTurn
from loopmap.ui.jobs import Jobs
from loopmap.ui.minimap import MiniMap
from loopmap.ui.picture_notes import PictureNotes
from loopmap.ui.run_room import RunRoom
from loopmap.ui.settings import SettingsFile
from loopmap.ui.side_by_side.halves import Halves
from loopmap.ui.side_column import SideColumn
from loopmap.ui.step_by_step import StepByStep
from loopmap.ui.tabs import MapTabs
from loopmap.ui.theme import Theme
from loopmap.ui.tidying import Tidying
from loopmap.ui.turns import Turns
from loopmap.ui.warm_up import PANELS as PANEL_MODULES
from loopmap.ui.warm_up import import_one_by_one

if TYPE_CHECKING:
    from loopmap.ui.editor_panels import EditorPanels

PANELS = ("left", "right", "sentence", "run")
STEPPING = ("left", "right", "sentence")


class Editor(QWidget):
    """Everything that shows and edits one session; thrown away when its document closes.

    ``hint`` carries passing lines for the status bar, ``pointed`` what a press on the
    canvas would do, ``refused`` why something asked for may not be. ``loopsTold`` what the
    loop finder found; ``addMapWanted`` and the two menu signals ask the window. ``decisions``:
    what was decided about likely identifiers of this document; ``leaving``: what goes out of it.
    """

    hint = Signal(str)
    pointed = Signal(str)
    refused = Signal(str)
    panelsMade = Signal()
    toolChanged = Signal(str)
    viewChanged = Signal(float)
    panelsChanged = Signal()
    mapWanted = Signal()
    addMapWanted = Signal()
    tabMenuWanted = Signal(QPoint)
    canvasMenuWanted = Signal(QPoint, object)
    loopsTold = Signal(str)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: SettingsFile,
        jobs: Jobs,
        *,
        picture: Picture | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self._theme, self._settings, self._jobs = theme, settings, jobs
        self.turns = Turns(self)
        self.bridge = Bridge(session, self)
        self.tabs = MapTabs(session, self.bridge)
        style, measure = theme.canvas_style, bundled_measure()
        self.canvas = CanvasWidget(session, style, measure, picture=picture)
        self.canvas.hands.snaps = settings.current.snapping
        self.canvas.dwelling.wanted = settings.current.neighbours
        self.drawing_ahead = DrawingAhead(self.canvas, session, jobs, self)
        self.tidying = Tidying(self.canvas, session, jobs, self)
        self.edits = EditsBeside(session, self.canvas, jobs, lambda: self.gesture_running)
        self._awaited = CopiesAwaited(self.canvas, self.edits)
        self.bridge.mapChanged.connect(self._awaited.leave_map)
        self.area = CanvasArea(self.canvas)
        self.halves = Halves(self.area)
        self.minimap = MiniMap(self.canvas, settings)
        self.area.float_overview(self.minimap, self.canvas.crowding)
        self.pictures = PictureNotes(session, self.canvas, jobs, self)
        self.left, self.right = SideColumn("leftColumn"), SideColumn("rightColumn")
        self.run_area = SideColumn("runArea")
        self.panels: EditorPanels | None = None
        self.decisions = Decisions()
        self.leaving = InTurn(self)
        self._making: StepByStep | None = None
        self._run_shown = self._alone = False
        self._connect()
        self._lay_out()

    def begin_panels(self) -> None:
        """Begin to make the panels, after the first paint; ``panelsMade`` when they show."""
        if self._making is None:
            self._making = StepByStep(self._make_panels(), self)
            self._making.done.connect(self.panelsMade)

    def close_session(self) -> None:
        """Stop listening to the session; nothing else may be asked of the editor after."""
        if self._making is not None:
            self._making.finish()  # half of the panels could not be closed
        self.turns.close()
        self.tidying.close_session()
        self._awaited.close_session()
        self.edits.close_session()
        self._jobs.cancel("picture note")
        self._jobs.cancel("what goes out")
        self._keep_sizes()
        self.drawing_ahead.close()
        self.bridge.close()
        self.canvas.close_session()
        self.minimap.close_session()
        if self.panels is not None:
            self.panels.close_session()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_readable()

    # what commands ask

    @property
    def tool(self) -> str:
        """The tool in the hand."""
        return self.canvas.in_hand.tool

    @property
    def gesture_running(self) -> bool:
        """Whether a hand is in the middle of something on the canvas."""
        return self.canvas.in_hand.busy

    def show_panel(self, panel: str, shown: bool) -> None:
        """Show or hide one of ``PANELS``, and remember it.

        While the map is shown alone to a room, only what is being said may float over it.
        """
        if self._alone:
            if panel == "sentence":
                self.area.show_floating(shown)
            return
        if shown and panel in STEPPING:
            self.mapWanted.emit()
        if panel != "run":
            self.run_room.want(panel)
            self._settings.change(**{f"{panel}_shown": shown})
            self._show_around()
        elif shown != self._run_shown:
            self._run_shown = shown
            self._show_around()

    def is_shown(self, panel: str) -> bool:
        """Whether one of ``PANELS`` is on show."""
        if panel == "run":
            return self._run_shown
        shown = bool(getattr(self._settings.current, f"{panel}_shown"))
        return shown and not (panel in STEPPING and self.run_room.is_aside(panel))

    def set_snapping(self, snaps: bool) -> None:
        """Let what is dragged snap to its neighbours, or not, and remember it."""
        self._settings.change(snapping=snaps)
        self.canvas.hands.snaps = snaps

    def show_only_canvas(self, alone: bool) -> None:
        """Hide everything but the map, or bring it back as it was."""
        self._alone = alone
        self.tabs.setVisible(not alone)
        self.minimap.stay_away(alone)
        if not alone:
            self._show_around()
            return
        with self._keeping_it_whole():
            for part in (self.left, self.right):
                part.hide()
            self.run_room.show_map_alone()
            self.area.show_floating(False)

    def leave_sentence(self) -> None:
        """Give the canvas the keyboard; the bar goes before a room or where it is in the way."""
        self.canvas.setFocus()
        self.run_room.let_go("sentence")
        self.area.show_floating(self.is_shown("sentence") and not self._alone)

    def show_left(self, page: str) -> None:
        """Bring that page of the left column to the front, with the keyboard on it."""
        self.show_panel("left", shown=True)
        self.left.show_page(page)
        self.left.focus_page()

    def take_tool(self, tool: str) -> None:
        """Give the hand another tool."""
        self.canvas.in_hand.take(tool)
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_variable_in_view(self) -> None:
        """Put a new variable in the middle of what is shown, its name ready to be typed."""
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.canvas.hands.add_variable()

    def begins_with_words(self) -> bool:
        """Whether the keyboard goes to the sentence bar: an empty map begins with what is said."""
        empty = not self.session.map.variables and self.session.read_only is None
        return empty and self.is_shown("sentence")

    # how

    def _make_panels(self) -> Iterator[None]:
        """Make them in steps of a few milliseconds; they are shown together in the last."""
        yield from import_one_by_one(PANEL_MODULES)
        from loopmap.ui.editor_panels import EditorPanels

        panels = EditorPanels(self, self._jobs)
        yield from panels.make()
        self.panels = panels
        panels.loopsTold.connect(self.loopsTold)
        panels.tell_loops()
        self._show_around()

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.halves, 1)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.left, centre, self.right):
            self._across.addWidget(part)
        self._across.setStretchFactor(1, 1)
        self._across.setHandleWidth(1)
        self._across.setChildrenCollapsible(False)
        self.run_room = RunRoom(self._across, self.run_area, self._settings)
        self.run_room.keeping_map_whole = self._keeping_it_whole
        self.halves.changed.connect(self.run_room.keep_below)
        self.run_room.steppedAside.connect(self._show_around)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.run_room)
        kept = self._settings.current
        self._across.setSizes([kept.left_width, 2000, kept.right_width])
        self._show_panels()

    def _connect(self) -> None:
        self._theme.changed.connect(self._restyle)
        self.drawing_ahead.restyled.connect(self._follow_restyled)
        self.bridge.documentChanged.connect(self.drawing_ahead.look)
        self.bridge.mapChanged.connect(self.drawing_ahead.look)
        self.tabs.refused.connect(self.refused)
        self.tabs.escaped.connect(self.canvas.setFocus)
        self.tabs.addWanted.connect(self.addMapWanted)
        self.tabs.menuWanted.connect(self.tabMenuWanted)
        self.area.coveredChanged.connect(self.canvas.looking.set_covered)
        self.area.overlaidChanged.connect(self.canvas.looking.set_overlaid)
        self.canvas.hint.connect(self.hint)
        self.tidying.hint.connect(self.hint)
        self.edits.hint.connect(self.hint)
        self.edits.refused.connect(self.refused)
        self.tidying.prompt.connect(self.canvas.prompt)
        self.tidying.refused.connect(self.refused)
        self.pictures.hint.connect(self.hint)
        self.pictures.refused.connect(self.refused)
        self.canvas.pointed.connect(self.pointed)
        self.canvas.viewChanged.connect(self.viewChanged)
        self.canvas.in_hand.changed.connect(self.toolChanged)
        self.canvas.contextRequested.connect(self.canvasMenuWanted)

    @contextmanager
    def _keeping_it_whole(self) -> Iterator[None]:
        """A map that was asked for whole is fitted again when all around it has changed."""
        is_whole = self.canvas.viewing.is_whole
        yield
        if is_whole:
            QTimer.singleShot(0, self, self._fit_whole)

    def _fit_whole(self) -> None:
        self.area.place_corner()  # as large as it may be in the room there is now
        self.canvas.looking.fit_again()
        self.area.place_corner()

    def _show_around(self) -> None:
        """All that stands around the map now, unless it is alone."""
        if not self._alone:
            with self._keeping_it_whole():
                self._show_panels()

    def _show_panels(self) -> None:
        self.run_room.show_run(self._run_shown)
        self.left.setVisible(self.is_shown("left"))
        self.right.setVisible(self.is_shown("right"))
        self.area.show_floating(self.is_shown("sentence"))
        self.panelsChanged.emit()

    def _keep_readable(self) -> None:
        for side in (self.left, self.right):
            side.keep_readable(self.width())

    def _restyle(self) -> None:
        self.drawing_ahead.restyle(self._theme.canvas_style)
        if self.panels is not None:
            self.panels.lens_chip.set_style(self._theme.canvas_style)
            self.panels.views.previews.use(self._theme.canvas_style.name)

    def _follow_restyled(self) -> None:
        self._theme.wait_for(self.canvas, self.canvas.is_painting)
        self.minimap.follow_style()
        if self.canvas.viewing.is_whole:  # letters of another size take other room
            QTimer.singleShot(0, self, self._fit_whole)

    def _keep_sizes(self) -> None:
        left, _, right = self._across.sizes()
        if left:
            self._settings.change(left_width=left)
        if right:
            self._settings.change(right_width=right)
