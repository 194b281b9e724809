"""Starting the window."""

import pytest

from loopmap.errors import LoopmapError
from loopmap.ui.app import refuse_bad_pair
from loopmap.ui.errors import FaultHook, sentence


@pytest.mark.parametrize(
    ("qt", "python"), [("6.11.3", (3, 11)), ("6.12.0", (3, 12)), ("6.8.0", (3, 13))]
)
def test_good_pairs_of_qt_and_python_start(qt, python):
    refuse_bad_pair(qt, python)


@pytest.mark.parametrize("qt", ["6.12.0", "6.13.1", "7.0.0"])
def test_a_qt_that_ends_python_3_11_is_refused_with_a_way_out(qt):
    with pytest.raises(LoopmapError, match=r"below 6\.12"):
        refuse_bad_pair(qt, (3, 11))


def test_a_fault_keeps_a_copy_before_it_is_told(monkeypatch):
    told = []
    monkeypatch.setattr("loopmap.ui.errors.tell_of_fault", lambda *args: told.append(args))
    hook = FaultHook(lambda: "A copy is safe.", lambda: None)
    fault = ValueError("x")
    hook(ValueError, fault, None)
    assert told == [(None, fault, "A copy is safe.")]


def test_a_fault_while_keeping_the_copy_does_not_hide_the_first(monkeypatch):
    told = []
    monkeypatch.setattr("loopmap.ui.errors.tell_of_fault", lambda *args: told.append(args))

    def no_disk():
        raise OSError("no space")

    FaultHook(no_disk, lambda: None)(ValueError, ValueError("x"), None)
    assert "save your map under a new name" in told[0][2]


def test_faults_are_told_without_code_names_where_the_computer_is_to_blame():
    assert sentence(OSError(28, "No space left on device", "a.loopmap")) == (
        "The computer could not do that with “a.loopmap”: the disk is full."
    )
    assert "Errno" not in sentence(OSError(9999, "Bad thing"))
    assert "KeyError" not in sentence(KeyError("v1"))
    assert sentence(LoopmapError("No.", "Try this.")) == "No. Try this."
