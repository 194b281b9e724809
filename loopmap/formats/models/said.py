"""What a file says of a model beside its equations, and what is to be told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from loopmap.expr.names import CanonicalName
from loopmap.formats.guess import Guess, Told
from loopmap.formats.models.picture import Ends
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Sign


@dataclass(slots=True)
class Said:
    """What was said, and what is told.

    ``format_id`` is under what id things are kept; ``signs`` are causes named without an
    equation, with their signs; ``bounds`` and ``of`` belong to single variables; ``spaces``:
    names are written with ``_`` for blanks; ``told`` answers guesses. ``evidence``,
    ``guesses``, ``warnings`` and ``left_out`` are gathered while maps are made.
    """

    format_id: str
    signs: Mapping[Ends, Sign] = field(default_factory=dict)
    bounds: Mapping[CanonicalName, tuple[float, float]] = field(default_factory=dict)
    of: Mapping[CanonicalName, Mapping[str, Any]] = field(default_factory=dict)
    spaces: bool = True
    told: Told = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    evidence: dict[RecordId, Evidence] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
