"""Between things that go up or down, or happen: "more A, less B", "when A happens, B falls"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from loopmap.analysis.sentences.directions import BECAUSE_OF, CAUSE_OF, OPENING, is_directed
from loopmap.analysis.sentences.joints import Joint
from loopmap.analysis.sentences.verbs import joints_of_verbs
from loopmap.model.records import Sign

_COMMA = re.compile(
    r"\sthen\s+(?=\S)|"
    r",\s*(?:(?:and|so|then|so that|and so)\s+)*(?=\S)|\s(?:and\s+)?so(?:\s+that)?\s+(?=\S)"
    r"|\s(?=the\s+(?:more|less|fewer)\s)",
    re.IGNORECASE,
)
_BACK = re.compile(r"(?:,\s+|\s)(?:when(?:ever)?|because|as|if)\s+(?=\S)", re.IGNORECASE)
"""A space before a word is enough to look at: a reason put aside leaves hundreds of blanks, and
looking through all of them from each of them would take their number to the third power."""
_IS = re.compile(r"\s(?:is|are)\s+(?=\S)", re.IGNORECASE)
_HAPPENS = re.compile(r"\s*(?:when(?:ever)?|if|once|every time|without)\s+(?=\S)", re.IGNORECASE)
_THEN = re.compile(r",\s*(?:then\s+)?(?=\S)|\sthen\s+(?=\S)", re.IGNORECASE)
_SO = re.compile(
    r"(?:,\s*(?:and\s+)?|\sand\s+)(?:so|therefore|hence|thus)(?:\s+that)?,?\s+(?=\S)",
    re.IGNORECASE,
)
BECAUSE = re.compile(r"(?:,\s+|\s)because\s+(?!of\b)(?=\S)", re.IGNORECASE)
_WHEN = re.compile(r"(?:,\s+|\s)(?:when(?:ever)?|if|every time)\s+(?=\S)", re.IGNORECASE)
_MOVES = re.compile(
    r"(?<=\s)(?:rises?|falls?|(?:goes|go) (?:up|down)|drops?|increases?|decreases?|declines?|"
    r"grows?|improves?|worsens?|gets? (?:better|worse))(?P<gap>\s+)(?=\S)",
    re.IGNORECASE,
)
_SIZE = (
    "more|less|fewer|longer|shorter|higher|lower|bigger|larger|smaller|greater|better|worse|"
    "stronger|weaker|poorer|older|younger|earlier|later|sooner|closer|harder"
)
_THE_MORE = re.compile(rf"\s*the\s+(?:{_SIZE})\s", re.IGNORECASE)
_THE_LESS = re.compile(rf"(?:,\s*|\s)(?=the\s+(?:{_SIZE})\s)", re.IGNORECASE)


def joints_of_steps(text: str, knows: Callable[[str], bool]) -> list[Joint]:
    """What stands between the parts of "more A, less B", "when A rises, B falls" and the like.

    Each part has to go up or down, but for what comes after a "when" that opens it all.
    ``knows`` tells names on the map.
    """
    opened = OPENING.match(text)
    start = opened.end() if opened else 0
    for pattern, backwards in ((_COMMA, False), (_BACK, True)):
        joints = [
            Joint(*found.span(), Sign.SAME, step=True, backwards=backwards)
            for found in pattern.finditer(text, start)
        ]
        if opened and _is_list(text, start, joints, knows):
            del joints[0]
        edges = [start, *(edge for j in joints for edge in (j.start, j.end)), len(text)]
        parts = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if opened:
            parts = parts[1:]
        if joints and all(is_directed(part, knows) or not part.strip() for part in parts):
            return joints
    return []


def _is_list(text: str, start: int, joints: list[Joint], knows: Callable[[str], bool]) -> bool:
    """Whether the first comma is one of a list: "when fines, debts and stress rise, …"."""
    if len(joints) < 2 or is_directed(text[start : joints[0].start], knows):
        return False
    return " and " in text[joints[0].end : joints[1].start]


def joints_of_events(text: str, knows: Callable[[str], bool]) -> list[Joint]:
    """What stands between two things of which one brings the other about, as clauses.

    "When families are fined, trust falls", "trust falls when families are fined", "nobody
    feels in charge, so referrals get lost", "the longer they wait, the worse it gets".
    What merely happens keeps all of its words as its name.
    """
    if knows(text.strip()):
        return []
    the_more = _THE_MORE.match(text)
    if the_more is not None:
        return _steps(_THE_LESS.finditer(text, the_more.end()))
    why = CAUSE_OF.match(text)
    if why is not None:
        return _steps(list(_IS.finditer(text, why.end()))[-1:], backwards=True)
    opened = _HAPPENS.match(text) or OPENING.match(text)
    if opened is not None:
        return _moved(text, opened.end(), knows)
    return _one(_SO, text) or _when(text, knows)


def joints_after_cause(text: str, knows: Callable[[str], bool]) -> list[Joint]:
    """The comma of "because of fines, trust falls" or "once trust is lost, families stop coming".

    Or the "because" of "attendance falls because bullying goes on". What stands before and
    after it may hold verbs, which join nothing then.
    """
    if knows(text.strip()):
        return []
    opened = BECAUSE_OF.match(text) or _HAPPENS.match(text)
    if opened is not None:
        return _one(_THEN, text, opened.end())
    why = _one(BECAUSE, text, backwards=True)
    return [] if why and joints_of_verbs(text[: why[0].start], knows) else why


def _when(text: str, knows: Callable[[str], bool]) -> list[Joint]:
    """In "trust falls when …" what stands first goes up or down; "help when needed" is a name."""
    found = _one(_WHEN, text, backwards=True)
    return found if found and is_directed(text[: found[0].start], knows) else []


def _moved(text: str, start: int, knows: Callable[[str], bool]) -> list[Joint]:
    """The gap after what moves in "when crime rises trust falls", where no comma is typed."""
    found = [m for m in _MOVES.finditer(text, start) if text[start : m.start()].strip()]
    if not found or not is_directed(text[found[0].end() :], knows):
        return []
    return [Joint(*found[0].span("gap"), Sign.SAME, step=True)]


def _one(
    pattern: re.Pattern[str], text: str, start: int = 0, *, backwards: bool = False
) -> list[Joint]:
    """The joint where the pattern stands once between words; [] where it does not."""
    found = [m for m in pattern.finditer(text, start) if text[: m.start()].strip()]
    return _steps(found, backwards=backwards) if len(found) == 1 else []


def _steps(found: Iterable[re.Match[str]], *, backwards: bool = False) -> list[Joint]:
    return [Joint(*m.span(), Sign.SAME, step=True, backwards=backwards) for m in found]
