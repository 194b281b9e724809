"""What Loopmap writes about a map into the comment of a group of its own, and reads again.

Vensim shows it as the description of the group “Loopmap”. It says how the sketch lies, which
loops have which names, and what kind the variables are that have no equation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from loopmap.expr.names import canonical
from loopmap.formats.models.picture import Ends, Place
from loopmap.model.records import Kind

GROUP = "Loopmap"

_MOVED = re.compile(r"Written by Loopmap\..*moved by (-?\d+), (-?\d+)\.")
_NAME = r'"(?:[^"\\]|\\.)*"'
_LOOP = re.compile(rf"Loop (\S+) of ({_NAME}) ?({_NAME})?: ({_NAME}(?: -> {_NAME})*)")
_STORY = "Story: "
_KIND = re.compile(rf"(Driver|Flow|Stock) of ({_NAME}): ({_NAME})")
_NAMES = re.compile(_NAME)
_SIGNS = {"|": "\\p", "~": "\\t", "\\": "\\\\", '"': '\\"', "\n": "\\n"}
_BACK = {code: sign for sign, code in _SIGNS.items()}


@dataclass(frozen=True, slots=True)
class ToldLoop:
    """A loop of the map with a title, by the variables it leads through, the first again last."""

    title: str
    label: str
    name: str
    ring: tuple[str, ...]
    story: str = ""

    @property
    def links(self) -> tuple[Ends, ...]:
        keys = [canonical(each) for each in self.ring]
        return tuple(pairwise(keys))


@dataclass(slots=True)
class OwnWords:
    """What is said, in order.

    ``moved``: what was added to all places. ``kinds``: of variables without equations, by the
    title of their map and their name.
    """

    moved: Place = (0.0, 0.0)
    loops: list[ToldLoop] = field(default_factory=list)
    kinds: dict[tuple[str, str], Kind] = field(default_factory=dict)


def told(text: str) -> str:
    """A text between quotation marks, without signs that end a comment."""
    return '"' + "".join(_SIGNS.get(sign, sign) for sign in text) + '"'


def _meant(text: str) -> str:
    return re.sub(r"\\.", lambda match: _BACK.get(match.group(), match.group()[1:]), text[1:-1])


def lines_of(words: OwnWords) -> Iterator[str]:
    """The comment, line by line."""
    x, y = words.moved
    yield f"Written by Loopmap. All places are moved by {x:g}, {y:g}."
    for loop in words.loops:
        ring = " -> ".join(told(each) for each in loop.ring)
        name = f" {told(loop.name)}" if loop.name else ""
        yield f"Loop {loop.label} of {told(loop.title)}{name}: {ring}"
        if loop.story:
            yield _STORY + told(loop.story)
    for (title, name), kind in words.kinds.items():
        yield f"{kind.value.capitalize()} of {told(title)}: {told(name)}"


def note_below(comment: str) -> str:
    """What else stands in the comment."""
    parts = (_MOVED, _LOOP, _KIND)
    lines = comment.splitlines()
    return "\n".join(
        line
        for line in lines
        if not line.startswith(_STORY) and not any(each.fullmatch(line) for each in parts)
    )


def own_words(comment: str) -> OwnWords | None:
    """What Loopmap said in a file; None for a file of others."""
    head = _MOVED.search(comment)
    if head is None:
        return None
    found = OwnWords((float(head[1]), float(head[2])))
    for line in comment.splitlines():
        loop, kind = _LOOP.fullmatch(line), _KIND.fullmatch(line)
        if loop is not None:
            ring = tuple(_meant(each) for each in _NAMES.findall(loop[4]))
            name = _meant(loop[3]) if loop[3] else ""
            found.loops.append(ToldLoop(_meant(loop[2]), loop[1], name, ring))
        elif kind is not None:
            found.kinds[_meant(kind[2]), _meant(kind[3])] = Kind(kind[1].lower())
        elif line.startswith(_STORY) and found.loops:
            last = found.loops[-1]
            story = _meant(line.removeprefix(_STORY))
            found.loops[-1] = ToldLoop(last.title, last.label, last.name, last.ring, story)
    return found
