"""Garbage is collected on the window's thread, and all of it only while nobody draws."""

import gc

import pytest

from loopmap.model.document import Document
from loopmap.model.records import DocumentInfo
from loopmap.ui.idle_collection import IDLE, IdleCollection, look_at_young


@pytest.fixture(autouse=True)
def as_before():
    gc.enable()
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Ring:
    """Something that only a collection can take away."""

    alive = 0

    def __init__(self):
        Ring.alive += 1
        self.itself = self

    def __del__(self):
        Ring.alive -= 1


def test_a_document_is_collected_once_it_has_rested_and_only_once(qtbot):
    open_now = [Document()]
    idle = IdleCollection(lambda: open_now[0])
    assert not idle.look(), "it was changed since the last look"
    assert idle.look()
    assert not idle.look(), "nothing has changed since"
    open_now[0] = Document(DocumentInfo("Other"))
    assert not idle.look()
    assert idle.look()


def test_nothing_is_collected_while_somebody_looks_around(qtbot):
    work, document = [0.0], Document()
    idle = IdleCollection(lambda: document, worked=lambda: work[0])
    idle.look()
    work[0] += 10 * IDLE
    assert not idle.look(), "the window had much to paint"
    work[0] += IDLE / 10
    assert idle.look()


def test_python_no_longer_collects_by_itself(qtbot):
    IdleCollection(lambda: None).start()
    assert not gc.isenabled()


def test_young_garbage_is_collected_soon(qtbot):
    gc.collect()
    gc.disable()
    for _ in range(3000):
        Ring()
    look_at_young()
    assert Ring.alive == 0


def test_too_much_to_look_at_in_passing_waits_for_a_rest(qtbot):
    gc.collect()
    gc.disable()
    many = [Ring() for _ in range(70_000)]
    many.clear()
    look_at_young()
    assert Ring.alive == 70_000
    document = Document()
    idle = IdleCollection(lambda: document)
    idle.look()
    idle.look()
    assert Ring.alive == 0
