"""Small pictures on the welcome page, which a room may see."""

import pytest

from loopmap.editing.edits.notes import add_note, set_note_level
from loopmap.editing.session import Session
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.records import Level
from loopmap.model.token import Token
from loopmap.ui.thumbnails import thumbnail
from tests.support.window import small_document, write_small


def picture(path):
    return thumbnail(path, "light", (300, 180), 1.0, Token()).png


@pytest.mark.parametrize(("level", "is_seen"), [(Level.PRIVATE, False), (Level.ROOM, True)])
def test_a_private_note_is_on_no_thumbnail(qapp, tmp_path, level, is_seen):
    session = Session(small_document())
    noted = add_note(session.document, session.map_id, "Ask her", (90, 90), session.new_id)
    session.do("Note", noted)
    levelled = set_note_level(session.document, session.map_id, session.map.notes, level)
    session.do("Level", levelled)
    file = tmp_path / "noted.loopmap"
    file.write_bytes(write(session.document))
    without = picture(write_small(tmp_path / "small.loopmap"))
    assert (picture(file) != without) is is_seen
