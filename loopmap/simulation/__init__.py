"""What happens if …? Runs straight from a causal map, over many draws of strengths and delays.

`compare` is the front door. A map needs no equations: every variable is a
deviation from today, settles to a saturating function of its causes, and nothing
happens without an intervention. Models with equations stand in ``stock_flow``; what
loops do in either is asked of ``dominance``.

Start reading at `compare.py`: what if, straight from a map: `map_model.py` the map as numbers,
`plan.py` a scenario as phases, `draws.py` strengths and delays at random, `wiring.py` and
`stepper.py` the dynamics, `ensemble.py` runs, `settling.py` runaways, `certificate.py` what is
certain, `classes.py` how sure, `deciding.py` which links decide, `press.py` where pushes settle,
`facts.py` what is known, `pairs.py` two scenarios, `tornado.py` one thing at a time,
`running_away.py` which loops make draws run away, `why.py` what an answer rests on,
`side_by_side.py` two scenarios or two maps, `fingerprint.py` whether a map has changed,
`loop_power.py` which loops carry it (`editing/carrying.py` says it, `editing/loop_shares.py` who
leads when, `editing/loop_chart.py` as a picture, `ui/panels/loops_page.py` shows it).
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
