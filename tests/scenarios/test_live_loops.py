"""A real map of a hundred variables edited link by link, its loops kept up all the while.

80 edits are played here; ``python -m tests.benchmarks session`` plays 500 and measures them.
"""

from __future__ import annotations

import math

import pytest
from PySide6.QtWidgets import QLabel

from loopmap.analysis.loop_status import short_line, status_line
from loopmap.analysis.loops import find_loops
from loopmap.editing.edits.arrange import move_records
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.registry import open_file
from tests.benchmarks.maps import document_of
from tests.conftest import SHARED
from tests.support.link_edits import LinkEdits

EDITS, TENTH = 80, 10
PAUSE = 15
"""Milliseconds that a person in a hurry leaves between two edits."""
SIZE = (108, 296)


def foresight(shared):
    """The map on obesity, its variables on a circle."""
    document = open_file(shared / "corpus" / "maps" / "foresight_obesity.csv").document
    map_id = document.map_order[0]
    variables = sorted(document.maps[map_id].variables)
    turns = [2 * math.pi * n / len(variables) for n in range(len(variables))]
    at = [(1600 * math.cos(turn), 1000 * math.sin(turn)) for turn in turns]
    places = dict(zip(variables, at, strict=True))
    return document.apply(move_records(document, map_id, places))


@pytest.fixture
def edited(request, qtbot, window, tmp_path):
    """The window with that map, or one made of its size where it is absent, its loops found."""
    known = SHARED.is_dir()
    document = foresight(request.getfixturevalue("shared")) if known else document_of(*SIZE)
    file = tmp_path / "map.loopmap"
    file.write_bytes(write(document))
    window.files.open(file)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    qtbot.waitUntil(lambda: window.editor.panels.watch.settled is not None)
    return window


def in_panel(window):
    """The line above the list of loops."""
    return window.editor.panels.loops.findChildren(QLabel)[0].text()


def at_the_bottom(window):
    """What the status bar says of the loops."""
    return window.status.lines[1].split(" · ", 2)[2]


def assert_honest(window):
    """Both lines say how far the list goes, or that it is not there yet."""
    watch = window.editor.panels.watch
    if watch.is_behind:
        assert at_the_bottom(window) == "updating loops …"
        assert in_panel(window) == "Updating …"
    window.editor.turns.flush()
    if watch.is_searching:
        assert at_the_bottom(window) == "looking for loops …"
        return
    assert in_panel(window) == status_line(watch.loops)
    assert at_the_bottom(window) == short_line(watch.loops)


def is_true(loops, whole):
    """Whether a list agrees with a search of the whole map, as far as both claim to go."""
    lengths = (one.complete_to_length for one in (loops, whole) if not one.complete)
    length = min(lengths, default=SIZE[0])
    return within(loops, length) == within(whole, length)


def within(loops, length):
    return [loop for loop in loops.finished if loop.length <= length]


def test_the_list_stays_true_while_links_are_drawn_signed_and_deleted(qtbot, edited):
    watch, hand = edited.editor.panels.watch, LinkEdits(edited, seed=4)
    for step in range(1, EDITS + 1):
        for _ in hand.one():
            assert_honest(edited)
        qtbot.wait(PAUSE)
        assert_honest(edited)
        if step % TENTH == 0:
            whole = find_loops(edited.session.map)
            assert watch.is_searching or is_true(watch.loops, whole)
            qtbot.waitUntil(lambda: watch.settled is not None)
            assert watch.settled == whole
            assert_honest(edited)
            labelled = {key: label.label[0] for key, label in watch.book.labels.items()}
            assert labelled == {loop.key: loop.kind.letter for loop in watch.loops.loops}
