"""What people take on of the way from one map to the next: who, what next, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Owned:
    """A change that somebody owns, in words of people.

    ``change`` says which (`loopmap.analysis.difference.to_do`). ``owner`` is a role, not a
    name; ``step`` is what comes next, ``due`` when it should be done.
    """

    change: str
    owner: str = ""
    step: str = ""
    due: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def told(self) -> str:
        """All of it in a line: "Head of year. Next: ask the parents. By June."."""
        due = self.due.strip().removeprefix("by ").removeprefix("By ")
        due = f"By {due}" if due else ""
        parts = (self.owner, f"Next: {self.step.strip()}" if self.step.strip() else "", due)
        return " ".join(f"{part.strip().rstrip('.')}." for part in parts if part.strip())
