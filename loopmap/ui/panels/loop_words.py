"""What the card of a loop says: its label, its title, its summary, and the loop told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loop_names import default_names, participation
from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loop_views.folding import Fold
from loopmap.analysis.loops import Loop, LoopKey, LoopList
from loopmap.analysis.named_loops import gap_in, why_broken
from loopmap.analysis.telling import kind_in_words, tell_loop
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop
from loopmap.ui.loop_choice import Entry

NEW = "New"
SUMMARY_JOINT = " · "
_NAMED_TOGETHER = 150
"""The default names of so many, from the top of the list, are kept from reading the same."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a card says. ``told`` says what broke it where ``is_broken``.

    ``is_fold``: no loop, but the longer ways round of the one before. ``is_new``: nobody has
    looked at it yet. ``mendable``: the missing link of a broken loop can be drawn again.
    """

    label: str
    title: str
    is_named: bool
    summary: str
    told: str
    story: str = ""
    is_broken: bool = False
    is_fold: bool = False
    is_new: bool = False
    mendable: bool = False

    def aloud(self) -> str:
        """The whole card for a screen reader."""
        if self.is_fold:
            return self.title
        story = f" {self.story}" if self.story else ""
        new = f"{NEW}. " if self.is_new else ""
        return f"{new}{self.label}: {self.title}. {self.summary}. {self.told}{story}"


@dataclass(frozen=True, slots=True)
class Reading:
    """How loops are told: from a rise or a fall, in a sentence or in full."""

    rising: bool = True
    in_full: bool = False


class LoopWords:
    """Words for the entries of one list of loops. ``is_new``: nobody has looked at it yet.

    ``step`` is the loop that is walked and the sentence of its step, told in place of the
    whole; ``reading`` is how the others are told.
    """

    def __init__(self, is_new: Callable[[Loop], bool]) -> None:
        self.reading = Reading()
        self.step: tuple[LoopKey, str] = ((), "")
        self._is_new = is_new
        self._map: CausalMap | None = None
        self._list, self._book = LoopList(), LabelBook()
        self._entries: Sequence[Entry] = ()
        self._names: dict[LoopKey, str] | None = None
        self._counted: LoopList | None = None
        self._lies_on: Mapping[RecordId, int] = {}

    def take(
        self, causal_map: CausalMap, loops: LoopList, book: LabelBook, entries: Sequence[Entry]
    ) -> None:
        """Speak of another list."""
        self._list, self._book, self._entries = loops, book, entries
        self._map, self._names = causal_map, None

    def is_plain(self, causal_map: CausalMap, book: LabelBook) -> bool:
        """Whether nobody named a loop, on this map or before, and the labels are the same."""
        plain = self._map is not None and not self._map.loops and not causal_map.loops
        return plain and book is self._book

    def label(self, entry: Entry) -> str:
        """The label of a loop; "" for a fold."""
        if isinstance(entry, Loop):
            return self._book.of(entry).label
        return entry.label if isinstance(entry, NamedLoop) else ""

    def title(self, entry: Entry) -> str:
        """The title of a card."""
        if isinstance(entry, Loop):
            return self._book.of(entry).name or self._default_name(entry)
        return entry.words if isinstance(entry, Fold) else entry.name or "Unnamed loop"

    def row(self, entry: Entry) -> Row:
        """All that the card of an entry says."""
        title = self.title(entry)
        if isinstance(entry, Fold):
            return Row("", title, False, "", "", is_fold=True)
        if isinstance(entry, NamedLoop):
            return self._broken(entry, title)
        label = self._book.of(entry)
        return Row(
            label.label,
            title,
            bool(label.name),
            _summary(entry, label.was),
            self._told(entry),
            self._story(entry),
            is_new=self._is_new(entry),
        )

    def _broken(self, entry: NamedLoop, title: str) -> Row:
        causal_map = self._here()
        why, mendable = why_broken(causal_map, entry.links), gap_in(causal_map, entry.links)
        return Row(
            entry.label, title, True, "Broken", why, entry.story, True, mendable=bool(mendable)
        )

    def _default_name(self, loop: Loop) -> str:
        causal_map = self._here()
        if self._names is None:
            if self._counted is not self._list:
                self._counted, self._lies_on = self._list, participation(self._list)
            loops = [entry for entry in self._entries if isinstance(entry, Loop)]
            self._names = default_names(causal_map, loops[:_NAMED_TOGETHER], self._lies_on)
        if loop.key not in self._names:
            self._names |= default_names(causal_map, [loop], self._lies_on)
        return self._names[loop.key]

    def _told(self, loop: Loop) -> str:
        walked, step = self.step
        if walked == loop.key and step:
            return step
        rising = self.reading.rising
        if self.reading.in_full:
            return tell_loop_paragraph(self._here(), loop, rising=rising)
        return tell_loop(self._here(), loop, rising=rising, with_kind=False)

    def _story(self, loop: Loop) -> str:
        records = self._here().loops.values()
        return next((record.story for record in records if record.links == loop.key), "")

    def _here(self) -> CausalMap:
        assert self._map is not None, "a list was taken before a card is told"
        return self._map


def _summary(loop: Loop, was: str) -> str:
    """What kind it is, what it was called, how long it is: what matters most comes first."""
    links = "1 link" if loop.length == 1 else f"{loop.length} links"
    parts = (capitalised(kind_in_words(loop)), f"was {was}" if was else "", links)
    return SUMMARY_JOINT.join(part for part in parts if part)
