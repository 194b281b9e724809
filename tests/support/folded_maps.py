"""Maps with groups that may be collapsed, for tests of folding."""

from __future__ import annotations

from hypothesis import strategies as st

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, NamedLoop, Sign, Status, Strength, Variable
from tests.support.drawn_maps import map_of

HOME, SCHOOL = RecordId("home"), RecordId("school")


def households(*, home: bool = True, school: bool = True) -> CausalMap:
    """Two groups of two, one variable between them; a loop through all, one inside home."""
    v = [RecordId(f"v{i}") for i in range(5)]
    ends = [(0, 1), (1, 0), (1, 2), (0, 2), (2, 3), (3, 4), (4, 0), (3, 0)]
    signs = "++++---+"
    return map_of(
        Group(HOME, "Home", 0, x=0, y=60, collapsed=home),
        Group(SCHOOL, "School and peers", 1, x=640, y=60, collapsed=school, order=1),
        Variable(v[0], "Strain", 0, 0, group=HOME),
        Variable(v[1], "Conflict", 0, 120, group=HOME, order=1),
        Variable(v[2], "School attendance", 320, 60, order=2),
        Variable(v[3], "Exclusions", 640, 0, group=SCHOOL, order=3),
        Variable(v[4], "Fines", 640, 120, group=SCHOOL, order=4),
        *(
            Link(
                RecordId(f"l{i}"), v[a], v[b], Sign(signs[i]), delayed=i in (2, 3, 4), order=i,
                strength=Strength.STRONG if i == 3 else Strength.MEDIUM, status=Status.STATED,
            )
            for i, (a, b) in enumerate(ends)
        ),
        NamedLoop(RecordId("p1"), (RecordId("l0"), RecordId("l1")), "R1", "Row"),
        NamedLoop(
            RecordId("p2"), tuple(RecordId(f"l{i}") for i in (0, 2, 4, 5, 6)), "R2", "Round trip"
        ),
    )  # fmt: skip


@st.composite
def grouped_maps(draw: st.DrawFn) -> CausalMap:
    """Any map of up to eight variables in up to three groups, of which some are collapsed."""
    groups = [
        Group(RecordId(f"g{i}"), f"Group {i}", i, collapsed=draw(st.booleans()), order=i)
        for i in range(draw(st.integers(1, 3)))
    ]
    homes = st.sampled_from([None, *(group.id for group in groups)])
    places = st.integers(-400, 400).map(float)
    count = draw(st.integers(1, 8))
    variables = [
        Variable(RecordId(f"v{i}"), f"V{i}", draw(places), draw(places), group=draw(homes))
        for i in range(count)
    ]
    ends = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(ends, ends), unique=True, max_size=20))
    links = [
        Link(
            RecordId(f"l{i}"), variables[a].id, variables[b].id, draw(st.sampled_from(Sign)),
            draw(st.booleans()), order=i,
        )
        for i, (a, b) in enumerate(pairs)
    ]  # fmt: skip
    return map_of(*groups, *variables, *links)
