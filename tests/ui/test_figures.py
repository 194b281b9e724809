"""Figures on pages: legends smaller than their maps, loops that can be read, the same bytes."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Point, box_around
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, is_readable
from loopmap.diagram.papers import PAPERS, SLIDE
from loopmap.diagram.primitives import RoundBox, TextLine
from loopmap.editing.loop_pages import loop_pages
from loopmap.ui.exporting import SUFFIXES, picture
from loopmap.ui.figure_warnings import told_before
from loopmap.ui.figures import Export, figures_of
from tests.support.format_samples import ROOT, example

pytestmark = pytest.mark.usefixtures("qapp")

WHOLE = Asked(title=True, legend=True, source=True, beliefs=True)
FINES, COMBINED = "fines-for-non-attendance", "combined-map"

IN_A_PROCESS = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from tests.ui.test_figures import written
print(*written())
"""


def _wanted(name, **more):
    document = example(ROOT / "examples" / f"{name}.loopmap")
    today = document.maps[document.map_order[0]]
    badges = tuple(
        Badge(record.links, f"L{number}", "reinforcing")
        for number, record in enumerate(today.loops.values())
    )
    pages = loop_pages(document, today, badges)
    wanted = Export(Path("map.svg"), today, asked=WHOLE, badges=badges, loop_pages=pages)
    return replace(wanted, **more)


def written():
    """Fingerprints of a figure on paper in every format, a loop with it."""
    wanted = _wanted(FINES, dpi=40, paper="two-columns")
    wanted = replace(wanted, loop_pages=wanted.loop_pages[:1])
    return [hashlib.sha256(picture(wanted, suffix)).hexdigest() for suffix in SUFFIXES]


def _area_of_words(lines):
    ends = [Point(s.x + bundled_measure().width(s.text, s.size, 400), s.y) for s in lines]
    box = box_around([*ends, *(Point(s.x, s.y - s.size) for s in lines)])
    return box.width * box.height


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)
@pytest.mark.parametrize("name", [FINES, COMBINED])
def test_a_legend_is_smaller_than_its_map(name, paper):
    wanted = _wanted(name, paper=paper.key, loop_pages=())
    (figure,) = figures_of(wanted, ".pdf")
    shapes = figure.page.primitives
    cards = [s.box for s in shapes if isinstance(s, RoundBox) and s.role == "card"]
    cards = [box for box in cards if box.width > 0]
    whole = box_around([p for b in cards for p in (Point(b.left, b.top), Point(b.right, b.bottom))])
    legend = [s for s in shapes if isinstance(s, TextLine) and s.role == "legend"]
    assert legend
    assert _area_of_words(legend) < whole.width * whole.height


def test_words_stand_beside_a_map_where_that_leaves_it_more_room():
    (figure,) = figures_of(_wanted(FINES, loop_pages=()), ".pptx")
    words = [s for s in figure.page.primitives if s.role in {"legend", "beliefs"}]
    names = [s for s in figure.page.primitives if s.role == "name"]
    texts = [s for s in words if isinstance(s, TextLine)]
    assert min(s.x for s in texts) > max(s.x for s in names)


def test_every_loop_of_a_large_map_can_be_read_on_a_slide_of_its_own():
    wanted = _wanted(COMBINED)
    whole, *loops = figures_of(wanted, ".pptx")
    assert len(loops) > 10
    assert whole.page.area.width == SLIDE.width
    assert not is_readable(whole.page)
    assert all(is_readable(figure.page) for figure in loops)
    told = told_before(wanted, ".pptx")
    assert told.startswith("On the slide of the whole map the smallest text is")
    assert told.endswith("The slides of its loops can be read.")


def test_a_loop_whose_variables_lie_far_apart_is_drawn_round_and_says_so():
    _, *loops = figures_of(_wanted(COMBINED), ".svg")
    said = ["Drawn round here" in " ".join(_texts(figure)) for figure in loops]
    assert any(said)
    assert not all(said)


def test_what_a_page_holds_of_a_loop_is_its_words_its_evidence_and_what_it_rests_on():
    wanted = _wanted(FINES)
    page = next(each for each in wanted.loop_pages if "feeds itself" in each.told[0])
    _, figure = figures_of(replace(wanted, loop_pages=(page,)), ".svg")
    told = " ".join(_texts(figure))
    assert "it feeds itself" in told
    assert "Implied: “School attendance”" in told
    assert "(Four Stories of Systems Change" in told
    assert "A map of what people believe" in told
    assert "Loopmap reading of" in told


def _texts(figure):
    return [shape.text for shape in figure.page.primitives if isinstance(shape, TextLine)]


@pytest.mark.parametrize(
    ("suffix", "paper", "told"),
    [
        (".svg", "", ""),
        (".svg", "one-column", "Larger paper or a picture of each loop would help."),
        (".pdf", "one-column", "Larger paper, a page for each loop or a poster would help."),
        (".pptx", "", "A part of the map, or a slide for each loop, can be read."),
    ],
)
def test_what_would_help_is_told_before_anything_is_written(suffix, paper, told):
    wanted = _wanted(COMBINED, loop_pages=(), paper=paper)
    assert told_before(wanted, suffix).endswith(told)
    assert "loop" not in told_before(replace(wanted, badges=()), suffix)


def test_other_seeds_of_hashes_and_other_times_of_day_give_the_same_bytes():
    other = subprocess.run(
        [sys.executable, "-c", IN_A_PROCESS],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "C"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.split() == written()
