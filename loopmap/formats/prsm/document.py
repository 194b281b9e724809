"""What PRSM's files say as a document, signs by the names of its link styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Any

from loopmap.formats.foreign import as_text
from loopmap.formats.format import Opened
from loopmap.formats.guess import YES_OR_NO, Guess, Told, settled
from loopmap.formats.incoming.claims import Claim, add_claims
from loopmap.formats.incoming.colour_words import colour_word
from loopmap.formats.incoming.map_maker import DocumentMaker
from loopmap.formats.incoming.names import Variables
from loopmap.formats.incoming.places import place_of
from loopmap.formats.incoming.sign_words import plain_sign
from loopmap.formats.incoming.style_guesses import (
    guess_both_ways,
    guess_delay,
    guess_sign,
    guess_undirected,
)
from loopmap.formats.kept import keep
from loopmap.formats.prsm.quill import is_plain, told_by
from loopmap.formats.prsm.shapes import FORMAT_ID, Arrow, Content, Factor, Style
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import EvidenceKind, Level, Sign, Strength

DASHED = "delay:dashed"
"""The guess whether dashed links are delayed."""

OUR_STYLES = ("+ve", "-ve", "unknown")
"""Names of the link styles that Loopmap writes; where all are there, dashes are delays."""

_NO_TITLE = "untitled map"
_NEITHER = (False, False)


def document_of(content: Content, title: str, told: Told) -> Opened:
    """The document, with what had to be guessed."""
    said = clean_name(content.title)
    whole = DocumentMaker(title if said.casefold() in ("", _NO_TITLE) else said)
    raw = {**content.rest, "titled": whole.title}
    if content.description is not None:
        raw["description"] = content.description
    whole.extra = keep({}, FORMAT_ID, raw)
    meanings = _Meanings(content, told)
    reading = _Reading(whole, meanings)
    reading.into.info = replace(reading.into.info, summary=told_by(content.description).text)
    for factor in content.factors:
        reading.factor(factor)
    add_claims(reading.into, reading.claims(content.arrows), FORMAT_ID)
    document = whole.document()
    return Opened(
        document,
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        guesses=tuple(meanings.guesses),
        left_out=tuple(content.left_out),
    )


class _Meanings:
    """What the links of a file mean: their styles, dashes and heads."""

    def __init__(self, content: Content, told: Told) -> None:
        self._told, self.guesses = told, list[Guess]()
        self._styles = content.styles
        self._signs: dict[str, Sign] = {}
        self._late: set[str] = set()
        self._both: set[str] = set()
        counts = Counter(self._said(each) for each in content.arrows if "sign" not in each.own)
        for said, number in counts.items():
            self._guess_style(said, number, self._others(said, counts))
        self.dashes_delay = self._guess_dashes(content)
        self.undirected = self._guess_undirected(content)

    def sign(self, arrow: Arrow) -> Sign:
        own = as_text(arrow.own.get("sign"))
        if own in {each.value for each in Sign}:
            return Sign(own)
        return self._signs.get(self._said(arrow), Sign.UNKNOWN)

    def is_delayed(self, arrow: Arrow) -> bool:
        if isinstance(arrow.own.get("delayed"), bool):
            return arrow.own["delayed"] is True
        return self._said(arrow) in self._late or (self.dashes_delay and arrow.is_dashed)

    def goes_both_ways(self, arrow: Arrow) -> bool:
        undirected = arrow.heads == _NEITHER and self.undirected == "both"
        return all(arrow.heads) or undirected or self._said(arrow) in self._both

    def _said(self, arrow: Arrow) -> str:
        """What tells the sign of a link: a label that is one, else the style."""
        return arrow.label if plain_sign(arrow.label) and arrow.label else self._style(arrow).called

    def _style(self, arrow: Arrow) -> Style:
        return self._styles.get(arrow.style, Style(arrow.style, ""))

    def _others(self, said: str, asked: Container[str]) -> list[str]:
        """Ids and names in the file of what people answer for by another name."""
        styles = [each for each in self._styles.values() if each.called == said]
        names = (name for each in styles for name in (each.name.strip(), each.id))
        return [name for name in dict.fromkeys(names) if name and name not in asked]

    def _guess_style(self, said: str, number: int, others: list[str]) -> None:
        about = f"{self._about(said)}, {number:,} link{'s' * (number > 1)}"
        guesses = [guess_sign(self._told, said, about, also=others)]
        self._signs[said] = Sign(guesses[0].taken)
        for make, found in ((guess_delay, self._late), (guess_both_ways, self._both)):
            guess = make(self._told, said, about)
            if guess is not None:
                guesses.append(guess)
                if guess.taken == "yes":
                    found.add(said)
        self.guesses += guesses

    def _about(self, said: str) -> str:
        style = self._styles.get(said)
        if style is not None and not style.is_named:
            colour = f"{colour_word(style.colour)} " if style.colour else ""
            return f"The {colour}link style without a name ({said})"
        named = any(each.called == said for each in self._styles.values())
        return f"Link style “{said}”" if named else f"Links labelled “{said}”"

    def _guess_dashes(self, content: Content) -> bool:
        number = sum(each.is_dashed and "delayed" not in each.own for each in content.arrows)
        if not number:
            return False
        names = {each.name for each in content.styles.values()}
        ours = names.issuperset(OUR_STYLES)
        meaning = "Loopmap draws delays so." if ours else "PRSM has no sign for a delay."
        about = f"{number:,} dashed link{'s' * (number > 1)}: delayed"
        taken = "yes" if ours else "no"
        self.guesses.append(settled(Guess(DASHED, about, YES_OR_NO, taken, meaning), self._told))
        return self.guesses[-1].taken == "yes"

    def _guess_undirected(self, content: Content) -> str:
        number = sum(each.heads == _NEITHER for each in content.arrows)
        if not number:
            return "drawn"
        self.guesses.append(guess_undirected(self._told, number, "link"))
        if self.guesses[-1].taken == "none":
            content.left_out.append("Links without a direction were left out.")
        return self.guesses[-1].taken


class _Reading:
    """Factors and links becoming a map."""

    def __init__(self, whole: DocumentMaker, meanings: _Meanings) -> None:
        self._whole, self._meanings = whole, meanings
        self.into = whole.map(whole.title)
        self.into.is_roomy = True

    def factor(self, factor: Factor) -> None:
        at = place_of(factor.x, factor.y)
        said = told_by(factor.note)
        raw = {"id": factor.id, **factor.raw, **_note_to_keep(factor.note)}
        if factor.is_text:
            level = {"level": Level.ROOM} if factor.raw.get("loopmap") == "note" else {}
            self.into.note(factor.label, at, extra=keep({}, FORMAT_ID, raw), **level)
            return
        Variables(self.into, FORMAT_ID).add(
            factor.id,
            factor.label,
            at,
            raw,
            meaning=said.text,
            evidence=self._evidence(said.links),
        )

    def claims(self, arrows: list[Arrow]) -> Iterator[Claim]:
        for arrow in arrows:
            if arrow.heads == _NEITHER and self._meanings.undirected == "none":
                continue
            claim = self._claim(arrow)
            if arrow.heads == (True, False):
                claim = replace(claim, source=claim.target, target=claim.source)
            yield claim
            if self._meanings.goes_both_ways(arrow):
                yield replace(claim, source=claim.target, target=claim.source)

    def _claim(self, arrow: Arrow) -> Claim:
        said, own = told_by(arrow.note), arrow.own
        strengths = {each.value: each for each in Strength}
        raw: dict[str, Any] = {**arrow.raw, **_note_to_keep(arrow.note)}
        if arrow.label:
            raw["label"] = arrow.label
        return Claim(
            arrow.start,
            arrow.end,
            self._meanings.sign(arrow),
            delayed=self._meanings.is_delayed(arrow),
            delay_length=as_text(own.get("delay")),
            strength=strengths.get(as_text(own.get("strength")), Strength.MEDIUM),
            reason=said.text,
            evidence=self._evidence(said.links),
            raw=raw,
        )

    def _evidence(self, links: list[tuple[str, str]]) -> tuple[RecordId, ...]:
        """A document for each place a note leads to."""
        return tuple(
            self._whole.evidence(words or address, kind=EvidenceKind.DOCUMENT, source=address)
            for words, address in links
        )


def _note_to_keep(note: Any) -> dict[str, Any]:
    """A note with formats, which our text has not."""
    return {} if not note or isinstance(note, str) or is_plain(note) else {"note": note}
