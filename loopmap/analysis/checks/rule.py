"""What a rule is: what it looks for, how much that matters and why, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from loopmap.analysis.checks.finding import Finding, Severity
from loopmap.analysis.loop_labels import NO_LABELS, LabelBook, label_loops
from loopmap.analysis.loop_views.key_loops import key_loops
from loopmap.analysis.loops import Loop, LoopList
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.model.document import CausalMap
from loopmap.model.made_once import made_once


@dataclass(frozen=True)
class Facts:
    """A map and what is known of it.

    ``loops``: those already found, None where nobody looked; ``book``: what they are called.
    ``earlier``: the map that this one was made from. ``publish``: the map is to leave the
    room, so what is still open matters too.
    """

    causal_map: CausalMap
    loops: LoopList | None = None
    book: LabelBook = field(default=NO_LABELS)
    earlier: CausalMap | None = None
    publish: bool = False

    @made_once
    def labels(self) -> LabelBook:
        """What the loops are called, those without a label called too."""
        if self.loops is None:
            return self.book
        return label_loops(self.causal_map, self.loops, self.book)

    @made_once
    def shown(self) -> tuple[Loop, ...]:
        """The loops listed, and those that people named beyond the list."""
        return () if self.loops is None else all_loops_shown(self.causal_map, self.loops)

    @made_once
    def key_loops(self) -> tuple[Loop, ...]:
        """The few loops to look at first."""
        named = {key for key, label in self.labels.labels.items() if label.name}
        return key_loops(self.causal_map, self.shown, named)

    def called(self, loop: Loop) -> str:
        """A loop's label, with its name where it has one: “R1, Fines trap”."""
        label = self.labels.of(loop)
        return f"{label.label}, {label.name}" if label.name else label.label

    @property
    def of_those_found(self) -> str:
        """What has to be added to a claim about all loops where not all were listed."""
        if self.loops is None or self.loops.complete:
            return ""
        return f" Only loops of up to {self.loops.complete_to_length} links were all looked at."


Found = Iterator[Finding]


@dataclass(frozen=True)
class Rule:
    """One check. ``levels``: how severe its findings may be; ``reason``: why anybody should care.

    ``mends``: whether some of its findings come with a mend. ``publish``: looked at only
    before a map leaves the room. ``needs_loops``: finds nothing before loops were found.
    ``many``: how findings of it are told as one where they are many, with {n} and {names}.
    """

    id: str
    about: str
    levels: tuple[Severity, ...]
    reason: str
    find: Callable[[Facts], Found]
    mends: bool = False
    publish: bool = False
    needs_loops: bool = False
    many: str = ""
