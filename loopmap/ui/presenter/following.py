"""What the room sees follows what the facilitator looks at, unless the picture is held."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.diagram.geometry import Box, union
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.part import without_private
from loopmap.diagram.style import Style
from loopmap.editing.session import Event
from loopmap.model.document import CausalMap
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.run_moment import RunMoment
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.editor import Editor
from loopmap.ui.jobs import Jobs
from loopmap.ui.lens_drawing import LARGE
from loopmap.ui.presenter.beside import Beside, room_picture
from loopmap.ui.presenter.room_window import RoomWindow

if TYPE_CHECKING:
    from loopmap.editing.run_moments import Moments

JOB = "picture for the room"
_AROUND = 24.0
"""Map units left free around a lit loop."""


class Following(QObject):
    """Keeps a RoomWindow in step with an editor until ``close``.

    The map and what lights it come from the session and the panels; selection, hands
    and notes that are private never do. A loop that is lit fills the picture, until the
    facilitator looks elsewhere. ``shown`` when a map is there that was not before.
    """

    shown = Signal()

    def __init__(self, editor: Editor, window: RoomWindow, style: Style, jobs: Jobs) -> None:
        super().__init__(window)
        self._editor, self._window, self._jobs = editor, window, jobs
        self._style = style
        self._stage: Stage | None = None
        self._held = False
        self._said = ""
        self._stop = editor.session.listen(self._hear)
        editor.canvas.viewing.changed.connect(self._follow_view)
        editor.canvas.lighting.changed.connect(self._follow_light)
        self._on_loop = False
        self._panels = editor.panels
        if self._panels is not None:
            self._say(self._panels.sentence.last_said)
            self._panels.sentence.saidBack.connect(self._say)
            self._panels.walk.stepped.connect(self._say_step)
            self._panels.play.shown.connect(self._follow_moment)
        self._beside = self._second(jobs)
        self._draw_anew()

    @property
    def is_held(self) -> bool:
        """Whether the picture stands still."""
        return self._held

    def hold(self, held: bool) -> None:
        """Let the picture stand still while the facilitator looks elsewhere, or go on."""
        self._held = held
        if self._beside is not None:
            self._beside.hold(held)
        if not held:
            self._draw_anew()
            self._window.say(self._said)

    def close(self) -> None:
        """Stop following; the editor may go."""
        self._stop()
        self._jobs.cancel(JOB)
        canvas = self._editor.canvas
        canvas.viewing.changed.disconnect(self._follow_view)
        canvas.lighting.changed.disconnect(self._follow_light)
        if self._panels is not None:
            self._panels.sentence.saidBack.disconnect(self._say)
            self._panels.walk.stepped.disconnect(self._say_step)
            self._panels.play.shown.disconnect(self._follow_moment)
        if self._beside is not None:
            self._beside.close()

    def set_style(self, style: Style) -> None:
        """Draw for the room in another style."""
        self._style = style
        self._window.set_style(style)
        self._draw_anew()
        if self._beside is not None:
            self._beside.follow()

    def _second(self, jobs: Jobs) -> Beside | None:
        """Who shows the other map while two are side by side."""
        if self._panels is None:
            return None
        beside = Beside(self._panels.side_by_side, self._window, jobs, lambda: self._style)
        beside.shown.connect(self._follow_beside)
        return beside

    # the map

    def _draw_anew(self) -> None:
        """Draw the map as it stands in the background, and then show it."""
        causal_map = without_private(self._editor.session.map)
        emphasis, badges = self._light()
        work = partial(room_picture, causal_map, self._style, emphasis, badges)
        self._jobs.run(JOB, work, partial(self._show, causal_map, emphasis, badges))

    def _show(
        self,
        causal_map: CausalMap,
        emphasis: Emphasis,
        badges: tuple[Badge, ...],
        picture: Picture,
    ) -> None:
        if self._held:
            return
        stage = Stage(causal_map, self._style, bundled_measure(), picture)
        stage.discreet = True
        stage.emphasis, stage.badges = emphasis, badges
        self._stage = stage
        self._window.map.show_stage(stage)
        self._follow_view()
        self.shown.emit()

    def _hear(self, event: Event) -> None:
        if self._held:
            return
        session = self._editor.session
        if event.map_changed or event.replaced or self._stage is None:
            self._say("")
            self._draw_anew()
        elif event.change:
            self._stage.follow(session.map, event.change)
            self._window.map.refresh()
            if not self._on_loop:
                self._follow_view()

    # light and camera

    def _light(self) -> tuple[Emphasis, tuple[Badge, ...]]:
        """What the canvas brings out; around a lit loop all else steps back."""
        stage = self._editor.canvas.stage
        dims = bool(stage.emphasis.lit) and len(stage.drawing.link_paths) <= LARGE
        return replace(stage.emphasis, dim_rest=dims), stage.badges

    def _follow_light(self) -> None:
        """The canvas lights something else, or looks through another lens."""
        if self._held or self._stage is None:
            return
        before, (emphasis, _) = self._stage.emphasis, self._light()
        if emphasis.view is not before.view and len(self._stage.drawing.link_paths) > LARGE:
            self._draw_anew()
            return
        self._stage.emphasise(*self._light())
        self._window.map.refresh()
        if self._stage.emphasis.lit != before.lit:
            area = self._lit_area()
            self._on_loop = area is not None
            self._look_at(area or self._seen_area())

    def _follow_moment(self, moments: Moments | None, share: float) -> None:
        """The canvas shows a moment of a run, or none."""
        if self._held or self._stage is None:
            return
        shown = self._stage.moment if isinstance(self._stage.moment, RunMoment) else None
        if moments is None:
            shown = None
        elif shown is None or shown.moments is not moments:
            shown = RunMoment(moments)
        if shown is not None:
            shown.share = share
        self._stage.moment = shown
        self._window.map.refresh()

    def _follow_view(self) -> None:
        if not self._held and self._stage is not None:
            self._on_loop = False
            self._look_at(self._seen_area())

    def _follow_beside(self) -> None:
        """There is another second map, or none: both are looked at as the first was."""
        if self._on_loop and self._stage is not None:
            self._look_at(self._lit_area() or self._seen_area())
        else:
            self._follow_view()

    def _look_at(self, area: Box | None) -> None:
        """The same part of both maps, where there are two."""
        self._window.map.look_at(area)
        if self._beside is not None:
            self._beside.look_at(area)

    def _lit_area(self) -> Box | None:
        """The box around the loops that are lit."""
        assert self._stage is not None
        drawing = self._stage.drawing
        links = [drawing.causal_map.links.get(i) for lit in drawing.emphasis.lit for i in lit.links]
        cards = [drawing.cards[k.source] for k in links if k is not None]
        paths = [drawing.link_paths[k.id].bounds for k in links if k is not None]
        area = union([*cards, *paths])
        return None if area is None else area.inflated(_AROUND)

    def _seen_area(self) -> Box | None:
        """The part of the map that the facilitator sees; all of it where that was asked for."""
        viewing = self._editor.canvas.viewing
        assert self._stage is not None
        if not viewing.is_whole:
            return viewing.seen
        other = None if self._beside is None else self._beside.bounds
        return union([box for box in (self._stage.drawing.bounds, other) if box is not None])

    # words

    def _say(self, sentence: str) -> None:
        self._said = sentence
        if not self._held:
            self._window.say(sentence)

    def _say_step(self, _: object, __: object, told: str) -> None:
        self._say(told)
