"""A small document to edit, and what every edit must leave behind."""

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import link_path
from loopmap.diagram.style import load_style
from loopmap.model.change import DOCUMENT, Change, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.query import InUse
from loopmap.model.records import (
    PREFIX,
    Action,
    Evidence,
    Group,
    Intervention,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Scenario,
    Sign,
    Variable,
)
from loopmap.model.rules import problems

TODAY = MapId("m1")
FINES, STRAIN, ATTENDANCE = RecordId("vf"), RecordId("vs"), RecordId("va")
PRESSES, LOWERS = RecordId("lfs"), RecordId("lsa")
HOME, NOTE, LOOP, STOP_FINING, QUOTE = (RecordId(i) for i in ("g1", "n1", "p1", "s1", "e1"))


def fines() -> Document:
    """Fines + Strain - Attendance, one group, note, named loop, scenario and quote."""
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today"), Evidence(QUOTE)]))
    return document.apply(
        adding(
            TODAY,
            [
                Group(HOME, "Home", x=200),
                Variable(FINES, "Fines", evidence=(QUOTE,)),
                Variable(STRAIN, "Strain", x=200, group=HOME, order=1),
                Variable(ATTENDANCE, "School attendance", x=400, order=2),
                Link(PRESSES, FINES, STRAIN, Sign.SAME, bulge=0.2, evidence=(QUOTE,)),
                Link(LOWERS, STRAIN, ATTENDANCE, Sign.OPPOSITE, order=1),
                Note(NOTE, "Ask the parents", x=200, y=200),
                NamedLoop(LOOP, (PRESSES, LOWERS), "R1", "Fines trap"),
                Scenario(
                    STOP_FINING,
                    "Stop fining",
                    (
                        Intervention(Action.HOLD, FINES, -1.0),
                        Intervention(Action.CUT, LOWERS),
                    ),
                    (ATTENDANCE,),
                ),
            ],
        )
    )


def new_ids(document: Document):
    """Ids v1, l2, v3 … that this document does not have."""
    source = counting_ids()
    return lambda kind: source(PREFIX[kind], InUse(document))


def after(document: Document, change: Change) -> Document:
    """The document after the change, having checked that it is sound and can be taken back."""
    changed = document.apply(change)
    assert problems(changed) == []
    assert changed.apply(change.inverse()) == document
    return changed


class Boxes:
    """Labels of one size around every variable and note: a drawing without a drawing."""

    def __init__(self, document: Document, map_id: MapId = TODAY) -> None:
        causal_map = document.maps[map_id]
        self.label_boxes = {v.id: Box(v.x, v.y, 100, 40) for v in causal_map.variables.values()}
        self.cards = self.label_boxes
        self.badges = (Badge((PRESSES, LOWERS), "R7", "reinforcing"),)
        self.note_boxes = {n.id: Box(n.x, n.y, n.width, 60) for n in causal_map.notes.values()}
        self.link_paths = {
            link.id: link_path(
                self.cards[link.source], self.cards[link.target], link.bulge or 0.8, load_style()
            )
            for link in causal_map.links.values()
            if link.source != link.target
        }
        self.group_boxes = {
            g.id: Box(g.x, g.y, g.width, g.height) for g in causal_map.groups.values()
        }

    def own_bulge(self, _link: RecordId) -> float:
        """Every link bends by itself to the left of travel, a good deal."""
        return 0.8
