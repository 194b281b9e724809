"""The file format, as kept examples of it: a change of a single byte is a decision."""

from pathlib import Path

import pytest

from loopmap.formats.loopmap_yaml import read, write

GOLDEN = Path(__file__).parents[2] / "golden" / "formats" / "loopmap"
FILES = sorted(GOLDEN.glob("*.loopmap"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_file_is_written_as_it_was_read(path, update_golden):
    content = path.read_bytes()
    opened = read(content, path.name)
    written = write(opened.document)
    if update_golden:
        path.write_bytes(written)
    assert written.decode() == content.decode()
    assert opened.warnings == ()


def test_there_are_golden_files():
    assert len(FILES) >= 4
