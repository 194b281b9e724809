"""Which loops make things move, and when: Loops That Matter, on arrays of a run.

Schoenberg, Davidsen and Eberlein 2020, System Dynamics Review 36(2), 158-190
(doi:10.1002/sdr.1658), with the correction of links from flows to stocks by Schoenberg,
Hayward and Eberlein 2023, System Dynamics Review 39(2), 140-151 (doi:10.1002/sdr.1728).

A score belongs to the interval that begins at its time: the change from t to t + dt. It
is defined on the values at both ends, whatever carried the run from one to the other.
Nothing here knows of maps or equations: `scores` takes changes, `relative` loops of links.

Start reading at `scores.py`: loops that matter, on plain arrays: scores, relative scores, leading
loops, strongest paths, what comes from outside.
"""

from __future__ import annotations

from loopmap.simulation.dominance.outside import outside_share
from loopmap.simulation.dominance.periods import Period, dominant, periods
from loopmap.simulation.dominance.relative import relative_scores
from loopmap.simulation.dominance.scores import (
    Scores,
    flow_scores,
    link_scores,
    path_scores,
    pieces,
)
from loopmap.simulation.dominance.strongest import strongest_loops

__all__ = [
    "Period",
    "Scores",
    "dominant",
    "flow_scores",
    "link_scores",
    "outside_share",
    "path_scores",
    "periods",
    "pieces",
    "relative_scores",
    "strongest_loops",
]
