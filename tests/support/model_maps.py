"""A map with equations that runs: pupils stay away and come back, fines are issued."""

from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.equations import Graph, Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    Action,
    Intervention,
    Kind,
    Link,
    MapInfo,
    Role,
    Scenario,
    Sign,
    Variable,
)

MONTHS = MapId("m1")
PRESENT, ABSENT, LEAVING, RETURNING, FINED, EFFECT, RATE, RETURN_RATE = (
    RecordId(i) for i in ("v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8")
)
STOP_FINING = RecordId("s1")


def pupils(**equations: str) -> Document:
    """Thirty-six months in quarters; some equations may be others, by the id of the variable."""
    rows = (
        (PRESENT, "Pupils present", Kind.STOCK, "900", "people"),
        (ABSENT, "Pupils absent", Kind.STOCK, "100", "people"),
        (LEAVING, "Staying away", Kind.FLOW, "Pupils present * rate * effect of fines", ""),
        (RETURNING, "Coming back", Kind.FLOW, "Pupils absent * return rate", ""),
        (FINED, "Fines issued", Kind.AUXILIARY, "Pupils absent / 10", "fines/month"),
        (EFFECT, "Effect of fines", Kind.AUXILIARY, "Fines issued", ""),
        (RATE, "Rate", Kind.DRIVER, "0.02", "1/month"),
        (RETURN_RATE, "Return rate", Kind.DRIVER, "0.2", "1/month"),
    )
    graphs = {EFFECT: Graph(((0.0, 1.0), (20.0, 2.0)))}
    roles = {PRESENT: Role.OUTCOME}
    variables = [
        Variable(
            i, name, x=150.0 * n, kind=kind, equation=equations.get(i, equation), unit=unit,
            graph=graphs.get(i), role=roles.get(i), order=float(n),
        )
        for n, (i, name, kind, equation, unit) in enumerate(rows)
    ]  # fmt: skip
    ends = (
        (LEAVING, PRESENT, Sign.OPPOSITE), (LEAVING, ABSENT, Sign.SAME),
        (RETURNING, PRESENT, Sign.SAME), (RETURNING, ABSENT, Sign.OPPOSITE),
        (PRESENT, LEAVING, Sign.SAME), (RATE, LEAVING, Sign.SAME), (EFFECT, LEAVING, Sign.SAME),
        (ABSENT, RETURNING, Sign.SAME), (RETURN_RATE, RETURNING, Sign.SAME),
        (ABSENT, FINED, Sign.SAME), (FINED, EFFECT, Sign.SAME),
    )  # fmt: skip
    links = [
        Link(RecordId(f"l{n}"), source, target, sign, order=float(n))
        for n, (source, target, sign) in enumerate(ends)
    ]
    stop = Scenario(STOP_FINING, "Stop fining", (Intervention(Action.HOLD, FINED, -1.0),))
    info = MapInfo(MONTHS, "Months", times=Times(0.0, 36.0, 0.25, unit="month"))
    document = Document().apply(adding(DOCUMENT, [info]))
    return document.apply(adding(MONTHS, [*variables, *links, stop]))
