"""Cards that lie over each other in a file are told, and one press moves them apart."""

import json

import pytest

from loopmap.diagram.layout import engine
from loopmap.ui.coming_in.over_each_other import over_each_other, overlaps_told
from loopmap.ui.coming_in.preview import Preview


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    """Tidying that ends soon."""
    monkeypatch.setattr(engine, "usual_rounds", lambda *_: 20)


@pytest.fixture
def crowded(tmp_path):
    """A map of Mental Modeler, two of whose three cards lie nearly on one place."""
    concepts = [
        {"id": name, "name": name, "x": x, "y": 0, "relationships": []}
        for name, x in (("Fines", 0), ("Strain", 10), ("Trust", 600))
    ]
    path = tmp_path / "town.mmp"
    path.write_text(json.dumps({"concepts": concepts}), encoding="utf-8")
    return path


def places(window):
    return {v.name: (v.x, v.y) for v in window.session.map.variables.values()}


def test_one_press_moves_them_apart_and_undo_brings_them_back(window, crowded, qtbot):
    window.files.open(crowded)
    qtbot.waitUntil(lambda: window.session is not None)
    session, before = window.session, places(window)
    assert before == {"Fines": (0, 0), "Strain": (10, 0), "Trust": (600, 0)}
    assert window.banner.text.startswith("Two cards lie over each other, as they came in;")
    assert session.is_saved
    window.banner.choose("Tidy")
    qtbot.waitUntil(lambda: bool(session.history.done))
    assert over_each_other(session.map) == 0
    assert not window.banner.text
    session.undo()
    assert places(window) == before


def test_a_map_that_comes_in_beside_others_says_it_too(opened, answers, crowded, qtbot):
    answers.path = crowded
    opened.command_actions.by_id["file.import"].trigger()
    qtbot.waitUntil(lambda: bool(opened.findChildren(Preview)))
    (preview,) = opened.findChildren(Preview)
    preview.accept()
    session, steps = opened.session, len(opened.session.history.done)
    assert "came in from “town.mmp”. Two cards lie over each other" in opened.banner.text
    opened.banner.choose("Tidy")
    qtbot.waitUntil(lambda: len(session.history.done) == steps + 1)
    assert overlaps_told(session.map) == ""


def test_nothing_is_said_where_cards_lie_apart(window, crowded, qtbot):
    said = crowded.read_text().replace('"x": 10', '"x": 300')
    crowded.write_text(said, encoding="utf-8")
    window.files.open(crowded)
    qtbot.waitUntil(lambda: window.session is not None)
    assert not window.banner.text
