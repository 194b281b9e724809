"""Variable names as quantities in English: more of it, less of it, it rises, it falls.

A name keeps its own words. What is decided here is the grammar around it: plural or
not, "more" or "higher" or "a wider", "rise" or "rises", the small first letter inside
a sentence. The rules know nothing of the world; they look at the name's head, the
noun before the first "of", "in", "issued" and the like. Own definition, read against
all the example maps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BOUNDARIES = _words(
    "of in to for from by with on at between about per that when where who which after before "
    "over under into out as against without within among through than across during towards "
    "until beyond around near the a an"
)
_PARTICIPLES = _words(
    "lost made given seen held kept sent taken felt known shown met built paid spent done left "
    "put bought sold told brought won driven written chosen broken hidden stolen"
)
_NOT_PARTICIPLES = _words("need speed feed seed shed greed breed reed weed deed bleed")
_LAST_WORDS = _words("active early available late often")
_SAFE_TO_DROP = _words("issued used seen given made offered received per reported")
_PLURALS = _words("people children men women staff police parents media feet teeth mice criteria")
_NOT_PLURALS = _words(
    "news politics economics ethics mathematics physics series bias gas diabetes aids"
)
_DETERMINERS = _words("one two three a an the every each no some any all")
_SINGLE_THINGS = _words(
    "adult practitioner forum plan record check pattern person worker team teacher mentor place "
    "system policy stereotype label pilot programme school process "
    "pathway network strategy"
)

_UNWELCOME = _words(
    "disruptive challenging aggressive violent abusive harmful risky unsafe criminal offending"
    " antisocial anti-social bullying coercive controlling dangerous problem poor bad"
)
"""Words with which a thing is no longer better for there being more of it."""

_UpAndDown = tuple[str, str]


def _table(rows: Mapping[str, _UpAndDown]) -> Mapping[str, _UpAndDown]:
    return {head: pair for heads, pair in rows.items() for head in heads.split()}


_DEGREES = _table(
    {
        "gap reach range variety scope": ("a wider", "a narrower"),
        "belief commitment attachment": ("stronger", "weaker"),
        "sense voice norm culture": ("a stronger", "a weaker"),
        "load workload burden caseload": ("a heavier", "a lighter"),
        "threat weight need": ("greater", "less"),
        "risk level rate number age price cost threshold score speed probability likelihood "
        "frequency temperature ratio standard target": ("a higher", "a lower"),
        "attendance self-esteem esteem quality income demand wellbeing well-being morale "
        "turnover inflation productivity mortality": ("higher", "lower"),
        "share size scale population proportion": ("a larger", "a smaller"),
        "outcomes relationships relations": ("better", "worse"),
        "health self-regulation behaviour": ("better", "worse"),
        "costs prices rates levels wages incomes expectations scores thresholds standards "
        "temperatures numbers": ("higher", "lower"),
    }
)
_VERBS = _table(
    {
        "gap reach range": ("widens", "narrows"),
        "belief sense": ("grows stronger", "weakens"),
        "workload load caseload": ("grows", "shrinks"),
        "outcomes relationships": ("improve", "worsen"),
        "self-regulation health behaviour": ("improves", "worsens"),
    }
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A name with the grammar it needs. ``name`` has the small first letter of mid-sentence."""

    name: str
    head: str
    plural: bool
    hanging: bool
    short: str

    def degree(self, rising: bool) -> str:
        """The quantity gone up or down.

        >>> quantity("Fines issued to parents").degree(False)
        'fewer fines issued to parents'
        """
        word = self._degrees()[0 if rising else 1]
        return f"{word} {self.name}"

    def moves(self, rising: bool, *, short: bool = False) -> str:
        """The quantity moving, as a clause; ``short`` drops what a second mention can spare.

        >>> quantity("Fines issued to parents").moves(True, short=True)
        'fines rise'
        """
        spoken = self.short if short else self.name
        counted = self._degrees()[0].startswith("a ")
        hangs = self.hanging and spoken == self.name and not counted
        if self.head not in _VERBS and (hangs or self._is_single_thing()):
            return f"there {'are' if self.plural else 'is'} {self.degree(rising)}"
        article = "the " if counted else ""
        return f"{article}{spoken} {self._verbs()[0 if rising else 1]}"

    def leads(self) -> str:
        """The verb "to lead" as the name needs it."""
        return "lead" if self.plural else "leads"

    def _verbs(self) -> _UpAndDown:
        plain = ("rise", "fall") if self.plural else ("rises", "falls")
        return plain if self._is_unwelcome() else _VERBS.get(self.head, plain)

    def _degrees(self) -> _UpAndDown:
        if self._is_single_thing():
            article = "" if _starts_with_determiner(self.name) else _article(self.name) + " "
            return f"more of {article}".strip(), f"less of {article}".strip()
        if self.head in _DEGREES and not self._is_unwelcome():
            return _DEGREES[self.head]
        if self.name.startswith("waiting time"):
            return "a longer", "a shorter"
        if not self.plural and re.search(r"(ness|ity|cy)$", self.head):
            return "greater", "less"
        return "more", "fewer" if self.plural else "less"

    def _is_unwelcome(self) -> bool:
        better = _DEGREES.get(self.head) == ("better", "worse")
        return better and not _UNWELCOME.isdisjoint(self.name.casefold().split())

    def _is_single_thing(self) -> bool:
        return not self.plural and (
            self.head in _SINGLE_THINGS or _starts_with_determiner(self.name)
        )


