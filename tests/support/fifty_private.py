"""A document with fifty texts that are private, and one that others may read."""

from dataclasses import replace

from loopmap.model.change import DOCUMENT, adding
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    Evidence,
    Idea,
    KeptRun,
    Level,
    MapInfo,
    NamedLoop,
    Note,
    Scenario,
    Sign,
    Sketch,
    SketchKind,
)
from tests.support.drawn_maps import HERE, document_of, ring

LATER = MapId("m2")
LINKS = tuple(RecordId(f"l{n}") for n in range(3))
FIFTY = tuple(f"qzxv{n:02}hidden" for n in range(50))
"""Nobody would write any of them by chance."""
SHOWN = "May be said aloud"


def fifty_private():
    """Three variables in a ring on two maps; what is private speaks of all of them."""
    words = iter(FIFTY)
    heard = [
        Evidence(RecordId(f"e{n}"), text=next(words), source=next(words), order=n)
        for n in range(12)
    ]
    aloud = Evidence(RecordId("e99"), text=SHOWN, level=Level.PUBLIC, order=99)
    ideas = [Idea(RecordId(f"i{n}"), next(words)) for n in range(6)]
    notes = [
        Note(RecordId(f"n{n}"), next(words), 40.0 * n, 260.0, level=Level.PRIVATE)
        for n in range(10)
    ]
    sketches = [
        Sketch(
            RecordId(f"h{n}"),
            RecordId(f"v{n % 3}"),
            kind,
            ((0.0, 0.0), (1.0, 1.0)),
            next(words),
            source=next(words),
        )
        for n, kind in enumerate((SketchKind.HOPE, SketchKind.FEAR, SketchKind.HOPE,
                                  SketchKind.FEAR, SketchKind.HOPE))
    ]  # fmt: skip
    seen = Sketch(RecordId("h99"), RecordId("v0"), SketchKind.HOPE, ((0.0, 0.0), (1.0, 1.0)))
    sketches.append(replace(seen, level=Level.PUBLIC))
    ids = tuple(each.id for each in (*heard, aloud))
    shapes = [
        replace(each, evidence=ids) if hasattr(each, "evidence") else each
        for each in ring(((0.0, 0.0), (300.0, 0.0), (150.0, 200.0)), "+-+")
    ]
    loop = NamedLoop(RecordId("p1"), LINKS, "B1", "The ring")
    tried = Scenario(RecordId("s1"), "Try it", (), (RecordId("v1"),))
    run = KeptRun(RecordId("r1"), "Tried", told=("It was tried.",))
    document = document_of(*shapes, *notes, *sketches, loop, tried, run)
    there = MapInfo(LATER, "Later", order=1.0, made_from=HERE)
    changed = [replace(each, sign=Sign.SAME) if each.id == LINKS[1] else each for each in shapes]
    return document.apply(adding(DOCUMENT, [*heard, aloud, *ideas, there])).apply(
        adding(LATER, [*changed, *notes[:3], *sketches[:2]])
    )
