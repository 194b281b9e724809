"""Between things that go up or down, or happen: "more A, less B", "when A happens, B falls"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from loopmap.analysis.name_words import BOUNDARIES
from loopmap.analysis.sentences.directions import (
    AFTER,
    BECAUSE_OF,
    BECAUSE_WORD,
    CAUSE_OF,
    OPENING,
    UNLESS,
    is_directed,
    valence,
)
from loopmap.analysis.sentences.joints import HELD, Joint
from loopmap.analysis.sentences.people import WHO_ACT, acts
from loopmap.analysis.sentences.thing_and_more import is_thing_and_more
from loopmap.analysis.sentences.verbs import joints_of_verbs
from loopmap.model.records import Sign

_COMMA = re.compile(
    r"\sthen\s+(?=\S)|"
    r",\s*(?:(?:and|so|then|so that|and so)\s+)*(?=\S)|\s(?:and\s+)?so(?:\s+that)?\s+(?=\S)"
    r"|\s(?=the\s+(?:more|less|fewer)\s)",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"(?:,\s+|\s)(?:when(?:ever)?|{BECAUSE_WORD}(?!\s+of\b)|as|if)\s+(?=\S)", re.IGNORECASE
)
"""A space before a word is enough to look at: a reason put aside leaves hundreds of blanks, and
looking through all of them from each of them would take their number to the third power."""
_IS = re.compile(r"\s(?:is|are)\s+(?=\S)", re.IGNORECASE)
_HAPPENS = re.compile(
    r"\s*(?:when(?:ever)?|if|once|(?:every|each|any) time|as soon as|the (?:minute|moment)|without|"
    r"unless)\s+(?=\S)",
    re.IGNORECASE,
)
_THEN = re.compile(r",\s*(?:then\s+)?(?=\S)|\sthen\s+(?=\S)", re.IGNORECASE)
_SO = re.compile(
    r"(?:,\s*(?:and\s+)?|\sand\s+)(?:so|therefore|hence|thus)(?:\s+that)?,?\s+(?=\S)",
    re.IGNORECASE,
)
BECAUSE = re.compile(rf"(?:,\s+|\s){BECAUSE_WORD}\s+(?!of\b)(?=\S)", re.IGNORECASE)
REASON = re.compile(
    rf"(?:,\s+|\s)(?:{BECAUSE_WORD}\s+(?!of\b)(?=\S)|(?P<only>(?:but\s+)?"
    r"(?:(?:only|even|except|but not)\s+(?:if|when|where|though)|as long as|so long as|"
    r"provided(?:\s+that)?|unless|although|whether or not)\s+(?=\S)))",
    re.IGNORECASE,
)
"""What comes after a link and says why it is there, or when only."""

_WHY = re.compile(rf"(?:,\s+|\s)(?P<and>and\s+)?{BECAUSE_WORD}(?:\s+of)?\s+(?=\S)", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:,\s+|\s)(?:when(?:ever)?|if|(?:every|each|any) time|once|as soon as)\s+(?=\S)",
    re.IGNORECASE,
)
_A_TIME = (
    r"(?:(?:a|an|the|one|two|three|some|several|few|many|half|\d+)\s+)*(?:while|bit|time|seconds?|minutes?|"
    r"hours?|days?|weeks?|months?|terms?|years?|school|lunch|break|christmas|easter|summer|"
    r"half-?term|that|this|all)\s*(?:$|[,.])"
)
_AFTERWARDS = re.compile(
    rf"(?:,\s+|\s)(?:(?:right |straight |immediately )?after|following|with (?=every\s|each\s))\s*"
    rf"(?:(?:every|each)\s+)?(?<=\s)(?!{_A_TIME})(?=\S)",
    re.IGNORECASE,
)
"""In "trust drops after an exclusion": what it came after, but not when it was."""

_UNLESS = re.compile(r"(?:,\s+|\s)unless\s+(?=\S)", re.IGNORECASE)
_MOVES = re.compile(
    r"(?<=\s)(?:rises?|falls?|(?:goes|go) (?:up|down)|drops?|increases?|decreases?|declines?|"
    r"grows?|improves?|worsens?|gets? (?:better|worse))(?P<gap>\s+)(?=\S)",
    re.IGNORECASE,
)
_SIZE = (
    "more|less|fewer|longer|shorter|higher|lower|bigger|larger|smaller|greater|better|worse|"
    "stronger|weaker|poorer|older|younger|earlier|later|sooner|closer|harder|slower|faster|cleaner|"
    "safer|calmer|happier|healthier|cheaper|warmer|colder|hotter|quieter|heavier|wider|deeper"
)
_SIZED = re.compile(rf"\s*(?:{_SIZE})\s+\S", re.IGNORECASE)
"""In "bigger caseloads, less time" the first is as sure a step as the second."""

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
        moving = [is_directed(part, knows) for part in parts]
        if joints and all(
            moves or not part.strip() or (any(moving) and not backwards and _SIZED.match(part))
            for part, moves in zip(parts, moving, strict=True)
        ):
            return joints
        if not (opened or backwards) and is_thing_and_more(parts):
            return joints
    return [] if opened else _side_by_side(text, knows)


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
        found = _one(_THEN, text, opened.end()) or _new_subject(text, opened, knows)
        return _turned(found) if UNLESS.match(text) else found
    why = [
        Joint(*m.span(), Sign.SAME, step=True, backwards=True, branch=m["and"] is not None)
        for m in _WHY.finditer(text)
        if text[: m.start()].strip()
    ]
    if why and not joints_of_verbs(text[: why[0].start], knows):
        return why if BECAUSE.search(text) else []
    return [] if why else _turned(_one(_UNLESS, text, backwards=True))


def _turned(joints: list[Joint]) -> list[Joint]:
    """The same, of which each says that one thing comes where the other does not."""
    return [replace(joint, sign=Sign.OPPOSITE) for joint in joints]


_SUBJECT = re.compile(
    r"\s(?=(?:they(?:['’]?(?:re|ve|ll|d))?|hes|shes|theres|"
    r"(?:we|he|she|i|there)(?:['’](?:re|ve|ll|s|d|m))?|nobody|no one|no-one|everyone|everybody)"
    r"\s+\S)",
    re.IGNORECASE,
)
"""Before who cannot be what somebody acts on: a new clause begins there, with no comma typed."""

_PEOPLE = "|".join(sorted(WHO_ACT - {"i", "who"}))
_PEOPLE_DO = re.compile(
    rf"\s(?=(?:(?:young|some|many|most|our|the)\s+)?(?:{_PEOPLE})\s+\S)",
    re.IGNORECASE,
)
"""Before the people in "without support families give up"."""

_A_STATE = re.compile(
    r"\S\s+(?:(?:is|are|was|were|get|gets|feel|feels)(?:n['’]?t|\s+not)?)\s+\w*"
    r"(?:ed|en|wn|od|ld|lt|nt|ost|ut|ught|ung|ard|eft|ept)$",
    re.IGNORECASE,
)
"""What ends a clause, before who does something in the next: "letters arent understood"."""
_IN_A_CLAUSE = (
    "and|or|but|that|which|who|what|how|why|where|when|if|because|than|as|think|thinks|say|says|"
    "know|knows|feel|feels|believe|believes|hope|everything|all|way|time|is|are"
)
_WITHIN = re.compile(rf"\b(?:{_IN_A_CLAUSE})$", re.IGNORECASE)
"""After these "they" goes on with the clause."""

_OBJECT_TOO = re.compile(
    rf"\b(?:{_IN_A_CLAUSE}|for|of|from|with|to|by|between|in|at|on|a|an|the)$", re.IGNORECASE
)
"""After these people are those to whom it is done, too."""


def _new_subject(text: str, opened: re.Match[str], knows: Callable[[str], bool]) -> list[Joint]:
    """Where in "if parents feel judged they stay away" the second clause begins, or [].

    At the one place where "they" and the like begin, or where what is left is a name of the
    map that goes up or down.
    """
    since = opened.end()
    found = [
        m
        for m in _SUBJECT.finditer(text, since)
        if len(text[since : m.start()].split()) > 1
        and not _WITHIN.search(text[: m.start()].rstrip())
    ]
    if not found:
        if opened[0].strip().casefold() == "without":
            found = [*_PEOPLE_DO.finditer(text, since), *_SECOND.finditer(text, since)]
            found = [m for m in found if text[since : m.start()].strip()]
            found = [m for m in found if not _OBJECT_TOO.search(text[: m.start()].rstrip())]
            return _steps(found[:1])
        whole = [m for m in _PEOPLE_DO.finditer(text, since) if _A_STATE.search(text[: m.start()])]
        if len(whole) == 1:
            return _steps(whole)
        return _known_and_moved(text, since, knows)
    return _steps(found) if len(found) == 1 else []


_BARE = r"(?<!\bgo)(?<!\bgoes)(?<!\bwent)(?<!\bis)(?<!\bare)\s(?:up|down)"
_GOES_ON = re.compile(
    r"\s*(?:and|but|or|nor|yet|while|before|after|although|though|despite|even|unless|until|since)"
    r"\b",
    re.IGNORECASE,
)


def _is_a_step(part: str, knows: Callable[[str], bool]) -> bool:
    """Whether it goes up or down, and is not merely named beside the one before it."""
    return is_directed(part, knows) and len(part.split()) > 1 and not _GOES_ON.match(part)


_MOST_WORDS = 8
"""Words of a name that goes up or down at the end."""


def _known_and_moved(text: str, since: int, knows: Callable[[str], bool]) -> list[Joint]:
    """The gap before a name of the map at the end, said to go up or down; or []."""
    moved = AFTER.search(text, since)
    gaps = [] if moved is None else list(re.finditer(r"\s+(?=\S)", text[since : moved.start()]))
    for gap in gaps[-_MOST_WORDS:]:
        start, end = since + gap.start(), since + gap.end()
        name = text[end : moved.start()] if moved is not None else ""
        if HELD in name and " " in name:
            continue
        if text[since:start].strip() and knows(name):
            return [Joint(start, end, Sign.SAME, step=True)]
    return []


_TELEGRAM = re.compile(rf"{_BARE}(?P<gap>\s+)(?=\S)", re.IGNORECASE)
_TELEGRAM_END = re.compile(rf"{_BARE}\s*$", re.IGNORECASE)
_MORE = r"(?:more|less|fewer|no(?!\s+(?:one|body|longer|way|matter)\b))"
_SECOND = re.compile(rf"\s(?={_MORE}\s+\S)", re.IGNORECASE)
_FIRST = re.compile(rf"\s*{_MORE}\s+(?=\S)", re.IGNORECASE)


def _side_by_side(text: str, knows: Callable[[str], bool]) -> list[Joint]:
    """The gaps of "fines up trust down" and "less trust more absence", with nothing typed there."""
    gaps = [m.span("gap") for m in _TELEGRAM.finditer(text)] if _TELEGRAM_END.search(text) else []
    gaps = gaps or [m.span("gap") for m in _MOVES.finditer(text)][:1]
    edges = [0, *(edge for gap in gaps for edge in gap), len(text)]
    parts = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if gaps and all(_is_a_step(part, knows) for part in parts):
        return [Joint(*gap, Sign.SAME, step=True) for gap in gaps]
    opened, second = _FIRST.match(text), list(_SECOND.finditer(text))
    second = [m for m in second if opened and m.start() >= opened.end()]
    if opened is None or len(second) != 1:
        return []
    name = text[opened.end() : second[0].start()]
    words = name.casefold().split()
    is_noun = not set(words) & (BOUNDARIES | {"and", "but", "or"}) and not acts(name)
    if knows(name) or len(words) == 1 or (len(words) == 2 and is_noun and valence(name)):
        return _steps(second)
    return []


def _when(text: str, knows: Callable[[str], bool]) -> list[Joint]:
    """In "trust falls when …" what stands first goes up or down; "help when needed" is a name."""
    for pattern in (_WHEN, _AFTERWARDS):
        found = _one(pattern, text, backwards=True)
        if found and is_directed(text[: found[0].start], knows):
            return found
    return []


def _moved(text: str, start: int, knows: Callable[[str], bool]) -> list[Joint]:
    """The gap after what moves in "when crime rises trust falls", where no comma is typed."""
    found = [m for m in _MOVES.finditer(text, start) if text[start : m.start()].strip()]
    rest = text[found[0].end() :] if found else ""
    if not is_directed(rest, knows) and not _PEOPLE_DO.match(f" {rest}"):
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