@lru_cache(maxsize=4096)
def quantity(name: str) -> Quantity:
    """The grammar of a variable's name."""
    words = name.split() or [name]
    end = next((n for n in range(1, len(words)) if _ends_head(words, n)), len(words))
    head = words[end - 1].casefold().rstrip(",.;:")
    spoken = lower_first(name)
    return Quantity(spoken, head, _is_plural(head), _hangs(words), _short(words, end, head, spoken))


def lower_first(name: str) -> str:
    """The name as it stands inside a sentence: acronyms and capitalised names keep theirs.

    >>> lower_first("School attendance"), lower_first("CAMHS referrals"), lower_first("Gulf Stream")
    ('school attendance', 'CAMHS referrals', 'Gulf Stream')
    """
    first, _, rest = name.partition(" ")
    others = rest.split()
    if sum(c.isupper() for c in first) != 1 or not first[:1].isupper() or first == "I":
        return name
    if any(word[:1].isupper() and word[1:].islower() for word in others):
        return name
    return name[:1].lower() + name[1:]


def capitalised(text: str) -> str:
    """The text with a capital first letter; the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["fines", "strain", "absence"])
    'fines, strain and absence'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _ends_head(words: list[str], n: int) -> bool:
    word = words[n].casefold()
    following = words[n + 1].casefold() if n + 1 < len(words) else ""
    if word.endswith("ing") and following in _DETERMINERS:
        return True
    if word in _LAST_WORDS and not following:
        return True
    return word in _BOUNDARIES or _is_participle(word)


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or (
        word.endswith("ed") and len(word) > 3 and word not in _NOT_PARTICIPLES
    )


def _is_plural(head: str) -> bool:
    if head in _PLURALS:
        return True
    return (
        head.endswith("s")
        and head not in _NOT_PLURALS
        and not head.endswith(("ss", "us", "is", "’s", "'s"))
    )


def _hangs(words: list[str]) -> bool:
    """Whether the name ends in a word that no verb should follow: "lessons walked out of"."""
    last = words[-1].casefold()
    return len(words) > 1 and (last in _BOUNDARIES or last in _LAST_WORDS or _is_participle(last))


def _short(words: list[str], end: int, head: str, spoken: str) -> str:
    """The name up to its head where the rest only repeats; otherwise the whole of it."""
    if end == len(words) or words[end].casefold() not in _SAFE_TO_DROP:
        return spoken
    if end == 1 and not _is_plural(head):
        return spoken
    return " ".join(spoken.split()[:end])


def _starts_with_determiner(name: str) -> bool:
    return name.partition(" ")[0].casefold() in _DETERMINERS


def _article(name: str) -> str:
    return "an" if name[:1].casefold() in "aeiou" else "a"
