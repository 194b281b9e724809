"""A run played on the canvas: what a frame costs, with marks, small curves and swollen links.

And, with a moment of it on show, a variable of many links that is dragged.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from loopmap.analysis.loops import LoopList
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.geometry import Point
from loopmap.diagram.look import Lens
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.scenarios import add_scenario
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.run_moments import run_moments
from loopmap.editing.run_on_map import seen_on_map
from loopmap.editing.session import Session
from loopmap.editing.what_if import KnownLoops, what_if
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.simulation import RunSettings
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.run_moment import RunMoment
from loopmap.ui.canvas.view import Camera
from tests.benchmarks import hands
from tests.benchmarks.frames import FrameTimes, application, bursts, frames, settle
from tests.benchmarks.maps import document_of

FRAME = 16.0
"""Milliseconds of a frame at sixty in a second."""

_SIZES = ((36, 60), (150, 300), (300, 480))
_DRAWS = 100
_FRAMES, _WARM = 60, 3


def figures() -> Iterator[FrameTimes]:
    """Frames of a run, all of the map in the window and at life size."""
    application()
    for variables, links in _SIZES:
        canvas, moment = _playing(variables, links)

        def step(frame: int, canvas: CanvasWidget = canvas, moment: RunMoment = moment) -> None:
            moment.share = frame / _FRAMES
            canvas.repaint()

        for view in ("all of it", "life size"):
            if view == "life size":
                canvas.camera = Camera(canvas.camera.x, canvas.camera.y, 1.0)
            canvas.finish_painting()
            settle()
            frames(step, 5)  # marks are painted once and then shown
            name = f"a run played, {variables}/{links}, {view}"
            yield bursts(name, lambda step=step: frames(step, _FRAMES), FRAME)
            name = f"a hub dragged at a moment, {variables}/{links}, {view}"
            yield bursts(name, lambda canvas=canvas: _dragged(canvas), FRAME)
        canvas.close_session()
        canvas.close()


def _dragged(canvas: CanvasWidget) -> list[float]:
    """Seconds of each frame between press and release; it is put back, and all waits for that."""
    drawing = canvas.drawing
    box = drawing.cards[_hub_of(canvas.session)]
    at = canvas.camera.to_screen(Point(box.x, box.y), canvas.frame())
    start = QPointF(at.x, at.y)
    hands.press(canvas, start)

    def step(frame: int) -> None:
        hands.move(canvas, start + QPointF(8 + 2 * frame, frame))

    frames(step, _WARM)
    taken = frames(lambda frame: step(frame + _WARM), _FRAMES)
    hands.release(canvas, start + QPointF(8 + 2 * _FRAMES, _FRAMES))
    canvas.session.undo()
    canvas.finish_painting()
    settle()
    return taken


def _hub_of(session: Session) -> RecordId:
    """The variable of most links."""
    index = session.map.adjacency
    return max(sorted(session.map.variables), key=lambda v: len(index.out_of(v)))


def _playing(variables: int, links: int) -> tuple[CanvasWidget, RunMoment]:
    """A canvas that looks at a push on the variable of most links, and its moments."""
    session = Session(document_of(variables, links))
    acts = [Intervention(Action.PUSH, _hub_of(session), 0.5)]
    change = add_scenario(
        session.document, session.map_id, "Push", session.new_id, interventions=acts
    )
    session.do("New scenario", change)
    causal_map = session.map
    settings = RunSettings(_DRAWS, follow=seen_on_map(causal_map))
    scenarios = tuple(causal_map.scenarios.values())
    found = what_if(causal_map, scenarios, KnownLoops(LoopList(), {}), settings=settings)
    view = lens_view(Lens.RUN, session.document, causal_map, Known(LoopList(), found))
    canvas = CanvasWidget(session, load_style("light"), bundled_measure())
    canvas.resize(1366, 768)
    canvas.show()
    canvas.lighting.bring_out(Emphasis(view=view))
    moment = RunMoment(run_moments(causal_map, found, settings))
    canvas.stage.moment = moment
    return canvas, moment
