"""How well every layout engine draws the example and the corpus maps, and how long it takes.

Prints a table of engines (medians over the maps each could arrange), our default beside
the figures measured before it was written, and the times that have a budget.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from loopmap.diagram.geometry import Point
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange, arranging
from loopmap.diagram.layout.engines import ENGINES, LOOPS, TIDY
from loopmap.diagram.layout.net import net
from loopmap.diagram.layout.overlap import overlapping
from loopmap.diagram.layout.place import place_new
from loopmap.diagram.layout.score import Picture
from loopmap.diagram.style import load_style
from loopmap.errors import LoopmapError
from loopmap.formats.registry import open_file
from loopmap.model.change import adding
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Variable
from tests.benchmarks.clds import grown_by_ears
from tests.benchmarks.maps import MAP, document_of
from tests.benchmarks.yardstick import Measured, measure, yardstick

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "maps"

MOST = 110
"""Larger maps are left out: some engines take minutes for them."""

WINDOW = 1366, 680
"""What a window of 1366 by 768 leaves for the map, in pixels."""

BEFORE = {10: (0.07, 0.0, 0.77), 30: (0.25, 0.13, 0.73), 100: (0.87, 0.42, 0.52)}
"""By variables: crossings and labels run through per link, and roundness of the loops, of the
prototype that the embedded engine was chosen by, on maps grown in the same way."""

SEEDS = {(0, 1): "the same two maps", (2, 3, 4): "three others of the kind"}

FIRST_ANSWER, WHOLE_SEARCH, ONE_PLACE, BEGINNING = 160.0, 4000.0, 35.0, 100.0
"""Budgets in yardsticks: 100 variables for the first time, with all polish; one new variable,
and two that join nothing yet."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one engine made of one map; counts are per link, ``took`` is in yardsticks.

    ``area`` is that of everything drawn, in thousands of map units squared; ``names`` how
    high names are set, in pixels, when the map is fitted into the window.
    """

    cost: float
    crossings: float
    through: float
    roundness: float
    spread: float
    sprawl: float
    area: float
    names: float
    overlaps: int
    took: float


@dataclass(frozen=True, slots=True)
class Held:
    """Something that has to be so."""

    said: str
    within: bool

    def row(self) -> str:
        """A line of the table."""
        return f"{'ok  ' if self.within else 'OVER'} {self.said}"


def figures() -> Iterator[Measured | Held]:
    """The table of engines, the figures to be beaten, and the times."""
    maps = list(_maps())
    print(f"{len(maps)} maps of up to {MOST} variables; medians, counts per link:")
    print(
        "engine     maps   score  crossings  through  round  spread  sprawl    area"
        "  names  overlaps  yardsticks"
    )
    found: dict[str, list[Drawn | None]] = {}
    for engine in ENGINES:
        found[engine] = [_drawn(causal_map, engine) for causal_map in maps]
        if drawn := [d for d in found[engine] if d]:
            print(_line(engine, drawn), flush=True)
    yield from _against_the_others(found)
    yield from _against_before()
    yield from _times()


def _maps() -> Iterator[CausalMap]:
    files = [*sorted((ROOT / "examples").glob("*.loopmap")), *sorted(CORPUS.glob("*.csv"))]
    if not CORPUS.is_dir():
        print("the shared maps are not beside this checkout: the examples alone are drawn")
    for path in files:
        for causal_map in open_file(path).document.maps.values():
            if 2 < len(causal_map.variables) <= MOST:
                yield causal_map


def _drawn(causal_map: CausalMap, engine: str) -> Drawn | None:
    """None where the engine is not installed or cannot arrange such a map."""
    boxes, stick = label_boxes(causal_map), yardstick()
    started = time.perf_counter()
    try:
        places = arrange(causal_map, boxes, engine=engine)
    except LoopmapError:
        return None
    took = (time.perf_counter() - started) / stick
    some = net(causal_map, boxes)
    at = np.array([places[i] for i in some.ids])
    picture, links = Picture(some, at, load_style()), max(len(some.ends), 1)
    tally = picture.tally()
    low = np.minimum((at - some.sizes / 2).min(axis=0), picture.arcs.low.min(axis=0))
    far = np.maximum((at + some.sizes / 2).max(axis=0), picture.arcs.high.max(axis=0))
    wide, high = far - low
    return Drawn(
        picture.cost(),
        tally.crossings / links,
        tally.through / links,
        float(tally.roundness),
        float(tally.unevenness),
        float(tally.sprawl),
        float(wide * high) / 1000,
        load_style().font_size * min(1.0, WINDOW[0] / wide, WINDOW[1] / high),
        len(overlapping(at, some.sizes)),
        took,
    )


def _line(engine: str, drawn: Sequence[Drawn]) -> str:
    middle = _median(drawn)
    return (
        f"{engine:<9}{len(drawn):>6}{middle.cost:>8.3f}{middle.crossings:>11.2f}"
        f"{middle.through:>9.2f}{middle.roundness:>7.2f}{middle.spread:>8.2f}{middle.sprawl:>8.2f}"
        f"{middle.area:>8.0f}{middle.names:>7.1f}"
        f"{sum(d.overlaps for d in drawn):>10}{middle.took:>12.1f}"
    )


def _median(drawn: Sequence[Drawn]) -> Drawn:
    names = Drawn.__slots__
    return Drawn(*(statistics.median(getattr(d, name) for d in drawn) for name in names))


def _against_the_others(found: dict[str, list[Drawn | None]]) -> Iterator[Held]:
    """On the median map our default is held against the best of all others on that map.

    Tidying begins where a map lies, so it is no rival of engines that begin with nothing.
    """
    rivals = [found[engine] for engine in ENGINES if engine not in {LOOPS, TIDY}]
    shares = []
    for ours, *theirs in zip(found[LOOPS], *rivals, strict=True):
        costs = [drawn.cost for drawn in theirs if drawn]
        if ours and costs:
            shares.append(ours.cost / min(costs))
    yield Held(
        f"on the median map the default costs {statistics.median(shares):.2f} of the best other, "
        f"on the worst {max(shares):.2f}",
        statistics.median(shares) <= 1,
    )
    overlaps = sum(d.overlaps for drawn in found.values() for d in drawn if d)
    yield Held(f"labels laid on one another by any engine: {overlaps}", overlaps == 0)


def _against_before() -> Iterator[Held]:
    for variables, before in BEFORE.items():
        for seeds, told in SEEDS.items():
            drawn = [_drawn(grown_by_ears(variables, seed), LOOPS) for seed in seeds]
            now = [
                statistics.mean(getattr(d, name) for d in drawn if d)
                for name in ("crossings", "through", "roundness")
            ]
            said = ", ".join(
                f"{name} {a:.2f} (was {b:.2f})"
                for name, a, b in zip(("crossings", "through", "round"), now, before, strict=True)
            )
            held = now[0] <= before[0] and now[1] <= before[1] and now[2] >= before[2]
            yield Held(f"{variables} variables grown by ears, {told}: {said}", held)


def _times() -> Iterator[Measured]:
    hundred = grown_by_ears(100, 0)
    boxes = label_boxes(hundred)
    yield measure(
        "layout, first answer at 100 variables",
        lambda: next(arranging(hundred, boxes)),
        budget=FIRST_ANSWER,
    )
    yield measure(
        "layout, all polish at 100 variables",
        lambda: arrange(hundred, boxes),
        budget=WHOLE_SEARCH,
        times=1,
        warm=0,
    )
    for variables, links in ((150, 300), (2000, 6000)):
        grown, new = _with_a_new_one(variables, links)
        sizes = label_boxes(grown)
        yield measure(
            f"a place for a new variable at {variables:,}/{links:,}",
            lambda grown=grown, sizes=sizes, new=new: place_new(grown, sizes, [new], Point(0, 0)),
            budget=ONE_PLACE,
        )
    begun = document_of(2000, 6000).apply(adding(MAP, _BEGINNING)).maps[MAP]
    sizes = label_boxes(begun)
    new = [record.id for record in _BEGINNING if isinstance(record, Variable)]
    yield measure(
        "places for the two that a chain begins with at 2,000/6,000",
        lambda: place_new(begun, sizes, new),
        budget=BEGINNING,
    )


_BEGINNING = (
    Variable(RecordId("begins"), "What a chain begins with"),
    Variable(RecordId("follows"), "What follows from it"),
    Link(RecordId("leads"), RecordId("begins"), RecordId("follows"), Sign.SAME),
)


def _with_a_new_one(variables: int, links: int) -> tuple[CausalMap, RecordId]:
    """A map and a variable in it that hangs on two others and has no place yet."""
    new = RecordId("new")
    hung = [
        Link(RecordId("new1"), RecordId(f"v{variables // 3}"), new, Sign.SAME),
        Link(RecordId("new2"), new, RecordId(f"v{variables // 3 + 1}"), Sign.SAME),
    ]
    document = document_of(variables, links)
    grown = document.apply(adding(MAP, [Variable(new, "A new variable"), *hung]))
    return grown.maps[MAP], new
