"""A small fines map with counted ids, as a document and as a session."""

from loopmap.editing.session import Session
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.records import DocumentInfo, Link, MapInfo, Sign, Variable

TODAY = MapId("m1")
FINES, STRAIN, ATTENDANCE, GAP = (RecordId(i) for i in ("v1", "v2", "v3", "v4"))
RAISES, LOWERS, WIDENS, TRIGGERS = (RecordId(i) for i in ("l1", "l2", "l3", "l4"))


def fines_document() -> Document:
    """Fines → strain ⊣ attendance ⊣ gap → fines: one reinforcing loop, one link delayed."""
    names = ("Fines issued", "Family strain", "School attendance", "Attendance gap")
    places = ((0.0, 0.0), (260.0, 0.0), (260.0, 160.0), (0.0, 160.0))
    variables = [
        Variable(RecordId(f"v{n}"), name, x, y, order=float(n))
        for n, (name, (x, y)) in enumerate(zip(names, places, strict=True), start=1)
    ]
    links = [
        Link(RAISES, FINES, STRAIN, Sign.SAME, order=1.0),
        Link(LOWERS, STRAIN, ATTENDANCE, Sign.OPPOSITE, delayed=True, order=2.0),
        Link(WIDENS, ATTENDANCE, GAP, Sign.OPPOSITE, order=3.0),
        Link(TRIGGERS, GAP, FINES, Sign.SAME, order=4.0),
    ]
    empty = Document(DocumentInfo("Fines")).apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    return empty.apply(adding(TODAY, [*variables, *links]))


def fines_session() -> Session:
    return Session(fines_document(), new_ids=counting_ids())
