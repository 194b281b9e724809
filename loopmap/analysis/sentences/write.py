"""Links as sentences a person can read, mail and type in again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Variable


def write(variables: Sequence[Variable], links: Iterable[Link]) -> str:
    """The links as sentences of the sentence bar, a line each; chains are kept together.

    Variables without a link stand on lines of their own. Said again on an empty map,
    the lines give the same variables, links, signs, delays and reasons.
    """
    return "\n".join(line for line, _ in written_lines(variables, links))


def written_lines(
    variables: Sequence[Variable], links: Iterable[Link]
) -> list[tuple[str, Sequence[Link]]]:
    """The same line by line, each with the links that it says."""
    names = {variable.id: variable.name for variable in variables}
    kept = [link for link in links if link.source in names and link.target in names]
    lines: list[tuple[str, Sequence[Link]]] = [
        (_line(chain, names), chain) for chain in _chains(kept)
    ]
    linked = {end for link in kept for end in (link.source, link.target)}
    lines.extend((variable.name, ()) for variable in variables if variable.id not in linked)
    return lines


def _chains(links: Sequence[Link]) -> list[list[Link]]:
    """Links in their order, each going on from the one before where it can."""
    out: dict[RecordId, list[Link]] = {}
    for link in reversed(links):
        out.setdefault(link.source, []).append(link)
    told: set[RecordId] = set()
    chains: list[list[Link]] = []
    for first in links:
        if first.id in told:
            continue
        chain: list[Link] = []
        following: Link | None = first
        while following is not None:
            told.add(following.id)
            chain.append(following)
            following = _next(out.get(following.target, []), told)
        chains.append(chain)
    return chains


def _next(waiting: list[Link], told: set[RecordId]) -> Link | None:
    """The first link of a variable that is not told yet; what has been told is thrown away."""
    while waiting and waiting[-1].id in told:
        waiting.pop()
    return waiting[-1] if waiting else None


def _line(chain: Sequence[Link], names: dict[RecordId, str]) -> str:
    parts = [names[chain[0].source]]
    for link in chain:
        parts += [_sign(link), names[link.target]]
        if link.reason:
            reason = " ".join(link.reason.replace('"', "’").split())
            parts.append(f'"{reason}"')
    return " ".join(parts)


def _sign(link: Link) -> str:
    sign = ">" if link.sign is Sign.UNKNOWN else link.sign.value
    return sign + ("~" if link.delayed else "")
