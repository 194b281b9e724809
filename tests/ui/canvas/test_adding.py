"""A variable made by key comes where there is room for it."""

import pytest

from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.groups import assign_group


@pytest.mark.parametrize("beside", ["Attendance", "Fines"])
def test_it_lies_on_no_card_no_note_and_in_no_area(furnished, beside):
    session, canvas = furnished.session, furnished.canvas
    (group,) = session.map.groups
    three = [furnished.id(name) for name in ("Fines", "Strain", "Attendance")]
    spread = dict(zip(three, ((0.0, 0.0), (700.0, 0.0), (350.0, 500.0)), strict=True))
    session.do("Spread", move_records(session.document, session.map_id, spread))
    session.do("Gather", assign_group(session.document, session.map_id, three, group))
    session.select(frozenset({furnished.id(beside)}))
    canvas.hands.add_variable()
    (new,) = session.selection
    canvas.naming.finish()
    drawing = canvas.drawing
    box = drawing.cards[new]
    others = [card for i, card in drawing.cards.items() if i != new]
    areas = drawing.places.groups.values()
    assert areas
    assert drawing.note_boxes
    assert not any(box.touches(other) for other in (*others, *areas, *drawing.note_boxes.values()))
    assert session.map.variables[new].group is None
