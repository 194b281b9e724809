"""A link led elsewhere by typing the name of its other end, as a far end is typed."""

from __future__ import annotations

from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.links import retarget_link, set_sign
from loopmap.editing.edits.touch import NewId, map_of, record_of
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.sentence.far_end import FarEnd, Way
from loopmap.editing.sentence.say import Place, Said
from loopmap.errors import EditRefused
from loopmap.model.change import NOTHING, Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, Variable


def staying_end(link: Link, way: Way) -> RecordId:
    """The end that stays when a link is led to another effect, or from another cause."""
    return link.source if way is Way.EFFECT else link.target


def lead_to_far_end(  # noqa: PLR0913, PLR0917  the link, its new end, and how to make one
    document: Document,
    map_id: MapId,
    link_id: RecordId,
    end: FarEnd,
    way: Way,
    new_id: NewId,
    place: Place,
) -> Said:
    """The change that leads the link to ``end``, made where ``place`` says if it is new.

    It takes the sign that was said. EditRefused for a name that cannot be, and where there
    is such a link already.
    """
    if not end.name:
        raise EditRefused("Type the name of the variable first.")
    near = staying_end(record_of(document, map_id, link_id, Link), way)
    made, far = NOTHING, end.variable
    if far is None:
        made = add_variable(document, map_id, end.name, (0.0, 0.0), new_id)
        far = next(key.id for key in made.touched(Variable))
    change = made.then(_led(document.apply(made), map_id, link_id, far, way))
    sign = end.meant(way)
    if sign is not None:
        change = change.then(set_sign(document.apply(change), map_id, [link_id], sign))
    new = () if end.variable else (far,)
    if new:
        grown = document.apply(change)
        change = change.then(move_records(grown, map_id, place(map_of(grown, map_id), new)))
    return Said(change, (link_id,), altered=(link_id,), variables=(near, far), new=new)


def _led(document: Document, map_id: MapId, link: RecordId, far: RecordId, way: Way) -> Change:
    if way is Way.EFFECT:
        return retarget_link(document, map_id, link, target=far)
    return retarget_link(document, map_id, link, source=far)
