"""A map with collapsed groups as SVG: every part marked, and the whole as it was looked at."""

from pathlib import Path

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, page_of
from loopmap.diagram.style import load_style
from loopmap.formats.svg import write_svg
from loopmap.model.ids import RecordId
from tests.support.folded_maps import households

GOLDEN = Path(__file__).parents[1] / "golden" / "pictures" / "folded.svg"
ROUND = tuple(RecordId(f"l{i}") for i in (0, 2, 4, 5, 6))


def _svg():
    page = page_of(
        households(), load_style(), bundled_measure(), asked=Asked(title=True, legend=True),
        badges=(Badge(ROUND, "R2", "reinforcing"),),
    )  # fmt: skip
    return write_svg(page, fold(households()))


def test_a_folded_map_is_drawn_as_it_was_when_somebody_looked(update_golden):
    if update_golden:
        GOLDEN.write_bytes(_svg())
    assert _svg() == GOLDEN.read_bytes()


def test_stacks_and_bundles_say_what_they_are():
    text = _svg().decode()
    assert 'class="group" data-name="Home" data-members="2"' in text
    assert 'data-from="home" data-to="v2" data-sign="+" data-delayed="yes" data-links="2"' in text
    assert 'data-links="2" data-mixed="yes"' in text
    assert "Strain" not in text
