"""From a stretch of text between two joints to the names in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from loopmap.analysis.name_words import BOUNDARIES
from loopmap.analysis.sentences.directions import (
    AFTER,
    BECAUSE_OF,
    BEFORE,
    CAUSE_OF,
    OPENING,
    THERE_IS,
    UNLESS,
    after,
    before,
    goes,
    is_change,
    stands_alone,
)
from loopmap.analysis.sentences.lists import are_several
from loopmap.analysis.sentences.parts import SaidName
from loopmap.analysis.sentences.people import acts
from loopmap.analysis.sentences.verbs import ASKS
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, fold_name

_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_OPENINGS = (BECAUSE_OF, OPENING, UNLESS, CAUSE_OF, ASKS)
_GETS = re.compile(r"\s+(?:gets?|becomes?|is|are|there (?:is|are))$", re.IGNORECASE)
"""What ends "the worse behaviour gets"."""

_BOTH = re.compile(r"both\s+(?=\S)", re.IGNORECASE)
_BOTH_DO = re.compile(r"\s+(?:both|all)$", re.IGNORECASE)
"""What ends "bullying and hunger both" before they do something."""

_MORE_OF = re.compile(r"\s(?P<word>more|less|fewer)\s+(?=\S)", re.IGNORECASE)
"""In "schools issue more fines", of which only the fines are a variable."""

_AND = re.compile(r",\s*(?:and\s+)?|\s(?:and|but|nor|as well as)\s+", re.IGNORECASE)


_PAIR = 2
"""Of so many names each has to go its way to be one of its own; of more, one that does tells."""

_LIKELY = re.compile(
    r"likely\s+(.+?)(?:\s+(?:is|are|will be)\s+to(?!\s+be\b)|(\s+(?:is|are))\s+to\s+be)\s+(?=\S)",
    re.IGNORECASE,
)
"""What begins "(the more) likely parents are to give up", after its word of direction."""

_MOST_ALONE = 5
"""Words up to which "fewer exclusions" alone is a name; more are talk, and keep them all."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Finds names in ``text``. ``known``: the map's, folded.

    ``spoken``: joined by words, so that articles are no part of a new name. ``joined``:
    somebody says how it acts, so that "lower" and the like may be words of direction.
    """

    text: str
    known: Mapping[str, RecordId]
    spoken: bool
    joined: bool

    def knows(self, text: str) -> bool:
        return fold_name(text) in self.known

    def names(self, start: int, end: int, *, moving: bool) -> list[SaidName]:
        """The names between two places: one, or several where "and" joins names that are known.

        ``moving``: a word after the name says which way it goes ("trust falls").
        """
        start, end = self._opened(*_trimmed(self.text, start, end))
        if not self.knows(self.text[start:end]):
            both_do = _BOTH_DO.search(self.text, start, end) if self.spoken else None
            end = both_do.start() if both_do else end
            several = self._several(start, end, moving=moving, both=both_do is not None)
            if several:
                return several
        one = self._name(start, end, moving=moving)
        return [one] if one is not None else []

    def _opened(self, start: int, end: int) -> tuple[int, int]:
        """Without the "when" that opens "when fines rise, trust falls"."""
        openings = (opening.match(self.text, start, end) for opening in _OPENINGS)
        found = next(filter(None, openings), None)
        if (
            not self.spoken
            or self.text[:start].strip()
            or found is None
            or self.knows(self.text[start:end])
        ):
            return start, end
        return found.end(), end

    def _several(self, start: int, end: int, *, moving: bool, both: bool) -> list[SaidName]:
        """The names of a list, if each is on the map, or surely a thing of its own.

        ``both``: somebody said that they both do it.
        """
        opened = _BOTH.match(self.text, start, end)
        both = both or opened is not None
        edges = [opened.end() if opened else start]
        for found in _AND.finditer(self.text, start, end):
            edges += found.span()
        edges.append(end)
        if not self.joined or len(edges) == 2:
            return []
        parts = [
            self._name(*_trimmed(self.text, a, b), moving=moving)
            for a, b in zip(edges[::2], edges[1::2], strict=True)
        ]
        named = [part for part in parts if part is not None]
        if len(named) < len(parts):
            return []
        if both or all(n.variable is not None for n in named):
            return self._all_move(named, edges)
        if moving and all(n.direction for n in named[1:]) and _is_a_clause(named[0].text):
            return named  # "people stop worrying and uptake drops"
        ways = [n.direction for n in named[1:]]
        each = all(ways) or (len(named) > _PAIR and any(ways))
        if each and not self._ends_moving(named[-1], edges[-1]):
            return named
        several = self.spoken and are_several([n.text for n in named])
        return self._all_move(named, edges) if several else []

    def _ends_moving(self, last: SaidName, end: int) -> bool:
        """Whether a word of direction stands behind the last name of a list, and so of them all."""
        return bool(last.direction) and bool(self.text[last.end : end].strip(" ,;."))

    def _all_move(self, named: list[SaidName], edges: list[int]) -> list[SaidName]:
        """The list; "less trust and care" is less of both, and so is "trust and care fall"."""
        ways = [n.direction for n in named]
        if any(ways[:-1]) is False and self._ends_moving(named[-1], edges[-1]):
            moved = AFTER.search(self.text, named[-1].start, edges[-1])
            return [replace(n, direction=after(moved, n.text)) for n in named] if moved else named
        if ways[0] and not any(ways[1:]):
            return [replace(n, direction=ways[0]) for n in named]
        return named

    def _name(self, start: int, end: int, *, moving: bool) -> SaidName | None:
        if start >= end:
            return None
        start, end, direction = self._without_directions(start, end, moving=moving)
        said = clean_name(self.text[start:end])
        if self.spoken and direction:
            said = _LIKELY.sub(r"\1\2 ", said)
        if not any(unicodedata.category(c)[0] in "LNS" for c in said):
            return None
        return SaidName(said, start, end, direction, self.known.get(fold_name(said)))

    def _without_directions(self, start: int, end: int, *, moving: bool) -> tuple[int, int, int]:
        """The stretch without words of direction and articles, and which way it goes."""
        text, direction = self.text, 0
        while not self.knows(text[start:end]):
            step = self._step(start, end, moving=moving)
            if step is None:
                break
            start, end, way = step
            direction = way * (direction or 1) if way else direction
        gets = _GETS.search(text, start, end) if moving and direction else None
        if gets is not None and not self.knows(text[start:end]):
            end = gets.start()
        return start, end, direction

    def _step(self, start: int, end: int, *, moving: bool) -> tuple[int, int, int] | None:
        """One word fewer at either end, and which way it turns; None when nothing can go."""
        text = self.text
        found = BEFORE.match(text, start, end)
        if found is not None and found.end() < end:
            way, always = before(found["word"], text[found.end() : end])
            alone = stands_alone(found["word"]) and len(text[start:end].split()) <= _MOST_ALONE
            always = (always and alone) or (
                self.joined and (always or is_change(found, text[found.end() : end]))
            )
            always = always or (moving and self.text[start:].casefold().startswith("the "))
            if always or (self.joined and self.knows(text[found.end() : end])):
                return found.end(), end, way
        there = THERE_IS.match(text, start, end) if self.spoken else None
        if there is not None:
            return there.end(), end, 0
        inside = _MORE_OF.search(text, start, end) if self.joined and self.spoken else None
        if inside is not None and self.knows(text[inside.end() : end]):
            return inside.start("word"), end, 0
        article = _ARTICLE.match(text, start, end)
        if article is not None and article.end() < end:
            rest = text[article.end() : end]
            if self.spoken or self.knows(rest):
                return article.end(), end, 0
        moved = AFTER.search(text, start, end) if self.joined and self.spoken else None
        if moved is not None and moved.start() > start:
            rest = text[start : moved.start()]
            if moving or self.knows(rest) or goes(text[:end]):
                return start, moved.start(), after(moved, rest)
        return None


def _is_a_clause(name: str) -> bool:
    """Whether people do something in it, so that a word behind the next is not about them."""
    said = name.casefold().split()
    return len(said) > 2 and acts(name) and BOUNDARIES.isdisjoint(said[1:2])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;."):
        end -= 1
    return start, end
