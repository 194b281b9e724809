"""What the command line says about the file it is asked about."""

import pytest

from loopmap.cli import main
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.records import DocumentInfo, MapInfo


@pytest.fixture
def newer(tmp_path):
    """A file that says it was written by a later version."""
    info = MapInfo(MapId("m1"), "Today")
    content = write(Document(DocumentInfo(title="Later"), {}, {info.id: CausalMap(info)}))
    path = tmp_path / "later.loopmap"
    path.write_bytes(content.replace(b"loopmap: 1", b"loopmap: 2", 1))
    return path


def test_a_newer_file_is_read_and_said_to_be_newer(newer, capsys):
    assert main(["structure", str(newer)]) == 0
    assert "newer version" in capsys.readouterr().err


def test_a_newer_file_is_not_written_again(newer, capsys):
    before = newer.read_bytes()
    assert main(["layout", str(newer), str(newer)]) == 3
    assert "newer version" in capsys.readouterr().err
    assert newer.read_bytes() == before
