"""A long run in the window: the longest stretch of work in one go of each turn of a page."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from loopmap.editing.session import Session
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.equations import Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Kind, Link, MapInfo, Sign, Variable
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.run_panel import RunPanel
from tests.benchmarks.frames import FrameTimes, application, bursts, settle

STEPS, PAIRS = 20_000, 4
"""Steps of Euler, and pairs of hares and lynxes of eight variables each."""

_BUDGET = 50.0
_MAP = MapId("m1")
_LONGEST = 60.0
"""Seconds that the work in the background of one page may take."""


def figures() -> Iterator[FrameTimes]:
    """Each page of the run panel turned to twice, with all that follows from it."""
    application()
    session, jobs = Session(_document()), Jobs()
    watch = LoopWatch(session)
    panel = RunPanel(session, jobs, watch)
    panel.resize(1366, 312)
    panel.show()
    settle(1.0)
    _longest(jobs)
    assert panel.modes.is_model
    titles = [kind.title for kind in panel.pages._kinds]

    def turns() -> list[float]:
        taken = []
        for title in titles * 2:
            began = time.thread_time()
            panel.pages.choose(title)
            taken.append(max(time.thread_time() - began, _longest(jobs)))
        return taken

    name = f"equations: a page turned, {8 * PAIRS} variables, {STEPS:,} steps"
    yield bursts(name, turns, budget=_BUDGET)
    panel.close_session()
    panel.close()
    watch.close()
    jobs.close()


def _longest(jobs: Jobs) -> float:
    """Seconds of this thread in the longest turn of its loop until nothing is under way."""
    worst, until, idle = 0.0, time.perf_counter() + _LONGEST, 0
    while idle < _AT_REST and time.perf_counter() < until:
        began = time.thread_time()
        QApplication.processEvents()
        worst = max(worst, time.thread_time() - began)
        idle = 0 if jobs._running else idle + 1
        time.sleep(0.002)
    return worst


_AT_REST = 200
"""Turns of the loop without work in the background after which a page is at rest."""


def _document() -> Document:
    variables, links = [], []
    for pair in range(PAIRS):
        variables += _pair(pair)
        links += _links(pair)
    info = MapInfo(_MAP, "Long", times=Times(0.0, STEPS * 0.005, 0.005))
    return Document().apply(adding(DOCUMENT, [info])).apply(adding(_MAP, [*variables, *links]))


def _pair(pair: int) -> list[Variable]:
    rows = (
        ("Hares", Kind.STOCK, f"{20 + pair}"),
        ("Lynxes", Kind.STOCK, f"{5 + pair % 3}"),
        ("Births", Kind.FLOW, f"Hares_{pair} * birth_rate_{pair} * (1 - Hares_{pair} / 500)"),
        ("Eaten", Kind.FLOW, f"Hares_{pair} * Lynxes_{pair} * 0.02"),
        ("Grown", Kind.FLOW, f"Eaten_{pair} * efficiency_{pair}"),
        ("Deaths", Kind.FLOW, f"Lynxes_{pair} * 0.4"),
        ("birth rate", Kind.DRIVER, "0.8"),
        ("efficiency", Kind.DRIVER, "0.3"),
    )
    return [
        Variable(
            RecordId(f"v{pair}{place}"), f"{name} {pair}", x=150.0 * place, y=120.0 * pair,
            kind=kind, equation=equation, order=float(8 * pair + place),
        )
        for place, (name, kind, equation) in enumerate(rows)
    ]  # fmt: skip


def _links(pair: int) -> list[Link]:
    ends = (
        (2, 0, "+"), (3, 0, "-"), (4, 1, "+"), (5, 1, "-"), (0, 2, "+"), (6, 2, "+"),
        (0, 3, "+"), (1, 3, "+"), (3, 4, "+"), (7, 4, "+"), (1, 5, "+"),
    )  # fmt: skip
    signs = {"+": Sign.SAME, "-": Sign.OPPOSITE}
    return [
        Link(
            RecordId(f"l{pair}{n}"), RecordId(f"v{pair}{source}"), RecordId(f"v{pair}{target}"),
            signs[sign], order=float(11 * pair + n),
        )
        for n, (source, target, sign) in enumerate(ends)
    ]  # fmt: skip
