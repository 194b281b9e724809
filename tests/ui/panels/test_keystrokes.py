"""The keys that the sentence bar needs on the fines map stay within their targets."""

import statistics

import pytest
from PySide6.QtCore import Qt

from tests.benchmarks.keystrokes import (
    EXAMPLES,
    chain_counts,
    closed,
    example_document,
    link_keys,
    mended,
    opened,
)
from tests.support.typist import press


@pytest.fixture(scope="module")
def fines():
    return example_document(EXAMPLES[0])


def test_a_link_between_any_two_known_variables_takes_fifteen_keys_at_most(qapp, fines):
    causal_map = fines.maps[fines.map_order[0]]
    links = link_keys(causal_map)
    counts = [len(keys) for keys in links.values()]
    assert len(counts) == len(causal_map.variables) * (len(causal_map.variables) - 1)
    assert max(counts) <= 15
    assert statistics.median(counts) <= 10
    (cause, effect), keys = max(links.items(), key=lambda item: len(item[1]))
    session, bar = opened(fines)
    press(bar, keys)
    names = {variable.name: variable.id for variable in session.map.variables.values()}
    assert session.map.adjacency.between(names[cause], names[effect]) is not None
    closed(bar)


def test_a_chain_of_three_takes_thirty_at_most(qapp, fines):
    assert max(chain_counts(fines.maps[fines.map_order[0]])) <= 30


def test_a_sign_is_mended_by_one(qapp, fines):
    assert mended(fines) == 1


def test_a_sentence_is_taken_back_by_one(qtbot, fines):
    session, bar = opened(fines)
    press(bar, (*"trust - calm", Qt.Key.Key_Return))
    qtbot.keyClick(bar.entry, Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert session.document == fines
    closed(bar)
