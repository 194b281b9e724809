"""What is said beside the names: reasons in quotation marks, ``@group``, and ``!``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loopmap.analysis.sentences.directions import AFTER, BEFORE
from loopmap.analysis.sentences.joints import SIGNS
from loopmap.analysis.sentences.verbs import VERBS, joints_of_verbs
from loopmap.model.query import clean_name, fold_name

_QUOTED = re.compile(r"\"([^\"]*)(?:\"|$)|“([^”]*)(?:”|$)")
_ONLY_SIGNS = re.compile(r"(?=.*\S)[\s+\-−–—?~>→=|]+")
"""All that stands beside names that somebody put into quotation marks: “Fines” + “Trust”."""

_TAG = re.compile(r"(?:(?<=\s)|^)@")
_WORDS = re.compile(r"(?:\s+[^\W\d_][\w'’&-]*)+")
_GOES_ON = re.compile(r"\s(?:so|because|but|when|if|as|which|who|that|then)\s", re.IGNORECASE)
_MOST_WORDS = 3
"""Words of a group's name behind its first; more are talk."""

_ASSUMED = re.compile(r"!+(?=\s*$)")


@dataclass(frozen=True, slots=True)
class Aside:
    """``text`` is as long as what was typed, with blanks where asides stood (``spans``)."""

    text: str
    spans: tuple[tuple[int, int], ...]
    reasons: tuple[tuple[int, str], ...]
    group: str | None
    assumed: bool

    def reasons_between(self, start: int, end: int) -> str:
        """Reasons that stand between two places, one after the other."""
        return " ".join(said for at, said in self.reasons if start <= at < end)

    def reasons_joined(self) -> str:
        return " ".join(said for _, said in self.reasons)


def put_aside(text: str, groups: Sequence[str]) -> Aside:
    """The asides of ``text``; a group of several words is known by its name in ``groups``.

    Where a name stands before the tag of a new group, the words behind it up to the next sign or
    verb are its name, too: "A + B @social care". Before a name it has one word.
    Names in quotation marks with nothing but signs between them are none.
    """
    names_in_quotes = _ONLY_SIGNS.fullmatch(_QUOTED.sub("", text)) is not None
    spans: list[tuple[int, int]] = []
    reasons: list[tuple[int, str]] = []
    for found in _QUOTED.finditer(text):
        if names_in_quotes:
            spans += [(found.start(), found.start() + 1), (found.end() - 1, found.end())]
            continue
        spans.append(found.span())
        said = clean_name(found[1] or found[2] or "")
        if said:
            reasons.append((found.start(), said))
    text = _blanked(text, spans)
    group, tags = _group(text, groups)
    spans.extend(tags)
    text = _blanked(text, tags)
    mark = _ASSUMED.search(text)
    assumed = mark is not None and bool(text[: mark.start()].strip())
    if mark is not None and assumed:
        spans.append(mark.span())
        text = _blanked(text, [mark.span()])
    return Aside(text, tuple(sorted(spans)), tuple(reasons), group, assumed)


def _group(text: str, groups: Sequence[str]) -> tuple[str | None, list[tuple[int, int]]]:
    """The last group tagged, and where all tags stand."""
    name: str | None = None
    spans: list[tuple[int, int]] = []
    for found in _TAG.finditer(text):
        end = _end_of_tag(text, found.end(), groups)
        said = clean_name(text[found.end() : end])
        spans.append((found.start(), end))
        name = said or name
    return name, spans


def _end_of_tag(text: str, start: int, groups: Sequence[str]) -> int:
    for name in sorted(groups, key=lambda known: (-len(known), known)):
        end = start + len(name)
        follows = text[end : end + 1]
        if fold_name(text[start:end]) == fold_name(name) and (not follows or not follows.isalnum()):
            return end
    word = re.compile(r"(?:[^\s!,;?]*[^\s!,;?.])?").match(text, start)
    return _with_more_words(text, start - 1, word.end()) if word else start


def _with_more_words(text: str, tag: int, end: int) -> int:
    """Where a new group's name ends of which one word ends at ``end``.

    Nothing but the group can go on there once the name before it is said.
    """
    said = text[:tag].rstrip()
    more = _WORDS.match(text, end)
    if more is None or not said or said[-1] in ",;" or _ends_with_a_joint(said):
        return end
    goes_on = _GOES_ON.search(text, end, more.end())
    sign = SIGNS.search(text, end)
    verbs = [] if SIGNS.search(text) else joints_of_verbs(text[end:])
    stop = min(
        more.end(),
        goes_on.start() if goes_on else len(text),
        sign.start() if sign else len(text),
        end + verbs[0].start if verbs else len(text),
    )
    words = text[end:stop]
    moves = AFTER.search(words) or BEFORE.match(words.strip())
    is_name = 0 < len(words.split()) <= _MOST_WORDS and not moves
    return end + len(words.rstrip()) if is_name else end


def _ends_with_a_joint(said: str) -> bool:
    joints = (*SIGNS.finditer(said), *VERBS.finditer(said))
    return any(found.end() == len(said) for found in joints)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
