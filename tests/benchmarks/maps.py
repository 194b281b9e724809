"""Maps of a wanted size, the same every time: mostly near links, some far, one hub."""

from __future__ import annotations

import math
import random

from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import DocumentInfo, Link, MapInfo, Sign, Variable

MAP = MapId("m1")
WORDS = ("School", "family", "trust", "waiting", "support", "fines", "attendance", "stress")

HUB_LINKS = 50
"""Links into the hub of a map of more than a hundred variables."""


def hub_of(variables: int) -> RecordId:
    """The variable that many others lead to."""
    return RecordId(f"v{variables // 2}")


def document_of(variables: int, links: int) -> Document:
    """A document with one map of that many variables and links, laid out on a grid."""
    chance = random.Random(variables * 31 + links)
    across = math.ceil(math.sqrt(variables * 1.6))
    placed = [
        Variable(
            RecordId(f"v{n}"),
            f"{chance.choice(WORDS)} {chance.choice(WORDS)} {n}".capitalize(),
            x=(n % across) * 190.0 + chance.uniform(-25, 25),
            y=(n // across) * 130.0 + chance.uniform(-25, 25),
            order=float(n),
        )
        for n in range(variables)
    ]
    made = Document(DocumentInfo("Benchmark")).apply(adding(DOCUMENT, [MapInfo(MAP, "Map")]))
    return made.apply(adding(MAP, [*placed, *_links(variables, links, across, chance)]))


def _links(variables: int, links: int, across: int, chance: random.Random) -> list[Link]:
    ends: dict[tuple[int, int], None] = {}
    hub = variables // 2
    while len(ends) < links:
        source = chance.randrange(variables)
        if len(ends) < HUB_LINKS and variables > 100:
            target = hub
        elif chance.random() < 0.85:
            target = source + chance.choice((-1, 1, across, -across, across + 1, 2))
        else:
            target = chance.randrange(variables)
        if 0 <= target < variables and target != source:
            ends[source, target] = None
    return [
        Link(
            RecordId(f"l{n}"),
            RecordId(f"v{source}"),
            RecordId(f"v{target}"),
            chance.choice((Sign.SAME, Sign.SAME, Sign.OPPOSITE)),
            delayed=chance.random() < 0.12,
            order=float(n),
        )
        for n, (source, target) in enumerate(ends)
    ]
