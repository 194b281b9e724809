"""Files written beside the window: of those of one name the one asked for last is what is there."""

import threading

import pytest

from loopmap.errors import ExportError
from loopmap.formats.storage.save import save
from loopmap.ui.banner import Banner
from loopmap.ui.jobs import Jobs
from loopmap.ui.writing_out import Writing
from tests.support.patient_bot import PATIENCE

LONG = PATIENCE / 1000


@pytest.fixture
def banner(qtbot):
    made = Banner()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def writing(qtbot, banner):
    jobs = Jobs()
    yield Writing(jobs, banner)
    jobs.close()


class Slow:
    """Work that puts ``content`` at ``path`` once it is let go on, stopped or not."""

    def __init__(self, path, content):
        self.begun, self.go_on = threading.Event(), threading.Event()
        self._path, self._content = path, content

    def __call__(self, _):
        self.begun.set()
        assert self.go_on.wait(LONG)
        save(self._path, self._content)
        return self._content


def until_done(qtbot, writing):
    qtbot.waitUntil(lambda: not writing.is_busy)


@pytest.mark.parametrize("spelt", ["map.pdf", "./map.pdf", "folder/../map.pdf"])
def test_of_two_files_of_one_name_the_later_is_there_however_slow_the_older(
    qtbot, writing, tmp_path, spelt
):
    (tmp_path / "folder").mkdir()
    path, told = tmp_path / "map.pdf", []
    older, later = Slow(path, b"older"), Slow(path, b"later")
    writing.write(path, older, told.append)
    assert older.begun.wait(LONG)
    later.go_on.set()
    writing.write(tmp_path / spelt, later, told.append)
    assert writing.names == ["map.pdf"]
    qtbot.wait(20)
    assert not later.begun.is_set(), "one after the other"
    older.go_on.set()
    until_done(qtbot, writing)
    assert path.read_bytes() == b"later"
    assert told == [b"later"], "nobody is told of a file that is there no more"


def test_of_many_only_the_last_is_written_and_the_first_is_asked_to_stop(qtbot, writing, tmp_path):
    path, stopped, told = tmp_path / "map.pdf", [], []
    begun = threading.Event()

    def first(token):
        begun.set()
        while not token.is_cancelled:
            pass
        stopped.append(1)
        token.check()

    def never(_):
        raise AssertionError

    writing.write(path, first, told.append)
    assert begun.wait(LONG)
    for _ in range(3):
        writing.write(path, never, told.append)
    writing.write(path, lambda _: "last", told.append)
    until_done(qtbot, writing)
    assert stopped == [1]
    assert told == ["last"]


def test_a_file_with_others_beside_it_is_not_stopped_for_one_of_them(qtbot, writing, tmp_path):
    path, beside, told = tmp_path / "map.svg", tmp_path / "map-R1.svg", []
    both, one = Slow(path, b"map"), Slow(beside, b"mine")
    writing.write(path, both, told.append, beside=[beside])
    assert both.begun.wait(LONG)
    one.go_on.set()
    writing.write(beside, one, told.append)
    qtbot.wait(20)
    assert not one.begun.is_set()
    both.go_on.set()
    until_done(qtbot, writing)
    assert told == [b"map", b"mine"]


def test_files_of_other_names_do_not_wait_for_one_another(qtbot, writing, tmp_path):
    slow, told = Slow(tmp_path / "a.pdf", b""), []
    writing.write(tmp_path / "a.pdf", slow, told.append)
    writing.write(tmp_path / "b.pdf", lambda _: "b", told.append)
    qtbot.waitUntil(lambda: told == ["b"])
    slow.go_on.set()
    until_done(qtbot, writing)


def test_a_fault_of_the_older_is_not_told_when_the_later_is_there(qtbot, writing, banner, tmp_path):
    path, begun, go_on = tmp_path / "map.pdf", threading.Event(), threading.Event()

    def fails(_):
        begun.set()
        assert go_on.wait(LONG)
        raise ExportError("The older failed.")

    writing.write(path, fails, print)
    assert begun.wait(LONG)
    writing.write(path, lambda _: None, lambda _: None)
    go_on.set()
    until_done(qtbot, writing)
    assert banner.text == ""


def test_what_was_stopped_is_said_not_to_be_written(qtbot, writing, banner, tmp_path):
    begun = threading.Event()

    def work(token):
        begun.set()
        while True:
            token.check()

    writing.write(tmp_path / "map.pdf", work, print)
    assert begun.wait(LONG)
    writing.stop()
    assert (writing.names, writing.stopping) == ([], ["map.pdf"])
    until_done(qtbot, writing)
    assert banner.text == "“map.pdf” was not written."
