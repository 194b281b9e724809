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
    """Done and undone steps. ``saved_at`` is the number of steps done when last saved.

    ``writing_at`` is the same of what is being written to the file just now, if anything is.
    """

    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)
    saved_at: int | None = 0
    writing_at: int | None = None

    @property
    def is_saved(self) -> bool:
        """Whether the document stands exactly as last saved."""
        return self.saved_at == len(self.done)

    def push(self, step: Done) -> None:
        """Record a step; what was undone is gone."""
        self.saved_at, self.writing_at = map(self._still_there, (self.saved_at, self.writing_at))
        self.undone.clear()
        last, stays = self.done[-1] if self.done else None, self._is_on_its_way_to_a_file
        if last and step.merge is not None and last.merge == step.merge and not stays:
            self._merge(last, step)
            return
        self.done.append(step)

    @property
    def _is_on_its_way_to_a_file(self) -> bool:
        """Whether the last step is the last of what is in a file, or will be."""
        return len(self.done) in (self.saved_at, self.writing_at)

    def _still_there(self, steps: int | None) -> int | None:
        """A number of steps done, None where the last of them has been undone and goes now."""
        return None if steps is not None and steps > len(self.done) else steps

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

    def begin_writing(self) -> None:
        """Say that the document as it stands is being written."""
        self.writing_at = len(self.done)

    def end_writing(self, *, worked: bool) -> None:
        """Say that what was being written is on disk, or that it is not."""
        if worked:
            self.saved_at = self.writing_at
        self.writing_at = None

    def end_merging(self) -> None:
        """Let the next step start afresh even if its ``merge`` is that of the last."""
        if self.done:
            self.done[-1] = replace(self.done[-1], merge=None)
