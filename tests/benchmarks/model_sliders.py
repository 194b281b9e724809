"""A number in the hand: what each place of its slider costs until the curves have moved."""

from __future__ import annotations

import random
from collections.abc import Iterator

from loopmap.editing.session import Session
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.equations import Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Kind, Link, MapInfo, Sign, Variable
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.curves_page import CurvesPage
from loopmap.ui.panels.run_panel import RunPanel
from tests.benchmarks.frames import FrameTimes, application, bursts, frames, settle

_MAP = MapId("m1")
_STOCKS, _FLOWS, _NUMBERS, _OTHERS = range(20), range(20, 50), range(50, 70), range(70, 100)


def figures() -> Iterator[FrameTimes]:
    """100 variables, 500 Euler steps: a run, the list, the sliders and the chart anew."""
    application()
    session, jobs = Session(_document()), Jobs()
    watch = LoopWatch(session)
    panel = RunPanel(session, jobs, watch)
    panel.resize(1100, 312)
    panel.show()
    settle(2.0)
    page = panel.pages.page
    assert isinstance(page, CurvesPage)
    slider = next(iter(page.sliders._rows.values())).slider

    def step(frame: int) -> None:
        slider.setValue(20 + frame % 160)
        page.chart.repaint()

    yield bursts("equations: a number in the hand, 100 variables", lambda: frames(step), 16.0)
    panel.close_session()
    panel.close()
    watch.close()
    jobs.close()


def _document() -> Document:
    chance = random.Random(3)
    variables = [
        Variable(
            RecordId(f"v{n}"), _name(n), x=100.0 * (n % 10), y=80.0 * (n // 10), kind=_kind(n),
            equation=_equation(n, chance), order=float(n),
        )
        for n in range(_OTHERS.stop)
    ]  # fmt: skip
    links = [
        Link(
            RecordId(f"l{n}"), RecordId(f"v{n}"), RecordId(f"v{n % 20}"),
            Sign.SAME if n % 2 else Sign.OPPOSITE,
        )
        for n in _FLOWS
    ]  # fmt: skip
    info = MapInfo(_MAP, "Numbers", times=Times(0.0, 125.0, 0.25))
    return Document().apply(adding(DOCUMENT, [info])).apply(adding(_MAP, [*variables, *links]))


def _name(number: int) -> str:
    return f"Variable v{number}"


def _kind(number: int) -> Kind:
    if number in _STOCKS:
        return Kind.STOCK
    return Kind.FLOW if number in _FLOWS else Kind.AUXILIARY


def _equation(number: int, chance: random.Random) -> str:
    if number in _STOCKS:
        return "100"
    if number in _NUMBERS:
        return f"{0.1 + chance.random():.3f}"
    stock, rate = _name(chance.randrange(20)), _name(50 + chance.randrange(20))
    if number in _FLOWS:
        return f"{stock} * {rate} * 0.01 + {_name(70 + number % 30)} * 0.001"
    more = f" + {_name(chance.randrange(70, number))} * 0.1" if number > _OTHERS.start else ""
    return f"MAX(0, {stock} / ({_name(chance.randrange(20))} + 1) * {rate}){more}"
