"""What was decided about a file is kept beside the settings of the person, and of nobody else."""

import pytest

from loopmap.formats.storage.decided_before import DecidedBefore, decided_before, keep_decided

DECIDED = DecidedBefore({"abc": "replace", "def": "keep"}, {"0f": "Child A"}, in_document=True)


def test_what_is_kept_comes_back_for_that_file_alone(tmp_path):
    folder = tmp_path / "decided"
    keep_decided(folder, tmp_path / "a.loopmap", DECIDED)
    assert decided_before(folder, tmp_path / "a.loopmap") == DECIDED
    assert decided_before(folder, tmp_path / "b.loopmap") is None
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "broken", ["", "[]", '{"marks": 3}', '{"marks": {}, "called": []}', "[" * 100_000]
)
def test_what_cannot_be_read_is_as_if_nothing_were_known(tmp_path, broken):
    keep_decided(tmp_path, tmp_path / "a.loopmap", DECIDED)
    (file,) = tmp_path.glob("*.json")
    file.write_text(broken, encoding="utf-8")
    assert decided_before(tmp_path, tmp_path / "a.loopmap") is None
