"""Words that say which way a thing goes: before its name, after it, and between two such."""

from __future__ import annotations

import re
from collections.abc import Callable

_UP_ALWAYS = (
    r"(?:they(?:['’]?re| are) )?more likely to|more|too much|too many|an? increase in|"
    "increases? in|an? rise in|rises? in|growth in"
)
_DOWN_ALWAYS = (
    r"(?:they(?:['’]?re| are) )?less likely to|less|fewer|too little|too few|not enough|"
    "an? (?:fall|drop|decline|decrease|reduction) in|"
    "(?:fall|drop|decline|decrease|reduction|falls|drops|reductions) in"
)
_UP_SOMETIMES = (
    "higher|greater|increased|increasing|rising|growing|stronger|heavier|wider|longer|larger"
)
_DOWN_SOMETIMES = (
    "lower|reduced|decreased|decreasing|falling|declining|shrinking|weaker|weakened|smaller|"
    "shorter|low|limited|(?:an?\\s+)?(?:lack|loss|absence|shortage) of|losing|"
    "cuts? (?:in|to|of)|no|without"
)
_CHANGES = re.compile(
    "rising|increas(?:ed|ing)|higher(?! education| needs)|"
    "lower(?! school| sixth| key stage| income| secondary| years?| tier| band| court| league| limb|"
    " house| back| body| part| middle| end| class)|greater(?! manchester| london)|"
    "growing(?! up| pains)|without|decreas(?:ed|ing)|declining|shrinking|"
    "falling(?! out| behind| asleep| apart| in )|reduced(?! timetable| hour| day| sentence)|"
    r"(?:an?\s+)?(?:lack|shortage|loss) of|"
    r"no(?!\s+(?:one|body|longer|recourse|further|fixed|place|way)\b)",
    re.IGNORECASE,
)
"""Words of direction that are part of no good name, whoever says them of what acts or is acted on:
not those of size, without which "larger classes" would be classes, nor "low" and "poor"."""

_JUDGED = re.compile("better(?! care)|improv(?:ed|ing)|worse|worsening", re.IGNORECASE)
_GOOD, _BAD = "better|good|improved|improving", "worse|poor|poorer|bad|worsening"
_WORDS = f"{_UP_ALWAYS}|{_DOWN_ALWAYS}|{_UP_SOMETIMES}|{_DOWN_SOMETIMES}|{_GOOD}|{_BAD}"

