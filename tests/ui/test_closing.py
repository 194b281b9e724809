"""A window closed while files are written: it says so, works on, and goes when all is done."""

import threading

import pytest

from loopmap.errors import ExportError
from loopmap.formats.storage.save import save
from loopmap.ui.closing import STAY
from tests.support.commands import trigger
from tests.support.patient_bot import PATIENCE
from tests.ui.test_saving import FIRST, LATER, add, begin, disk, names_in, until_written

__all__ = ["disk"]

WITHOUT = "Close without it"


class SlowFile:
    """A file that is written when it is let go on, unless it is stopped first."""

    def __init__(self, window, path, fault=None):
        self.path, self.begun = path, threading.Event()
        self._fault, self._go_on = fault, threading.Event()
        window.means.writing.write(path, self._write, lambda _: None)

    def go_on(self):
        self._go_on.set()

    def _write(self, token):
        self.begun.set()
        while not self._go_on.wait(0.005):
            token.check()
        if self._fault is not None:
            raise self._fault
        save(self.path, b"all of it")


@pytest.fixture
def slow(opened, tmp_path):
    """A file that the window is about to write, and is closed meanwhile."""
    made = SlowFile(opened, tmp_path / "fines.pdf")
    assert made.begun.wait(PATIENCE / 1000)
    yield made
    made.go_on()


def says(qtbot, window, part):
    qtbot.waitUntil(lambda: part in window.banner.text)


def test_it_says_what_it_waits_for_and_closes_by_itself(qtbot, opened, slow):
    assert not opened.close()
    says(qtbot, opened, "The window closes when “fines.pdf” is written.")
    assert opened.session is not None, "people can go on meanwhile"
    slow.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert slow.path.read_bytes() == b"all of it"


def test_a_file_that_is_written_at_once_is_waited_for_without_words(qtbot, opened, slow):
    told = []
    opened.banner.told.connect(lambda text, _: told.append(text))
    opened.close()
    slow.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert not [each for each in told if "closes" in each]


def test_people_may_close_it_without_the_file_of_which_nothing_is_left(qtbot, opened, slow):
    slow.path.write_bytes(b"as it was")
    opened.close()
    says(qtbot, opened, "fines.pdf")
    opened.banner.choose(WITHOUT)
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert slow.path.read_bytes() == b"as it was"
    assert not list(slow.path.parent.glob(".loopmap*"))


def test_people_may_stay_and_the_file_is_written(qtbot, opened, slow):
    opened.close()
    says(qtbot, opened, "fines.pdf")
    opened.banner.choose(STAY)
    slow.go_on()
    qtbot.waitUntil(slow.path.exists)
    qtbot.waitUntil(lambda: not opened.means.writing.is_busy)
    qtbot.wait(20)
    assert opened.isVisible()


def test_what_is_done_while_it_waits_is_asked_about(qtbot, opened, slow):
    opened.close()
    says(qtbot, opened, "fines.pdf")
    add(opened, FIRST)
    slow.go_on()
    says(qtbot, opened, "not saved")
    assert opened.isVisible()


def test_all_files_are_waited_for_and_named_as_long_as_they_are_few(qtbot, opened, slow, tmp_path):
    opened.jobs._pool.setMaxThreadCount(4)  # on a small computer, others would wait for their turn
    more = [SlowFile(opened, tmp_path / name) for name in ("b.svg", "c.png", "d.docx")]
    opened.close()
    says(qtbot, opened, "when 4 files are written")
    for each in more[1:]:
        each.go_on()
    says(qtbot, opened, "when “fines.pdf” and “b.svg” are written")
    opened.banner.choose("Close without them")
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert sorted(each.name for each in tmp_path.glob("*.[psd]*")) == ["c.png", "d.docx"]


def test_a_file_that_cannot_be_written_keeps_the_window_open(qtbot, opened, slow, tmp_path):
    opened.jobs._pool.setMaxThreadCount(2)
    other = SlowFile(opened, tmp_path / "b.svg", ExportError("“b.svg”: the disk is full."))
    opened.close()
    says(qtbot, opened, "“b.svg” are written")
    other.go_on()
    says(qtbot, opened, "the disk is full")
    slow.go_on()
    qtbot.waitUntil(lambda: not opened.means.writing.is_busy)
    assert opened.isVisible()
    opened.banner.choose("Close")
    assert "closes when" not in opened.banner.text


def test_changes_are_asked_about_before_it_waits(qtbot, opened, slow, folders):
    add(opened, FIRST)
    opened.close()
    assert "not saved" in opened.banner.text
    opened.banner.choose("Don’t save")
    says(qtbot, opened, "fines.pdf")
    assert opened.isVisible()
    slow.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert not list(folders.recovery.glob("*.journal"))


def test_a_document_that_is_being_saved_is_waited_for_in_words_too(qtbot, opened, disk, small):
    begin(opened)
    opened.close()
    says(qtbot, opened, "The window closes when “small” is saved.")
    disk.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert FIRST in names_in(small)


def test_saved_in_order_to_close_it_says_so_on_a_slow_disk(qtbot, opened, disk, small):
    add(opened, FIRST)
    opened.close()
    opened.banner.choose("Save")
    says(qtbot, opened, "is saved")
    disk.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert FIRST in names_in(small)


def test_people_may_stay_while_the_document_is_saved(qtbot, opened, disk):
    begin(opened)
    opened.close()
    says(qtbot, opened, "is saved")
    opened.banner.choose(STAY)
    add(opened, LATER)
    disk.go_on()
    until_written(qtbot, opened)
    assert opened.isVisible()
    assert opened.banner.text == "", "who stays is asked nothing"


def test_a_document_is_not_given_up_while_it_is_written(qtbot, opened, disk, small):
    add(opened, FIRST)
    opened.close()
    trigger(opened, "file.save")
    add(opened, LATER)
    opened.banner.choose("Don’t save")
    assert opened.isVisible()
    assert opened.session is not None
    disk.go_on()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert names_in(small) & {FIRST, LATER} == {FIRST}


def test_closed_again_it_says_the_same_once(qtbot, opened, slow):
    told = []
    opened.banner.told.connect(lambda text, _: told.append(text))
    opened.close()
    says(qtbot, opened, "fines.pdf")
    opened.close()
    qtbot.wait(10)
    assert opened.isVisible()
    opened.banner.choose(STAY)
    assert opened.banner.text == ""
