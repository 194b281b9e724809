"""Several names in one line."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from loopmap.ui.panels.fit_words import fit_words

NAMES = ("School attendance", "Worry of parents", "Help sought")


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(QFont())


def test_names_that_fit_stay_whole(metrics):
    assert fit_words(metrics, NAMES, " – ", 10_000) == " – ".join(NAMES)


@pytest.mark.parametrize("characters", [20, 28, 36, 44])
def test_what_is_shown_fits(metrics, characters):
    width = metrics.averageCharWidth() * characters
    assert metrics.horizontalAdvance(fit_words(metrics, NAMES, " – ", width)) <= width


def test_two_names_to_read_rather_than_three_stumps(metrics):
    shown = fit_words(metrics, NAMES, " – ", metrics.averageCharWidth() * 30)
    assert len(shown.split(" – ")) == 2


def test_a_name_is_cut_between_its_words(metrics):
    names = ("Exposure to criminal exploitation", "Help")
    for characters in range(20, 40):
        shown = fit_words(metrics, names, " – ", metrics.averageCharWidth() * characters)
        first = shown.split(" – ")[0]
        whole = "Exposure to criminal exploitation", "Exposure to criminal…", "Exposure to…"
        assert first in whole or len(first) <= len("Exposure…")
