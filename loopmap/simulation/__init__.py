"""What happens if …? Runs straight from a causal map, over many draws of strengths and delays.

`compare` is the front door. A map needs no equations: every variable is a
deviation from today, settles to a saturating function of its causes, and nothing
happens without an intervention. Models with equations stand in ``stock_flow``; what
loops do in either is asked of ``dominance``.
"""

from __future__ import annotations

from loopmap.simulation.classes import Certainty, Course, Direction, Size
from loopmap.simulation.compare import compare
from loopmap.simulation.question import (
    DEFAULT_DRAWS,
    DEFAULT_HORIZON,
    USUAL,
    Question,
    RunSettings,
)
from loopmap.simulation.results import (
    Band,
    Comparison,
    DecidingLink,
    Outcome,
    Paired,
    ScenarioResult,
)

__all__ = [
    "DEFAULT_DRAWS",
    "DEFAULT_HORIZON",
    "USUAL",
    "Band",
    "Certainty",
    "Comparison",
    "Course",
    "DecidingLink",
    "Direction",
    "Outcome",
    "Paired",
    "Question",
    "RunSettings",
    "ScenarioResult",
    "Size",
    "compare",
]
