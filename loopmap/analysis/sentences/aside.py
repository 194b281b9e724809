"""What is said beside the names: reasons in quotation marks, ``@group``, and ``!``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loopmap.model.query import clean_name, fold_name

_QUOTED = re.compile(r"\"([^\"]*)(?:\"|$)|“([^”]*)(?:”|$)")
_ONLY_SIGNS = re.compile(r"(?=.*\S)[\s+\-−–—?~>→=|]+")
"""All that stands beside names that somebody put into quotation marks: “Fines” + “Trust”."""

_TAG = re.compile(r"(?:(?<=\s)|^)@")
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
    word = re.compile(r"[^\s!]*").match(text, start)
    return word.end() if word else start


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
