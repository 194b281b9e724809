"""Garbage is collected on the window's thread, and all of it only while nobody draws."""

import gc

import pytest

from loopmap.model.document import Document
from loopmap.model.records import DocumentInfo
from loopmap.ui import idle_collection
from loopmap.ui.idle_collection import IDLE, LONG, IdleCollection, look_at_young


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


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Looking at all there is takes no time, however much these tests have loaded."""
    monkeypatch.setattr(idle_collection, "BEARABLE", 60.0)


@pytest.fixture
def large(monkeypatch):
    """Whatever there is takes longer to look at than anybody at the window would bear."""
    monkeypatch.setattr(idle_collection, "BEARABLE", 0.0)


def test_what_would_be_noticed_waits_until_people_are_elsewhere(qtbot, large):
    document, elsewhere = Document(), [False]
    idle = IdleCollection(lambda: document, away=lambda: elsewhere[0])
    assert not any(idle.look() for _ in range(4))
    elsewhere[0] = True
    assert idle.look()
    assert not idle.look(), "nothing has changed since"


def test_what_would_be_noticed_waits_for_minutes_of_rest(qtbot, large):
    work, document = [0.0], Document()
    idle = IdleCollection(lambda: document, None, lambda: work[0], lambda: False)
    idle.look()
    assert not any(idle.look() for _ in range(LONG - 1))
    work[0] += 10 * IDLE
    assert not idle.look(), "somebody is there"
    assert not any(idle.look() for _ in range(LONG - 1))
    assert idle.look()


def test_how_long_it_takes_is_learnt_from_the_last_time(qtbot, monkeypatch):
    document, work, slow = [Document()], [0.0], [0.0]
    collect = gc.collect
    monkeypatch.setattr(idle_collection, "BEARABLE", 0.5)
    monkeypatch.setattr(idle_collection, "_EACH", 0.0)
    monkeypatch.setattr(gc, "collect", lambda *_: (collect(), work.__setitem__(0, slow[0])))
    idle = IdleCollection(lambda: document[0], None, lambda: work[0], lambda: False)
    idle.look()
    slow[0] = 0.9
    assert idle.look(), "taken to be quick on this machine"
    document[0] = Document(DocumentInfo("Other"))
    idle.look()
    assert not idle.look(), "it took nearly a second"
