"""Many sentences at once: a pasted list of names or sentences, or a table of links."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loopmap.analysis.sentences.lines import is_meant, lines_of
from loopmap.analysis.sentences.parse import parse
from loopmap.analysis.sentences.parts import Sentence
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.ideas import park
from loopmap.editing.edits.touch import NewId
from loopmap.editing.edits.variables import LONGEST_NAME
from loopmap.editing.sentence.pasted_table import Row, table_rows
from loopmap.editing.sentence.say import Place, Said, say
from loopmap.editing.sentence.tell import done
from loopmap.errors import EditRefused
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId

MOST_LINES = 1000
"""Lines beyond which a text is surely not meant as sentences."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted text comes to. ``said.change`` parks the lines that were not understood."""

    said: Said
    parked: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What was made and what was not understood, in a sentence or two; "" for nothing."""
        made = done(self.said) if self.said.variables else ""
        parts = [f"{made}."] if made else []
        if self.parked:
            number = len(self.parked)
            lines = "1 line was" if number == 1 else f"{number} lines were"
            wait = "waits" if number == 1 else "wait"
            first = _beginning(self.parked[0])
            parts.append(f"{lines} not understood and {wait} on the parking list: “{first}”")
        return " ".join(parts)


_SHOWN = 60
"""Letters of a parked line that are told."""


def _beginning(line: str) -> str:
    """Whole words, unless the first of them is too long already."""
    words = textwrap.shorten(line, _SHOWN, placeholder="…")
    return line[: _SHOWN - 1] + "…" if words == "…" else words


def say_lines(
    document: Document, map_id: MapId, text: str, new_id: NewId, place: Place | None = None
) -> Pasted:
    """A list of names, causal sentences or a table, said line by line as one step to undo.

    Bullets and numbers before a line do not count. A line that is neither a name nor a
    sentence is parked as an idea. EditRefused for more than MOST_LINES lines.
    """
    rows = _rows(text)
    if len(rows) > MOST_LINES:
        raise EditRefused(f"These are {len(rows)} lines; {MOST_LINES} can be pasted at once.")
    whole, standing, parked = Said(), document, []
    for row in rows:
        sentence = row.sentence or parse(row.text, standing.maps[map_id])
        if not _is_meant(sentence, row):
            parked.append(row.text)
            continue
        said = say(standing, map_id, sentence, new_id)
        standing = standing.apply(said.change)
        whole = _both(whole, said)
    whole, standing = _parked(whole, standing, parked, new_id)
    if place is not None and whole.new:
        moved = move_records(standing, map_id, place(standing.maps[map_id], whole.new))
        whole = _both(whole, Said(moved))
    return Pasted(replace(whole, altered=_standing(whole, document.maps[map_id])), tuple(parked))


def _rows(text: str) -> list[Row]:
    table = table_rows(text)
    if table is not None:
        return table
    return [Row(line, None) for line in lines_of(text)]


def _is_meant(sentence: Sentence, row: Row) -> bool:
    """Whether a line says something that can be drawn, and is not just talk."""
    if not sentence:
        return False
    if any(len(n.text) > LONGEST_NAME for n in sentence.names):
        return False
    return row.sentence is not None or is_meant(sentence, row.text)


def _parked(
    whole: Said, standing: Document, lines: Iterable[str], new_id: NewId
) -> tuple[Said, Document]:
    """The lines on the parking list; one too long for an idea becomes several."""
    for line in lines:
        for piece in textwrap.wrap(line, LONGEST_NAME):
            change = park(standing, piece, new_id)
            standing = standing.apply(change)
            whole = _both(whole, Said(change))
    return whole, standing


def _standing(whole: Said, before: CausalMap) -> tuple[RecordId, ...]:
    """The links that were on the map and have changed."""
    return tuple(link for link in dict.fromkeys(whole.altered) if link in before.links)


def _both(first: Said, then: Said) -> Said:
    return Said(
        first.change.then(then.change),
        first.path + then.path,
        first.added + then.added,
        first.altered + then.altered,
        first.turned + then.turned,
        tuple(dict.fromkeys(first.variables + then.variables)),
        first.new + then.new,
    )
