"""A deep search runs beside the window, tells how far it is, and leaves only its file behind."""

from pathlib import Path

import pytest

from loopmap.formats.registry import open_file
from loopmap.ui import deep_search
from loopmap.ui.actions.catalogue import command
from loopmap.ui.deep_search import DeepSearch
from loopmap.ui.deep_search_dialog import DeepSearchDialog
from tests.support.signed_maps import complete_map, signed_map

RING = [("a", "b", "+"), ("b", "c", "-"), ("c", "a", "+"), ("b", "a", "+")]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def search(qtbot):
    made = DeepSearch()
    yield made
    made.close()


@pytest.fixture
def private(monkeypatch):
    """The private folders that were made."""
    made = []
    kept = deep_search.QTemporaryDir

    def remembered():
        made.append(kept())
        return made[-1]

    monkeypatch.setattr(deep_search, "QTemporaryDir", remembered)
    return made


def test_it_writes_the_file_and_removes_the_map_it_worked_on(search, private, qtbot, tmp_path):
    out, told = tmp_path / "loops.csv", []
    search.told.connect(told.append)
    with qtbot.waitSignal(search.ended) as ended:
        search.start(signed_map(RING), out, 3, 100)
        assert search.is_running
    assert ended.args == [""]
    assert told[-1].startswith("2 loops in this map: 1 reinforcing, 1 balancing.")
    assert told[-1] in out.read_text(encoding="utf-8")
    assert not search.is_running
    assert not Path(private[0].path()).exists()


def test_stopped_it_keeps_what_is_finished_and_says_so(search, qtbot, tmp_path):
    out, told = tmp_path / "loops.csv", []
    search.told.connect(told.append)
    search.start(complete_map(16), out, 16, 1_000_000)
    qtbot.waitUntil(lambda: any("up to 3 links" in each for each in told))
    with qtbot.waitSignal(search.ended) as ended:
        search.stop()
    assert ended.args == [""]
    head = out.read_text(encoding="utf-8").splitlines()[0]
    assert "not finished and not listed" in head or "more than asked for" in head


def test_a_file_that_cannot_be_written_is_said(search, qtbot, tmp_path):
    with qtbot.waitSignal(search.ended) as ended:
        search.start(signed_map(RING), tmp_path / "none" / "loops.csv", 3, 100)
    assert "cannot be written" in ended.args[0]


def test_a_map_with_groups_and_evidence_is_searched_without_them(search, qtbot, tmp_path):
    document = open_file(EXAMPLES / "combined-map.loopmap").document
    with qtbot.waitSignal(search.ended) as ended:
        search.start(document.maps[document.map_order[0]], tmp_path / "loops.csv", 5, 1_000)
    assert ended.args == [""]
    assert "Longer ones were not asked for" in (tmp_path / "loops.csv").read_text(encoding="utf-8")


def test_closing_ends_it_at_once(search, private, tmp_path):
    search.start(complete_map(16), tmp_path / "loops.csv", 16, 1_000_000)
    search.close()
    assert not search.is_running
    assert not Path(private[0].path()).exists()


def test_the_dialog_asks_for_a_file_searches_and_says_where_the_loops_are(
    qtbot, opened, answers, tmp_path
):
    assert command("loops.deep").enabled(opened)
    command("loops.deep").run(opened)
    (dialog,) = opened.editor.findChildren(DeepSearchDialog)
    answers.path = tmp_path / "loops.csv"
    dialog.begin()
    assert answers.asked[-1].endswith("loops.csv")
    qtbot.waitUntil(lambda: str(answers.path) in opened.banner.text)
    assert not dialog.search.is_running
    assert "This is all of them" in dialog.status.text() or "This is all" in opened.banner.text
    dialog.close()


def test_one_search_at_a_time_is_enough(qtbot, opened, tmp_path):
    command("loops.deep").run(opened)
    (dialog,) = opened.editor.findChildren(DeepSearchDialog)
    session = opened.session
    dialog.begin_to(tmp_path / "loops.csv", session.map_id, session.document)
    assert not command("loops.deep").enabled(opened)
    qtbot.waitUntil(lambda: not dialog.search.is_running)
    dialog.close()
