"""Variable names as quantities in English: more of it, less of it, it rises, it falls.

A name keeps its own words. What is decided here is the grammar around it: plural or
not, "more" or "higher" or "a wider", "rise" or "rises", the small first letter inside
a sentence. The rules know nothing of the world; they look at the name's head, the
noun before the first "of", "in", "issued" and the like. Own definition, read against
all the example maps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loopmap.analysis.name_parts import (
    article,
    ends_head,
    hangs,
    is_owned,
    is_plural,
    short_form,
    starts_with_determiner,
)
from loopmap.analysis.name_words import (
    DEGREES,
    PROPER,
    SAID_AS_MORE,
    SINGLE_THINGS,
    TAKES_TIME,
    UNWELCOME,
    VERBS,
    UpAndDown,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A name with the grammar it needs. ``name`` has the small first letter of mid-sentence.

    ``plural``: its verbs are those of many, as of "fines" and of "trust and respect";
    ``counted``: there are fewer of it, not less.
    """

    name: str
    head: str
    plural: bool
    counted: bool
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
        one = self._degrees()[0].startswith("a ")
        hangs = self.hanging and spoken == self.name and not one
        if self.head not in VERBS and (hangs or self._is_one_of_a_kind()):
            return f"there {'are' if self.plural else 'is'} {self.degree(rising)}"
        the = "the " if one else ""
        return f"{the}{spoken} {self._verbs()[0 if rising else 1]}"

    def leads(self) -> str:
        """The verb "to lead" as the name needs it."""
        return "lead" if self.plural else "leads"

    def _verbs(self) -> UpAndDown:
        rise, fall = ("rise", "fall") if self._is_unwelcome() else self._own_verbs()
        return (rise, fall) if self.plural else (_of_one(rise), _of_one(fall))

    def _own_verbs(self) -> UpAndDown:
        if self._is_a_time():
            return "grow longer", "grow shorter"
        return VERBS.get(self.head, ("rise", "fall"))

    def _degrees(self) -> UpAndDown:
        if self._is_one_of_a_kind():
            of = "of" if starts_with_determiner(self.name) else f"of {article(self.name)}"
            return f"more {of}", f"less {of}"
        up, down = self._plain_degrees()
        if is_owned(self.name.split()):  # "a stronger" cannot go before "pupils’ sense"
            return up.removeprefix("a "), down.removeprefix("a ")
        return up, down

    def _plain_degrees(self) -> UpAndDown:
        if self._is_a_time():
            return "a longer", "a shorter"
        if self.head in DEGREES and not self._is_unwelcome() and not self._is_a_pair():
            return DEGREES[self.head]
        greater = re.search(r"(ness|ity|cy)$", self.head) and self.head not in SAID_AS_MORE
        if greater and not self.plural:
            return "greater", "less"
        return "more", "fewer" if self.counted else "less"

    def _is_a_pair(self) -> bool:
        """Whether it is two things, which have no "a" before them: "quality and amount"."""
        return self.plural and not self.counted and DEGREES[self.head][0].startswith("a ")

    def _is_unwelcome(self) -> bool:
        better = DEGREES.get(self.head) == ("better", "worse")
        return better and not UNWELCOME.isdisjoint(self.name.casefold().split())

    def _is_a_time(self) -> bool:
        """Whether it is a span of time: a waiting time, but not time at home."""
        before, time, _ = self.name.casefold().partition(" time")
        described = before.rpartition(" ")[2] if time and self.head == "time" else ""
        return described.endswith("ing") or described in TAKES_TIME

    def _is_one_of_a_kind(self) -> bool:
        """Whether "more" and "a higher" do not go before it: "a plan", "our weapons"."""
        single = self.head in SINGLE_THINGS and not self.counted
        return single or starts_with_determiner(self.name)


@lru_cache(maxsize=4096)
def quantity(name: str) -> Quantity:
    """The grammar of a variable's name."""
    words = name.split() or [name]
    end = next((n for n in range(1, len(words)) if ends_head(words, n)), len(words))
    head = words[end - 1].casefold().rstrip(",.;:")
    spoken, counted = lower_first(name), is_plural(head)
    plural = counted or (end > 2 and words[end - 2].casefold() in ("and", "&"))
    return Quantity(
        spoken, head, plural, counted, hangs(words), short_form(words, end, head, spoken)
    )


def lower_first(name: str) -> str:
    """The name as it stands inside a sentence: acronyms and capitalised names keep theirs.

    >>> lower_first("School attendance"), lower_first("CAMHS referrals"), lower_first("Gulf Stream")
    ('school attendance', 'CAMHS referrals', 'Gulf Stream')
    """
    first, _, rest = name.partition(" ")
    if sum(c.isupper() for c in first) != 1 or not first[:1].isupper() or first == "I":
        return name
    if first[1:2] == "-" or first.partition("-")[0].casefold() in PROPER:
        return name
    if any(word[:1].isupper() and word[1:].islower() for word in rest.split()):
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


def _of_one(verb: str) -> str:
    """A verb of many as one needs it: "grow stronger", "grows stronger"."""
    first, *rest = verb.split()
    return " ".join((f"{first}s", *rest))
