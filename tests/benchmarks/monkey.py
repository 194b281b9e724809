"""A person in a hurry at the real window, and every time it kept them waiting.

``python -m tests.benchmarks monkey --minutes 10 --seed 1 --variables 2000``
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from loopmap.formats.loopmap_yaml.write import write
from loopmap.resources import examples
from loopmap.ui.idle_collection import IdleCollection
from loopmap.ui.main_window import MainWindow
from tests.benchmarks.frames import application, settle
from tests.benchmarks.maps import document_of
from tests.benchmarks.monkey_acts import Acts
from tests.benchmarks.screen import platform
from tests.benchmarks.unchecked import WorkWatch, told
from tests.benchmarks.watchdog import LATE, Stall, Watchdog
from tests.benchmarks.yardstick import yardstick
from tests.support.window import Answers, folders_in, make_window

STALL = 0.1
"""Seconds nobody should be kept waiting."""

LONG = 78
"""Yardsticks as long: so many are a tenth of a second where one takes 1.28 ms."""

_TOLD = 8
"""How many of the times the window was held up are told."""

_PAUSES, _STEP = (15, 60, 60, 250), 16
"""Milliseconds after the beginning of an act, and between its steps."""


class Monkey(QObject):
    """Acts at random until the time is over, with pauses as people make them."""

    def __init__(self, acts: Acts, watchdog: Watchdog, chance: random.Random, until: float) -> None:
        super().__init__()
        self.count = 0
        self._steps: Iterator[str] = iter(())
        self._acts, self._watchdog, self._chance, self._until = acts, watchdog, chance, until
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._act)
        self._timer.start(500)

    def _act(self) -> None:
        if time.monotonic() > self._until:
            application().exit()  # quit would ask whether to save
            return
        doing = next(self._steps, None)
        if doing is None:
            self.count += 1
            self._steps = self._acts.one()
            doing = next(self._steps)
            self._timer.start(self._chance.choice(_PAUSES))
        else:
            self._timer.start(_STEP)
        self._watchdog.doing = doing


def main(arguments: list[str]) -> int:
    """0 when nobody was kept waiting."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks monkey")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--variables", type=int, default=0, help="150, 2000 or 0 for the examples")
    parser.add_argument("--screen", default="1920x1080", help="its size, unless Qt is told of one")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        width, height = map(int, asked.screen.split("x"))
        os.environ.setdefault("QT_QPA_PLATFORM", platform(Path(folder), width, height))
        application()
        before = yardstick()
        work = WorkWatch()
        work.start()
        watchdog = Watchdog(work.so_far)
        count = session(Path(folder), watchdog, asked.minutes, asked.seed, asked.variables)
        stalls = watchdog.stalls
        work.stop()
    print(f"{count} acts in {asked.minutes:g} minutes, seed {asked.seed}")
    print(f"the yardstick took {before * 1e3:.2f} ms before and {yardstick() * 1e3:.2f} ms after")
    for line in [*report(stalls), *told(work)]:
        print(line)
    return 1 if any(stall.worked > STALL for stall in stalls) else 0


def session(folder: Path, watchdog: Watchdog, minutes: float, seed: int, variables: int) -> int:
    """That many minutes under a watchdog's eyes; how many acts there were."""
    chance = random.Random(seed)
    window = make_window(folders_in(folder), Answers(), time.time)
    window.resize(1600, 1000)
    window.show()
    settle(0.5)
    idle = IdleCollection(
        lambda: window.session.document if window.session else None,
        window,
        away=lambda: False,  # there is always somebody, whichever window the system calls active
    )
    idle.start()
    acts = Acts(window, chance, _files(folder, variables), folder)
    monkey = Monkey(acts, watchdog, chance, time.monotonic() + 60 * minutes)
    watchdog.start()
    application().exec()
    watchdog.stop()
    _leave(window)
    application().clipboard().clear()  # what Python made must not outlive it
    return monkey.count


