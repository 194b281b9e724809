"""Small maps for runs."""

from collections.abc import Callable, Sequence

import pytest

from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Kind, Link, MapInfo, Sign, Strength, Variable

MapOf = Callable[..., CausalMap]

# The worked example of the design: "what happens if we stop fining parents?"
WORKED_EXAMPLE = """
Fining + Attendance, Fining + Family stress, Family stress - Trust, Family stress + Disruption,
Trust + Attendance, Attendance - Lost learning, Lost learning + Disruption,
Disruption + Exclusions, Exclusions - Attendance, Exclusions - Trust, Disruption - Staff time,
Staff time + Trust, Attendance - Fining
"""


def links_in(text: str) -> list[tuple[str, str, str]]:
    """Links written as ``cause sign effect``, separated by commas."""
    found = []
    for claim in text.replace("\n", " ").split(","):
        words = claim.split()
        at = next(i for i, word in enumerate(words) if word in ("+", "-", "?"))
        found.append((" ".join(words[:at]), words[at], " ".join(words[at + 1 :])))
    return found


def build(
    text: str,
    *,
    stocks: Sequence[str] = (),
    delayed: Sequence[str] = (),
    strengths: dict[str, Strength] | None = None,
) -> CausalMap:
    """A map from links in words; ids are the names, links are called ``cause>effect``."""
    claims = links_in(text)
    names = list(dict.fromkeys(name for cause, _, effect in claims for name in (cause, effect)))
    variables = [
        Variable(RecordId(n), n, kind=Kind.STOCK if n in stocks else Kind.AUXILIARY, order=i)
        for i, n in enumerate(names)
    ]
    links = [
        Link(
            RecordId(f"{cause}>{effect}"),
            RecordId(cause),
            RecordId(effect),
            Sign(sign),
            delayed=f"{cause}>{effect}" in delayed,
            strength=(strengths or {}).get(f"{cause}>{effect}", Strength.MEDIUM),
            order=i,
        )
        for i, (cause, sign, effect) in enumerate(claims)
    ]
    today = MapId("m1")
    document = Document().apply(adding(DOCUMENT, [MapInfo(today, "Today")]))
    return document.apply(adding(today, [*variables, *links])).maps[today]


@pytest.fixture(scope="session")
def map_of() -> MapOf:
    return build


@pytest.fixture(scope="session")
def worked_example() -> CausalMap:
    return build(WORKED_EXAMPLE)
