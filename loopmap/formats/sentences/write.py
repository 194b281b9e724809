"""A map as a text of causal sentences that reads back as the same links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loopmap.analysis.sentences.lines import is_meant, lines_of
from loopmap.analysis.sentences.parse import parse
from loopmap.analysis.sentences.parts import Sentence
from loopmap.analysis.sentences.write import written_lines
from loopmap.formats.sentences import MARK
from loopmap.formats.sentences.exact import line_of_link, line_of_name
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order
from loopmap.model.records import Link, MapInfo, Variable

_NOBODY = CausalMap(MapInfo(MapId(""), ""))


def write(document: Document) -> bytes:
    """The sentences of the document's first map. O(lines times variables).

    A line is only written where it reads back as what it was made of; what does not is
    written exactly, behind “#”.
    """
    causal_map = document.maps[document.map_order[0]]
    lines = [MARK + clean_name(causal_map.info.title), *_lines(causal_map)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _lines(causal_map: CausalMap) -> Iterator[str]:
    variables, links = in_order(causal_map.variables), in_order(causal_map.links)
    odd = [v for v in variables if not _is_plain(v.name)]
    yield from (line_of_name(variable.name) for variable in odd)
    known = {variable.id: variable for variable in odd}
    for line, chain in written_lines(variables, links):
        if _reads_back(line, chain, causal_map, known):
            yield line
        else:
            yield from _exactly(line, chain, causal_map)
        known.update((end, causal_map.variables[end]) for end in _ends(chain))


def _is_plain(name: str) -> bool:
    """Whether a name reads as itself on an empty map."""
    if lines_of(name) != [name]:
        return False
    sentence = parse(name, _NOBODY)
    return len(sentence.names) == 1 and _is_name(sentence, 0, name) and not sentence.group


def _is_name(sentence: Sentence, place: int, name: str) -> bool:
    said = sentence.names[place]
    return clean_name(said.text) == name and not said.direction


def _reads_back(
    line: str, chain: Sequence[Link], causal_map: CausalMap, known: dict[RecordId, Variable]
) -> bool:
    """Whether a line, read with the names so far, says these links and nothing else."""
    if line.startswith("#") or lines_of(line) != [line]:
        return False
    sentence = parse(line, CausalMap(causal_map.info, {"variables": known}))
    if not is_meant(sentence, line) or sentence.group or sentence.assumed:
        return False
    names = [causal_map.variables[end].name for end in _ends(chain)] or [line]
    if len(sentence.names) != len(names) or len(sentence.links) != len(chain):
        return False
    if not all(_is_name(sentence, place, name) for place, name in enumerate(names)):
        return False
    return all(
        (said.source, said.target) == (n, n + 1)
        and said.sign is link.sign
        and said.delayed is link.delayed
        and said.reason.split() == link.reason.split()
        for n, (said, link) in enumerate(zip(sentence.links, chain, strict=True))
    )


def _exactly(line: str, chain: Sequence[Link], causal_map: CausalMap) -> Iterator[str]:
    if not chain:
        yield line_of_name(line)
    for link in chain:
        ends = (causal_map.variables[end].name for end in (link.source, link.target))
        yield line_of_link(link, *ends)


def _ends(chain: Sequence[Link]) -> list[RecordId]:
    """The variables along a chain, in order."""
    return [chain[0].source, *(link.target for link in chain)] if chain else []
