"""Which of several lit loops is which stands on a card over the canvas."""

import pytest

from loopmap.diagram.look import Lens
from loopmap.formats.loopmap_yaml.write import write
from tests.support.signed_maps import document_with, signed_map

LINKS = [("Fines", "Strain", "+"), ("Strain", "Fines", "+"), ("Strain", "Trust", "-")]
BACK = ("Trust", "Strain", "+")


@pytest.fixture
def two(qtbot, window, tmp_path):
    """The window with a map of two loops."""
    path = tmp_path / "two.loopmap"
    path.write_bytes(write(document_with(signed_map([*LINKS, BACK]))))
    window.files.open(path)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    panels = window.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    return window


def light(window, count):
    panels = window.editor.panels
    panels.lit.light_all([loop.key for loop in panels.watch.loops.loops[:count]])
    window.editor.turns.flush()


def card(window):
    return window.editor.panels.lens_chip


def test_one_lit_loop_needs_no_card(two):
    light(two, 1)
    assert card(two).isHidden()


def test_two_are_told_apart_until_one_goes_out(two):
    light(two, 2)
    assert card(two).isVisible()
    assert card(two).accessibleName() == "Lit loops: R1 Fines – Strain; B1 Strain – Trust."
    assert two.editor.area.rect().contains(card(two).geometry())
    light(two, 1)
    assert card(two).isHidden()


def test_the_card_tells_the_lens_too_and_stays_with_it(two):
    light(two, 2)
    alone = card(two).height()
    two.command_actions.by_id[f"view.lens.{Lens.EVIDENCE.value}"].trigger()
    assert card(two).height() > alone
    assert "Lit loops: R1" in card(two).accessibleName()
    light(two, 0)
    assert card(two).isVisible()
    assert "Lit loops" not in card(two).accessibleName()


def test_put_away_it_comes_back_when_another_loop_is_lit_besides(two):
    light(two, 2)
    card(two).dismiss()
    assert card(two).isHidden()
    light(two, 1)
    light(two, 2)
    assert card(two).isVisible()
