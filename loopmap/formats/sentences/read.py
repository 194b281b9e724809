"""A text of causal sentences as a map, line by line; each is read with the names so far."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field, replace

from loopmap.analysis.sentences.lines import is_meant, lines_of
from loopmap.analysis.sentences.parse import parse
from loopmap.analysis.sentences.parts import Sentence
from loopmap.errors import FormatError
from loopmap.formats.csv_links import decoded
from loopmap.formats.format import Opened
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.sentences import MARK
from loopmap.formats.sentences.exact import link_in, name_in
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, fold_name
from loopmap.model.records import Idea, Sign, Status

MOST_LINES = 3_000
"""Lines beyond which a text is surely not meant as sentences."""

LONGEST_LINE = 2_000
LONGEST_IDEA = 500

MOST_ASIDES = 60
"""Quotation marks and tags in a line beyond which it is surely no sentence."""

MOST_LETTERS = 2_000_000
MOST_WORK = 100_000_000
"""Letters beside the reasons, squared line by line, that are read within ten seconds: two hundred
times what the largest maps have."""

_ASIDE = re.compile('["“@]')
_REASON = re.compile(r"\"[^\"]*(?:\"|$)|“[^”]*(?:”|$)")


def read(content: bytes, name: str) -> Opened:
    """The map that the sentences say; lines that say nothing wait on the parking list.

    Raises FormatError where no line has a link and the text is not ours.
    """
    try:
        text, warnings = decoded(content)
        whole = DocumentMaker(stem(name))
        reading = _Reading(whole.map(whole.title))
        reading.read(text)
        if not reading.into.links and not reading.ours:
            raise _nothing()
    except FormatError as error:
        error.file = name
        raise
    document = replace(whole.document(), ideas=reading.ideas())
    told = [*warnings, *whole.told.sentences(), *reading.told()]
    return Opened(document, warnings=tuple(told), unplaced=whole.unplaced())


def _length(line: str) -> int:
    """The letters of a line that are looked at for names: without reasons, 0 for what is parked."""
    return 0 if len(line) > LONGEST_LINE else len(" ".join(_REASON.sub(" ", line).split()))


def _nothing() -> FormatError:
    return FormatError(
        "There is no causal sentence in this text.",
        hint="A line such as “Fines + Family strain” or “Fines stop attendance” is one.",
    )


@dataclass
class _Reading:
    """The lines read so far."""

    into: MapMaker
    ours: bool = False
    parked: list[str] = field(default_factory=list)

    def read(self, text: str) -> None:
        first, _, rest = text.partition("\n")
        if first.startswith(MARK):
            self.ours = True
            self.into.is_ours(first.removeprefix(MARK))
            text = rest
        remarks = [line.strip() for line in text.splitlines() if line.startswith("#")]
        said = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        lines = lines_of(said)
        if max(len(lines), len(remarks)) > MOST_LINES:
            raise FormatError(f"The text has more than {MOST_LINES:,} lines.")
        if len(said) > MOST_LETTERS or sum(_length(line) ** 2 for line in lines) > MOST_WORK:
            raise FormatError("The text is too long to be read as causal sentences.")
        for remark in remarks:
            self._name(remark)
        for line in lines:
            self._line(line)
        for remark in remarks:
            self._link(remark)

    def _line(self, line: str) -> None:
        """What one line says; the names on the map so far are known in it."""
        if len(line) > LONGEST_LINE or len(_ASIDE.findall(line)) > MOST_ASIDES:
            self.parked.append(line[:LONGEST_LINE])
            return
        sentence = parse(line, self._so_far())
        if sentence.is_note:
            self.into.note(sentence.reason)
        elif is_meant(sentence, line):
            self._say(sentence)
        else:
            self.parked.append(line)

    def _so_far(self) -> CausalMap:
        return CausalMap(self.into.info, {"variables": self.into.variables})

    def _say(self, sentence: Sentence) -> None:
        ids = [self.into.named(name.text) for name in sentence.names]
        keys = [fold_name(clean_name(name.text)) for name in sentence.names]
        for said in sentence.links:
            self.into.link(
                keys[said.source],
                keys[said.target],
                said.sign or Sign.UNKNOWN,
                delayed=said.delayed,
                delay_length=said.delay_length,
                reason=said.reason,
                status=Status.ASSUMED if sentence.assumed else None,
            )
        if sentence.group:
            group = self.into.group(fold_name(sentence.group), sentence.group)
            for each in ids:
                self.into.change(each, group=self.into.variables[each].group or group)
        if sentence.reason and len(ids) == 1:
            self.into.change(ids[0], meaning=self.into.variables[ids[0]].meaning or sentence.reason)

    def _name(self, remark: str) -> None:
        name = name_in(remark)
        if name is not None and clean_name(name):
            self.into.named(name)

    def _link(self, remark: str) -> None:
        said = link_in(remark)
        if said is None or not clean_name(said.source) or not clean_name(said.target):
            return
        ends = [self.into.called(name) for name in (said.source, said.target)]
        self.into.link(ends[0], ends[1], said.sign, delayed=said.delayed, reason=said.reason)

    def ideas(self) -> dict[RecordId, Idea]:
        """The lines that were not understood, as parked ideas."""
        pieces = [piece for line in self.parked for piece in textwrap.wrap(line, LONGEST_IDEA)]
        return {
            RecordId(f"i{n}"): Idea(RecordId(f"i{n}"), piece, float(n))
            for n, piece in enumerate(pieces, start=1)
        }

    def told(self) -> list[str]:
        """A sentence on the lines that were not understood."""
        if not self.parked:
            return []
        number = len(self.parked)
        lines = "1 line was" if number == 1 else f"{number} lines were"
        wait = "waits" if number == 1 else "wait"
        first = textwrap.shorten(self.parked[0], 60, placeholder="…")
        return [f"{lines} not understood and {wait} on the parking list: “{first}”."]