BEFORE = re.compile(
    rf"(?:the\s+)?(?:(?:even|much|far|way|a lot)\s+)?(?P<word>{_WORDS})\s+(?:of\s+)?"
    r"(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
"""A word of direction before a name."""

_BECOMES = "gets?|got|getting|(?:is|are) getting|becomes?|is|are|(?:keeps?|kept) getting"
_IS_MADE = "(?:is|are|was|were|gets?|got|getting|being|(?:has|have) been)"
_WITH_UP = (
    "give gives gave giving turn turns turned show shows end ends ended open opens stand stands "
    "speak speaks catch keep make makes wake wakes step steps act acts mess play plays "
    "calm shut shuts let lets settle settles fed beat beats look looks sit sits pick picks"
)
_NO_PHRASE = "".join(rf"(?<!\b{word}\s)" for word in _WITH_UP.split())
"""Not after these: "families give up" says nothing of more of them."""

_UP_AFTER = (
    rf"(?:go|goes|going|went|gone|is|are|moves?) up|{_NO_PHRASE}up|rises?|rising|rose|grows?|"
    rf"growing|grew|climbs?|(?:{_BECOMES}) (?:longer|bigger|larger|higher|heavier|louder)|"
    rf"{_IS_MADE} increased|builds? up|speeds? up|accelerates?|widens?|doubled|tripled|trebled|"
    r"increases?|increasing|(?:is|are|becomes?) more (?:likely|common)|more (?:likely|common)|"
    r"(?:gets?|is|are) (?:easier|stronger)|easier|stronger|(?:is|are) (?:too |very )?high|"
    r"soars?|spikes?|doubles?|multiply|multiplies|deepens?|intensif(?:y|ies)"
)
_DOWN_AFTER = (
    rf"(?:go|goes|going|went|gone|is|are|moves?|comes?) down|{_NO_PHRASE}down|falls?|falling|fell|"
    rf"drops?|dropping|dropped|(?:{_BECOMES}) (?:shorter|smaller|lower|fewer|lighter)|"
    rf"{_IS_MADE} (?:cut(?: back)?|reduced|slashed|halved)|breaks? down|slows? down|narrows?|"
    r"diminish(?:es)?|halved|collapses?|"
    r"shrinks?|shrinking|decreases?|decreasing|declines?|declining|suffers?|weakens?|"
    r"(?:is|are|becomes?) less (?:likely|common)|less (?:likely|common)|"
    r"(?:gets?|is|are) (?:harder|weaker)|harder|weaker|impossible|plummets?|slumps?|dips?|halves|"
    r"stops|ends|"
    r"(?:is|are) (?:too |very |so )?(?:low|poor|weak|scarce|limited)|fades?|evaporates?|disappears?"
)
_GOOD_AFTER = r"(?:gets?|(?:is |are )?getting|is|are|becomes?) better|better|improves?|improving"
_BAD_AFTER = (
    r"(?:gets?|(?:is |are )?getting|is|are|becomes?) worse|worse|worsens?|worsening|deteriorates?|"
    r"escalates?|escalated|kicks? off"
)
_HOW = (
    "a bit|a lot|a little|sharply|steeply|further|quickly|fast|rapidly|slightly|steadily|"
    "even more|again|too|as well"
)
_MEANWHILE = r"(?:then|also|even|just|still|really|(?:keeps?|kept)(?=\s\w+ing\b))"
AFTER = re.compile(
    rf"(?<!\s)\s+(?:{_MEANWHILE}\s+)*(?:(?P<up>{_UP_AFTER})|(?P<down>{_DOWN_AFTER})"
    rf"|(?P<good>{_GOOD_AFTER})|(?P<bad>{_BAD_AFTER}))"
    rf"(?:\s+(?:{_HOW}))?\s*$",
    re.IGNORECASE,
)
"""A word of direction at the end, after a name: "trust falls"."""

_GOING = re.compile(
    r"(?<!\bof)(?<!\bfor)(?<!\bin)(?<!\bby)(?<!\bfrom)(?<!\band)(?<!\bwith)(?<!\babout)\s"
    r"(?:going (?:up|down)|rising|falling|growing|"
    r"increasing|decreasing|declining|shrinking|dropping|worsening|improving|"
    r"getting (?:longer|shorter|higher|lower|bigger|smaller|larger|better|worse|heavier))\s*$",
    re.IGNORECASE,
)
"""What can be no end of a good name: "thresholds going up", but not "fear of falling"."""

THERE_IS = re.compile(
    r"(?:there(?:['’]?s|\s+(?:is|are|will be))|we\s+(?:have|get))\s+"
    r"(?=(?:more|less|fewer|too|not|no)\s)",
    re.IGNORECASE,
)
"""What adds nothing before a word of direction: "there are fewer staff"."""

OPENING = re.compile(
    r"\s*(?:when(?:ever)?|as soon as|as|if|once|where|wherever|(?:every|each|any) time|"
    r"the (?:minute|moment))\s+(?=\S)",
    re.IGNORECASE,
)
"""What opens "when fines rise, trust falls"."""

UNLESS = re.compile(r"\s*unless\s+(?=\S)", re.IGNORECASE)
"""What opens "unless they get help, they give up"."""

CAUSE_OF = re.compile(
    r"\s*(?:(?:the|a|an|one|another)\s+)?(?:(?:main|biggest|big|key|root|major|first)\s+)?"
    r"(?:cause|driver|reason|source|trigger)s?\s+(?:of|for|behind)\s+(?=\S)",
    re.IGNORECASE,
)
"""What opens "the main cause of absence is anxiety"."""

BECAUSE_WORD = r"(?:because|bc|b/c|cos|coz|cuz|['’]cause)"
"""As it is said, and as it is typed in a hurry."""

BECAUSE_OF = re.compile(
    rf"\s*(?:{BECAUSE_WORD}(?: of)?|due to|thanks to|owing to|as a (?:result|consequence) of)"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
"""What opens "because of fines, trust falls"."""

_ALWAYS_UP = re.compile(_UP_ALWAYS, re.IGNORECASE)
_ALWAYS_DOWN = re.compile(_DOWN_ALWAYS, re.IGNORECASE)
_FALLING = re.compile(_DOWN_SOMETIMES, re.IGNORECASE)

_HARMS = re.compile(
    r"\b(?:absen|abuse|anti[- ]?social|challenging beh|bad beh|misbehav|"
    r"aggress|anxi|arrest|bulli|bully|burden|burn-?out|conflict|crime|crisis|"
    r"criminal|debt|delay|depress|difficult|disadvantage|discriminat|disengage|dispute|distress|"
    r"disrupt|distrust|drop-?out|exclu|"
    r"exploit|fear|fines?\b|gap|grief|harass|harm|homeless|hunger|"
    r"hardship|inequalit|injur|isolat|lateness|loneliness|misuse|mistrust|neglect|offend|overload|"
    r"pain|poverty|prejudice|pressure|problem|punish|racis|refus|rejection|risk|sanction|"
    r"self-harm|shame|shortage|stereotyp|stigma|strain|stress|struggle|suffering|suspen|tension|"
    r"incident|meltdown|blame|anger|hostil|defensive|confus|misdirect|skipp|gang|assault|arrear|"
    r"retaliat|destitut|tired|threat|trauma|truan|turnover|unemploy|unmet|vacanc|victim|violen|wait|withdrawal|"
    r"workload|worr)",
    re.IGNORECASE,
)
"""Beginnings of words for what nobody wants more of."""

_GOODS = re.compile(
    r"\b(?:access|achiev|attainment|attendance|awareness|belief|belong|bond|care\b|collaborat|"
    r"communicat|confiden|connect|cooperat|co-operat|dialogue|empath|engage|equality|esteem|"
    r"fairness|health|hope|housing|inclusion|income|independence|joy|justice|knowledge|learning|"
    r"mood|moral|motivat|outcome|participat|partnership|patience|performance|progress|quality|"
    r"recover|relation|resilien|respect|result|retention|safe|skill|sleep|stabilit|support|"
    r"teaching|trust|understanding|wellbeing|well-being|behaviou?r|provision|service|practice)",
    re.IGNORECASE,
)
"""Beginnings of words for what people want more of."""


def valence(name: str) -> int:
    """1 for a thing wanted more of, -1 for a harm, 0 when its words do not tell.

    A harm anywhere in the name counts: "worse exclusion risk" is more of it.

    >>> valence("School attendance"), valence("Bullying in school"), valence("Screens")
    (1, -1, 0)
    """
    if _HARMS.search(name):
        return -1
    return 1 if _GOODS.search(name) else 0


def stands_alone(word: str) -> bool:
    """Whether it is a word of direction even where nothing is said to act: more, less, fewer."""
    return word.casefold() in ("more", "less", "fewer")


def before(word: str, name: str) -> tuple[int, bool]:
    """Which way ``word`` before ``name`` says it goes, and whether it says so of any name.

    Words like "lower" may as well belong to a name ("Lower school"): those count only
    before a name that is known without them.
    """
    folded = " ".join(word.split())
    if _ALWAYS_UP.fullmatch(folded):
        return 1, True
    if _ALWAYS_DOWN.fullmatch(folded):
        return -1, True
    if _FALLING.fullmatch(folded):
        return -1, False
    if re.fullmatch(_GOOD, folded, re.IGNORECASE):
        return valence(name) or 1, False
    if re.fullmatch(_BAD, folded, re.IGNORECASE):
        return -(valence(name) or 1), False
    return 1, False


def is_change(found: re.Match[str], name: str) -> bool:
    """Whether a match of BEFORE says that something changes, whoever it is.

    "Better" and "worse" do of what people want more of, or less.
    """
    if _CHANGES.match(found.string, found.start("word"), found.endpos) is not None:
        return True
    return _JUDGED.match(found.string, found.start("word")) is not None and bool(valence(name))


def after(found: re.Match[str], name: str) -> int:
    """Which way a match of AFTER says that ``name`` goes; 0 when "worse" might mean either."""
    if found["up"] or found["down"]:
        return 1 if found["up"] else -1
    way = valence(name)
    return way if found["good"] else -way


def goes(text: str) -> bool:
    """Whether ``text`` ends by saying that what it names goes up or down, whoever it is.

    >>> goes("thresholds going up"), goes("fear of falling")
    (True, False)
    """
    return _GOING.search(text) is not None


def is_directed(text: str, knows: Callable[[str], bool]) -> bool:
    """Whether ``text`` is a thing said to go up or down: "more fines", "trust falls"."""
    bare = text.strip(" ,;.")
    there = THERE_IS.match(bare)
    bare = bare[there.end() :] if there else bare
    found = BEFORE.match(bare)
    if found is not None:
        name = bare[found.end() :]
        if before(found["word"], name)[1] or is_change(found, name) or knows(name):
            return True
    return AFTER.search(bare) is not None
