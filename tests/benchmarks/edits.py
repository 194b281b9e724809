"""Single edits of a map, each applied, drawn again and painted at once; and opening one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.lenses.run import Marked, run_view
from loopmap.diagram.look import LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.small_curve import small_curve
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import add_link, set_sign
from loopmap.editing.edits.variables import add_variable, rename_variable
from loopmap.editing.run_on_map import MOST_CURVES
from loopmap.editing.session import Session
from loopmap.model.change import Change
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.opening import first_picture
from tests.benchmarks.frames import application, settle
from tests.benchmarks.maps import MAP, document_of
from tests.benchmarks.yardstick import Measured, measured

SIZES = ((150, 300, 16.0), (1000, 3000, 50.0), (2000, 6000, 100.0))
"""Variables, links, and the budget of one edit in yardsticks."""

TIMES = 8
THEMES = ("dark", "light")


def figures() -> Iterator[Measured]:
    """Every kind of edit at each size, and its undo; the canvas in a window of 1366 by 768."""
    application()
    for variables, links, budget in SIZES:
        size = f"{variables:,}/{links:,}"
        session = Session(document_of(variables, links))
        canvas, opening = _opened(session)
        yield measured(f"show a map drawn beforehand {size}", [opening], budget=budget)
        settle()
        canvas.viewing.actual_size()
        settle()
        yield from _of_each(session, canvas, size, budget)
        if variables <= MOST_CURVES:
            canvas.stage.emphasise(Emphasis(view=_run(session)), ())
            settle()
            yield from _of_each(session, canvas, f"with a run's marks {size}", budget)
        yield measured(f"another theme {size}", _themes(canvas), budget=budget)
        canvas.close_session()
        canvas.deleteLater()
        settle()


def _of_each(
    session: Session, canvas: CanvasWidget, size: str, budget: float
) -> Iterator[Measured]:
    for name, change in _edits(session).items():
        done, undone = _done_and_undone(canvas, change)
        yield measured(f"{name} {size}", done, budget=budget)
        yield measured(f"undo {name} {size}", undone, budget=budget)


def _run(session: Session) -> LensView:
    """As if a scenario had moved every variable, each on a course of its own."""
    variables = session.map.variables
    course = small_curve(([0.0, 0.2, 0.4], [0.0, 0.1, 0.2], [0.0, 0.3, 0.6]), 0.8)
    marks = {v: Marked("down" if n % 3 else "up", "robust") for n, v in enumerate(variables)}
    return run_view("Push", marks, {}, "", dict.fromkeys(variables, course))


def _opened(session: Session) -> tuple[CanvasWidget, float]:
    """A canvas made and painted from a picture that a job would have made; seconds it took."""
    style, measure = load_style("light"), bundled_measure()
    picture = first_picture(session.document, style)
    started = time.perf_counter()
    canvas = CanvasWidget(session, style, measure, picture=picture)
    canvas.resize(1366, 768)
    canvas.show()
    canvas.repaint()
    return canvas, time.perf_counter() - started


def _edits(session: Session) -> dict[str, Callable[[int], Change]]:
    """Changes by name; each is made for the n-th of some variables spread over the map."""
    variables, links = sorted(session.map.variables), sorted(session.map.links)

    def one(n: int) -> RecordId:
        return variables[(2 * n + 1) * len(variables) // (2 * TIMES)]

    def link(n: int) -> RecordId:
        return links[(2 * n + 1) * len(links) // (2 * TIMES)]

    def unlinked(n: int) -> RecordId:
        adjacency = session.map.adjacency
        return next(v for v in variables if v != one(n) and not adjacency.between(one(n), v))

    def place(n: int) -> tuple[float, float]:
        standing = session.map.variables[one(n)]
        return standing.x + 60, standing.y + 40

    def on(edit: Callable[..., Change], *arguments: object) -> Change:
        return edit(session.document, MAP, *arguments)

    return {
        "add variable": lambda n: on(add_variable, f"New {n}", place(n), session.new_id),
        "delete variable": lambda n: on(delete_records, [one(n)]),
        "add link": lambda n: on(add_link, one(n), unlinked(n), session.new_id),
        "delete link": lambda n: on(delete_records, [link(n)]),
        "rename": lambda n: on(rename_variable, one(n), f"Another name {n}"),
        "set sign": lambda n: on(set_sign, [link(n)], _other(session, link(n))),
        "move one": lambda n: on(move_records, {one(n): place(n)}),
    }


def _other(session: Session, link: RecordId) -> Sign:
    return Sign.SAME if session.map.links[link].sign is Sign.OPPOSITE else Sign.OPPOSITE


def _done_and_undone(
    canvas: CanvasWidget, change: Callable[[int], Change]
) -> tuple[list[float], list[float]]:
    done, undone = [], []
    for n in range(TIMES):
        done.append(_timed(canvas, lambda n=n: canvas.session.do("Edit", change(n))))
        undone.append(_timed(canvas, canvas.session.undo))
    return done, undone


def _themes(canvas: CanvasWidget) -> list[float]:
    styles = [load_style(theme) for theme in THEMES] * (TIMES // len(THEMES))
    return [_timed(canvas, lambda style=style: canvas.set_style(style)) for style in styles]


def _timed(canvas: CanvasWidget, work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    canvas.repaint()
    taken = time.perf_counter() - started
    for _ in range(5):
        QApplication.processEvents()
    return taken
