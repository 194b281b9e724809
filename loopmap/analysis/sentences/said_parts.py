"""The parts of what is said in one line, and how one follows from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loopmap.analysis.sentences.joints import Joint
from loopmap.analysis.sentences.parts import SaidLink, SaidName
from loopmap.model.query import fold_name
from loopmap.model.records import Sign


@dataclass(frozen=True, slots=True)
class Part:
    """One of the sentences of a text; ends of its links count from its own first name."""

    names: tuple[SaidName, ...]
    links: tuple[SaidLink, ...]
    joints: tuple[Joint, ...]
    open_end: str
    assumed: bool
    late: bool = False
    unclear: str = ""


def linked(parts: Sequence[Part]) -> tuple[SaidLink, ...]:
    """The links of all parts, their ends counted from the first name of the first."""
    made: list[SaidLink] = []
    first = 0
    for part in parts:
        made += [replace(k, source=k.source + first, target=k.target + first) for k in part.links]
        first += len(part.names)
    return tuple(made)


def and_so(before: Part, joint: Joint, after: Part) -> Part:
    """Both, and links from what came of the first to what the second begins with."""
    first = len(before.names)
    links = linked([before, after])
    causes = _sinks(len(before.names), before.links)
    effects = _roots(len(after.names), after.links)
    made = []
    for left in causes:
        for right in effects:
            if fold_name(before.names[left].text) == fold_name(after.names[right].text):
                continue
            way = _way(left, before) * (after.names[right].direction or 1)
            sign = {1: Sign.SAME, -1: Sign.OPPOSITE, 0: Sign.UNKNOWN}[way]
            made.append(SaidLink(left, first + right, sign, after.late and not after.links))
    return Part(
        (*before.names, *after.names),
        (*before.links, *made, *links[len(before.links) :]),
        (*before.joints, joint, *after.joints),
        "",
        before.assumed or after.assumed,
    )


def _sinks(names: int, links: Sequence[SaidLink]) -> list[int]:
    """The names to which links lead and from which none goes on; all where there is no link."""
    sources = {link.source for link in links}
    found = [n for n in dict.fromkeys(link.target for link in links) if n not in sources]
    return found or list(range(names))


def _roots(names: int, links: Sequence[SaidLink]) -> list[int]:
    targets = {link.target for link in links}
    found = [n for n in dict.fromkeys(link.source for link in links) if n not in targets]
    return found or list(range(names))


def _way(name: int, part: Part) -> int:
    """Which way a name went by what was said: 1, -1, or 0 where a link of no sign leads to it."""
    for link in part.links:
        if link.target == name and link.source != name:
            turn = {Sign.OPPOSITE: -1, Sign.UNKNOWN: 0, None: 0}.get(link.sign, 1)
            return turn * _way(link.source, replace(part, links=_before(part.links, link)))
    return part.names[name].direction or 1


def _before(links: tuple[SaidLink, ...], link: SaidLink) -> tuple[SaidLink, ...]:
    return tuple(one for one in links if one is not link)
