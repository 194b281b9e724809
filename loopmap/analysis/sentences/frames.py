"""What people say around a sentence: "I think …", "not sure whether …", "… over time"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

_LATE = (
    r"eventually|over time|over the years|in the end|(?:(?:in|over) the )?(?:long(?:er)?|medium)"
    r"[ -](?:term|run)|after a while|down the line|further down the line|years later|"
    r"in time|later(?: on)?|sooner or later|"
    r"after (?:about |around )?(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"some|several|a few|a couple of|many|\d+) (?:day|week|month|term|year)s?"
)
_DOUBT = (
    r"(?:is|was) it(?=\s.+\sthat\s)|neither(?=\s.+\snor\s)|no amount of|"
    r"(?:only\s+)?(?:rarely|never|seldom|hardly(?:\s+ever)?)\s+(?:do|does|did|will|can|could)|"
    r"(?:i|we)\s+do(?:n['’]?t| not)\s+(?:think|believe|reckon|feel|see|find)(?:\s+(?:that|how))?|"
    r"(?:(?:i|we)(?:\s+are|\s+am|['’]m|['’]re)?\s+)?"
    r"(?:not\s+(?:really\s+|so\s+)?sure|unsure|do(?:n['’]t| not) know|wonder)"
    r"(?:\s+(?:whether|if|that)|(?<=sure)(?!\s+(?:how|what|why|who|when|where)\b))"
)
_GUESS = "maybe|perhaps|possibly|probably|presumably"
_TALK = (
    r"(?:i|we)(?:\s+all|\s+also)?\s+(?:think|believe|feel|know|say|reckon|guess|find|see)"
    r"(?:\s+that)?|it (?:seems|looks)(?:\s+(?:that|like|as if))?|"
    r"it(?:['’]?s|\s+is|\s+was)(?=\s.+\sthat\s)|"
    r"the (?:problem|trouble|thing|issue|point|fact) is(?:\s+that)?|"
    r"(?:people|parents|families|kids|children|pupils|young people|staff|teachers)\s+"
    r"(?:(?:tell|told) (?:us|me)|(?:say|said|report|reported)(?=\s+that))|"
    r"(?:and|but|also|well|yes|yeah|so(?!\s+(?:many|much|few|little|far)\b)|basically|actually|obviously|apparently|"
    r"only(?!\s+(?:child|children|if|when)\b))|"
    r"(?:for (?:example|instance)|e\.g\.|in my (?:experience|view|opinion)|to be (?:fair|honest)|"
    r"honestly|you know)(?=[,:])|"
    r"(?:it(?:['’]?s| is)|this is|that(?:['’]?s| is)) an? (?:\w+ )?"
    r"(?:circle|cycle|spiral|loop)(?=[,:])|"
    r"the (?:problem|trouble|thing|issue|point|fact|cycle|circle|spiral|loop)(?=:)"
)
_LEAD = re.compile(
    rf"\s*(?:(?P<doubt>{_DOUBT})|(?P<guess>{_GUESS})|(?P<talk>{_TALK})"
    rf"|(?P<late>{_LATE})(?=,))[,:]?(?:\s+that)?\s+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:(?<=\S),?\s+(?:(?P<late>{_LATE})|too|as well|again|a lot|a bit|"
    r"a little|slightly|somewhat|massively|hugely|i think|we think|of course)"
    r"|(?<=\S),?\s+(?P<both>and (?:vice[- ]versa|the other way a?round))"
    r"|(?<=\w)(?P<doubt>\?)+)[\s.]*$",
    re.IGNORECASE,
)


_LENGTH = re.compile(r"after\s+(.*(?:day|week|month|term|year)s?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Framed:
    """``text`` is as long as what was said, blank where only talk stood around it.

    ``unsure``: the room is in doubt; ``assumed``: somebody guesses; ``late``: it takes its time,
    ``delay`` if somebody said how much; ``both``: so it is the other way round.
    """

    text: str
    unsure: bool = False
    assumed: bool = False
    late: bool = False
    delay: str = ""
    both: bool = False


def without_lead(text: str, knows: Callable[[str], bool]) -> Framed:
    """The text without what is said before it comes to anything. O(text), as it is below.

    >>> without_lead("We think fines cause debt", lambda _: False).text.strip()
    'fines cause debt'
    """
    framed = Framed(text)
    while not knows(framed.text.strip()):
        found = _LEAD.match(framed.text)
        if found is None:
            break
        framed = Framed(
            " " * found.end() + framed.text[found.end() :],
            framed.unsure or found["doubt"] is not None,
            framed.assumed or found["guess"] is not None,
            framed.late or found["late"] is not None,
        )
    return framed


def without_tail(framed: Framed, knows: Callable[[str], bool]) -> Framed:
    """The same without what is said after it; a name of the map that ends so keeps its end."""
    found = _TAIL.search(framed.text)
    if found is None or not framed.text[: found.start()].strip():
        return framed
    words = framed.text.split()
    if any(knows(" ".join(words[n:])) for n in range(len(words))):
        return framed
    return replace(
        framed,
        text=framed.text[: found.start()] + " " * (len(framed.text) - found.start()),
        unsure=framed.unsure or found["doubt"] is not None,
        late=framed.late or found["late"] is not None,
        delay=_how_long(found["late"] or ""),
        both=framed.both or found["both"] is not None,
    )


def _how_long(late: str) -> str:
    """The time in "after a few months"; "" in "later on".

    >>> _how_long("after a few months"), _how_long("after a while")
    ('a few months', '')
    """
    said = _LENGTH.fullmatch(late)
    return said[1] if said else ""
