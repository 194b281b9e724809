"""Full garbage collections wait until nobody draws."""

import gc

import pytest

from loopmap.model.document import Document
from loopmap.model.records import DocumentInfo
from loopmap.ui.idle_collection import IdleCollection


@pytest.fixture
def thresholds():
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_a_document_is_collected_once_it_has_rested_and_only_once(qtbot):
    open_now = [Document()]
    idle = IdleCollection(lambda: open_now[0])
    assert not idle.look(), "it was changed since the last look"
    assert idle.look()
    assert not idle.look(), "nothing has changed since"
    open_now[0] = Document(DocumentInfo("Other"))
    assert not idle.look()
    assert idle.look()


def test_python_no_longer_chooses_the_moment_of_a_full_collection(qtbot, thresholds):
    IdleCollection(lambda: None).start()
    youngest, young, old = gc.get_threshold()
    assert (youngest, young) == thresholds[:2]
    assert old > 1_000_000
