"""Where one sentence ends and another begins, in what is typed as a single line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from loopmap.analysis.sentences.directions import BECAUSE_WORD
from loopmap.analysis.sentences.joints import SIGNS, Joint
from loopmap.model.query import fold_name

Stretch = tuple[int, int]
"""From where to where in the text."""

MOST = 24
"""Sentences of one line; a text of more is talk, and is not taken apart."""

_STOPS = re.compile(r"\s*;\s*|(?<=[^\W\d_][^\W\d_])\.\s+(?=\S)")
_COMMA = re.compile(r"\s*,\s*")
_AND = re.compile(r",?\s(?:and|but|while|whereas)\s+(?=\S)|,\s+(?=\S)", re.IGNORECASE)
_WHY = re.compile(rf"\s{BECAUSE_WORD}\s(?=\s*\S)", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:and|but|which|that|who|then|so|this|in turn)\b", re.IGNORECASE)


def at_full_stops(text: str) -> list[Stretch]:
    """The stretches between full stops and semicolons; one when there are none.

    So is a comma between two links typed with signs that says a name again: "A - B, B + C".
    """
    stops = [*_STOPS.finditer(text), *_repeats(text)]
    stops.sort(key=re.Match.start)
    edges = [0, *(edge for found in stops for edge in found.span()), len(text)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    found = [(a, b) for a, b in pairs if text[a:b].strip()]
    return found if 0 < len(found) <= MOST else [(0, len(text))]


def _repeats(text: str) -> list[re.Match[str]]:
    signs = [found.span() for found in SIGNS.finditer(text)]
    stops = []
    for (_, before), (after, _) in pairwise(signs):
        commas = list(_COMMA.finditer(text, before, after))
        if len(commas) != 1:
            continue
        last, first = text[before : commas[0].start()], text[commas[0].end() : after]
        if last.strip() and fold_name(last) == fold_name(first):
            stops.append(commas[0])
    return stops


def at_reasons(text: str) -> list[Stretch]:
    """The stretches of which each has its own "because"; one when there are not two.

    "Teachers leave because of stress and stress rises because teachers leave" are two.
    """
    whys = list(_WHY.finditer(text))
    edges = [0]
    for one, other in pairwise(whys):
        ands = list(_AND.finditer(text, one.end(), other.start()))
        if not ands:
            return [(0, len(text))]
        edges += ands[-1].span()
    edges.append(len(text))
    found = list(zip(edges[::2], edges[1::2], strict=True))
    return found if len(found) <= MOST else [(0, len(text))]


def at_new_subjects(
    text: str, verbs: Sequence[Joint], knows: Callable[[str], bool]
) -> list[Stretch]:
    """The stretches of which each says of its own subject what it does.

    "Fines raise stress and stress lowers trust" are two; in "fines raise stress and lower
    trust" and "… stress and anger, which lower trust" the verbs go on with what was said.
    """
    edges = [0]
    for one, other in pairwise(verbs):
        between = text[one.end : other.start]
        if one.backwards is not other.backwards or knows(between):
            continue
        ands = list(_AND.finditer(between))
        if ands and not _GOES_ON.match(text, other.start, other.end):
            edges += [one.end + ands[-1].start(), one.end + ands[-1].end()]
    edges.append(len(text))
    found = list(zip(edges[::2], edges[1::2], strict=True))
    return found if len(found) <= MOST else [(0, len(text))]