def report(stalls: list[Stall]) -> list[str]:
    """The stalls by what was done, what cost most in all first, each with where it was seen."""
    by_act: dict[str, list[Stall]] = defaultdict(list)
    for stall in stalls:
        by_act[stall.doing].append(stall)
    ours = [stall for stall in stalls if stall.worked > LATE]
    lines = [
        _counted("the window's own work", [stall.worked for stall in stalls]),
        _in_yardsticks(stalls),
        _counted("by the clock", [stall.lasted for stall in stalls]),
        _counted(
            "by the clock without the wait for a processor",
            [stall.lasted - stall.queued for stall in stalls],
        ),
        _counted(
            "by the clock while a thread of ours worked",
            [min(stall.lasted - stall.queued, stall.busy) for stall in stalls],
        ),
        _counted("collecting garbage", [stall.collecting for stall in stalls]),
    ]
    for doing, some in sorted(by_act.items(), key=lambda entry: -_over(entry[1])):
        worst = max(some, key=lambda stall: stall.worked)
        if worst in ours:
            lines += _told(doing, some, worst)
    return lines + _held_up(stalls)


def _held_up(stalls: list[Stall]) -> list[str]:
    """The longest times the window did nothing itself and yet did not answer."""
    worst = sorted(stalls, key=lambda stall: stall.worked + stall.queued - stall.lasted)
    return [
        f"{(stall.lasted - stall.queued - stall.worked) * 1e3:6.0f} ms held up, "
        f"{(stall.busy - stall.worked) * 1e3:.0f} of them by other threads of ours: {stall.doing}\n"
        f"           {_beside(stall)}\n           {' > '.join(stall.where)}"
        for stall in worst[:_TOLD]
    ]


def _beside(stall: Stall) -> str:
    """What worked in the background meanwhile."""
    told = (f"{key} {worked * 1e3:.0f} ms" for key, worked in stall.beside)
    return ", ".join(told) or "nothing worked in the background"


def _counted(what: str, lengths: list[float]) -> str:
    late = [length for length in lengths if length > LATE]
    return (
        f"{len(late):4d} over 50 ms, {sum(length > STALL for length in late):3d} over 100 ms, "
        f"{max(late, default=0.0) * 1e3:4.0f} ms at most: {what}"
    )


def _in_yardsticks(stalls: list[Stall]) -> str:
    """The same beside the speed that the machine had just after each."""
    lengths = [stall.yardsticks for stall in stalls]
    took = sorted(stall.yardstick * 1e3 for stall in stalls) or [0.0]
    return (
        f"{sum(length > LONG for length in lengths):4d} over {LONG} yardsticks, "
        f"{max(lengths, default=0.0):.0f} at most: the same, a yardstick after each taking "
        f"{took[0]:.2f} to {took[-1]:.2f} ms, {took[len(took) // 2]:.2f} mostly"
    )


def _over(stalls: list[Stall]) -> float:
    """Seconds of work beyond what is no stall."""
    return sum(max(0.0, stall.worked - LATE) for stall in stalls)


def _told(doing: str, some: list[Stall], worst: Stall) -> list[str]:
    late = [stall.worked for stall in some if stall.worked > LATE]
    long, most = sum(worked > STALL for worked in late), worst.worked * 1e3
    return [
        f"{most:6.0f} ms at most, {long:3d} over 100, {len(late):3d} over 50: {doing}",
        *(_places(worst) if long else [f"           {' > '.join(worst.where)}"]),
    ]


def _places(stall: Stall) -> list[str]:
    """Everywhere it was seen, one after the other: a long one may be several things in a row."""
    return [f"           {often} x {' > '.join(lines)}" for lines, often in stall.seen]


def _files(folder: Path, variables: int) -> list[Path]:
    if not variables:
        return [Path(shutil.copy(path, folder)) for path in examples()]
    path = folder / f"large-{variables}.loopmap"
    path.write_bytes(write(document_of(variables, variables * (2 if variables < 500 else 3))))
    return [path]


def _leave(window: MainWindow) -> None:
    window.files.give_up()
    window.close()
    settle(0.2)
