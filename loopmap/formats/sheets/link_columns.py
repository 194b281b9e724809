"""The columns of a list of links, in the spellings of people and of other programs."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.formats.incoming.sign_words import number_in, sign_in_words
from loopmap.formats.sheets.columns import Column


def _are_signs(cells: Sequence[str]) -> bool:
    """Whether most cells say a sign."""
    return 2 * sum(sign_in_words(text) is not None or text in "?0" for text in cells) > len(cells)


def _are_numbers(cells: Sequence[str]) -> bool:
    return 2 * sum(number_in(text) is not None for text in cells) > len(cells)


def _are_strengths(cells: Sequence[str]) -> bool:
    return _are_numbers(cells) or all(text.casefold() in STRENGTH_WORDS for text in cells)


STRENGTH_WORDS = {
    **dict.fromkeys(("weak", "low", "l", "small", "minor", "little", "a little"), 0.25),
    **dict.fromkeys(("medium", "moderate", "m", "average", "about the same"), 0.5),
    **dict.fromkeys(("strong", "high", "h", "large", "major", "a lot"), 1.0),
}
"""How strong a link of these words is, as a share of the strongest."""

FROM = Column(
    "from",
    "causes",
    ("from",),
    (
        "source", "cause", "from variable", "start", "influencer", "from label", "from name",
        "from factor", "from element", "source label", "source name", "source node", "influences",
        "independent", "antecedent", "parent", "origin", "driver", "tail", "sender", "node1",
        "node 1", "variable 1", "variable1", "concept1", "head",
    ),
    needed=True,
)  # fmt: skip
TO = Column(
    "to",
    "effects",
    ("to",),
    (
        "target", "effect", "to variable", "destination", "end", "influenced", "to label",
        "to name", "to factor", "to element", "target label", "target name", "target node",
        "is influenced", "dependent", "consequence", "child", "outcome", "receiver", "node2",
        "node 2", "variable 2", "variable2", "concept2", "affected", "impact on",
    ),
    needed=True,
)  # fmt: skip
POLARITY = Column(
    "polarity",
    "signs",
    ("polarity", "sign"),
    (
        "+/-", "link polarity", "direction", "relation", "type", "link influence", "rel",
        "rel type", "relationship", "relationship type", "influence", "link type",
        "connection type", "edge type", "edge label", "label", "valence", "effect type",
        "interaction", "correlation",
    ),
    fits=_are_signs,
)  # fmt: skip
DELAY = Column("delay", "delays", ("delay",), ("delayed", "lag", "time delay", "time lag"))
STRENGTH = Column(
    "strength",
    "strengths",
    ("strength",),
    ("weight", "magnitude", "intensity", "effect size", "coefficient", "influence", "value"),
    fits=_are_strengths,
)
REASON = Column(
    "reason",
    "reasons",
    ("reason",),
    ("reasoning", "description", "explanation", "rationale", "note", "notes", "comment", "comments",
     "why", "justification"),
)  # fmt: skip
LINK_COLUMNS = (FROM, TO, POLARITY, DELAY, STRENGTH, REASON)
