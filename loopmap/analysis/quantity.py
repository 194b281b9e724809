"""A quantity in English: more of it, less of it, it rises, it falls."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loopmap.analysis.name_parts import Owner, article, starts_with_determiner
from loopmap.analysis.name_words import (
    DEGREES,
    GRADED,
    PEOPLE,
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
    ``counted``: there are fewer of it, not less; ``owner``: how whoever owns it is written
    before the noun, as in "pupils’ trust" and "Ofsted’s view".
    """

    name: str
    head: str
    plural: bool
    counted: bool
    hanging: bool
    short: str
    owner: Owner = Owner.NOBODY

    @property
    def noun(self) -> str:
        """The name as it stands alone in a sentence: "the attendance gap", "a trusted adult"."""
        if self._is_one_of_a_kind():
            bare = starts_with_determiner(self.name)
            return self.name if bare else f"{article(self.name)} {self.name}"
        return f"the {self.name}" if self._degrees()[0].startswith("a ") else self.name

    def degree(self, rising: bool) -> str:
        """The quantity gone up or down.

        It stands for a noun and takes the verbs of ``plural``: "fewer fines issued to parents".
        """
        word = self._degrees()[0 if rising else 1]
        return f"{word} {self.name}"

    def moves(self, rising: bool, *, short: bool = False) -> str:
        """The quantity moving, as a clause; ``short`` drops what a second mention can spare.

        "Fines issued to parents rise", and for short "fines rise".
        """
        return self._clause(rising, self.short if short else self.name)

    def _clause(self, rising: bool, spoken: str) -> str:
        one = self._degrees()[0].startswith("a ")
        hangs = self.hanging and spoken == self.name and not one
        stands = hangs or self._is_one_of_a_kind() or (self.counted and self.head in PEOPLE)
        if self.head not in VERBS and stands:
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
        if self.owner is Owner.NOBODY:
            return up, down
        if self.owner is Owner.ONE and up in ("more", "greater"):
            return "more of", f"{down} of"
        # "a stronger" cannot go before "pupils’ sense"
        return up.removeprefix("a "), down.removeprefix("a ")

    def _plain_degrees(self) -> UpAndDown:
        if self.name.partition(" ")[0].casefold() in GRADED:
            return "more", "fewer" if self.counted else "less"
        if self._is_a_time():
            return "a longer", "a shorter"
        if self.head in DEGREES and not self._is_unwelcome() and not self._is_a_pair():
            return DEGREES[self.head]
        greater = re.search(r"(ness|ity|ety|cy)$", self.head) and self.head not in SAID_AS_MORE
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


def _of_one(verb: str) -> str:
    """A verb of many as one needs it: "grow stronger", "grows stronger"."""
    first, *rest = verb.split()
    return " ".join((f"{first}s", *rest))
