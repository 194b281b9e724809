"""One history of labelled changes, with its place in it and the place last saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from loopmap.model.change import Change
from loopmap.model.ids import MapId, RecordId

Selection = frozenset[RecordId]


@dataclass(frozen=True, slots=True)
class Done:
    """A step a person would name: its label, its change, and what was selected around it.

    ``merge`` joins steps of one gesture or one stay in a text field: a step whose
    ``merge`` equals that of the step before it becomes part of that step.
    """

    label: str
    change: Change
    map: MapId
    selection_before: Selection
    selection_after: Selection
    merge: str | None = None


@dataclass
class History:
    """Done and undone steps. ``saved_at`` is the number of steps done when last saved."""

    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)
    saved_at: int | None = 0

    @property
    def is_saved(self) -> bool:
        """Whether the document stands exactly as last saved."""
        return self.saved_at == len(self.done)

    def push(self, step: Done) -> None:
        """Record a step; what was undone is gone."""
        if self.saved_at is not None and self.saved_at > len(self.done):
            self.saved_at = None
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if last and step.merge is not None and last.merge == step.merge and not self.is_saved:
            self._merge(last, step)
            return
        self.done.append(step)

    def _merge(self, last: Done, step: Done) -> None:
        """Make one step of two; two that cancel each other out leave none."""
        change = last.change.then(step.change)
        if change:
            self.done[-1] = replace(last, change=change, selection_after=step.selection_after)
        else:
            self.done.pop()

    def step_back(self) -> Done:
        """The step to take back; IndexError when there is none."""
        step = self.done.pop()
        self.undone.append(step)
        return step

    def step_forward(self) -> Done:
        """The step to do again; IndexError when there is none."""
        step = self.undone.pop()
        self.done.append(step)
        return step

    def mark_saved(self) -> None:
        """Say that the document as it stands is on disk."""
        self.saved_at = len(self.done)

    def end_merging(self) -> None:
        """Let the next step start afresh even if its ``merge`` is that of the last."""
        if self.done:
            self.done[-1] = replace(self.done[-1], merge=None)
