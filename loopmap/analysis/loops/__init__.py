"""Loops of a map: found shortest first, within a budget, saying how far the list is complete.

Start reading at `search.py`: loops shortest first within budgets in steps; `loop.py` is what is
found and how far it is complete; `all_loops.py` proves a list complete, `by_length.py` lists what
cannot be; `keep_up.py` follows edits, `through.py` looks at one variable or link, `deep.py` goes
on for a file; `direct.py`, `strongest.py`, `independent.py` are smaller sets, which the window
(`ui/sought_loops.py`) and the command line ask for by `loop_views/sets.py`.
"""

from loopmap.analysis.loops.along import loop_along, standing, still_standing
from loopmap.analysis.loops.budget import Budget, Stop
from loopmap.analysis.loops.deep import Depth, search_deep
from loopmap.analysis.loops.direct import direct_loops
from loopmap.analysis.loops.independent import Independent, independent_loops
from loopmap.analysis.loops.keep_up import keep_up
from loopmap.analysis.loops.loop import Loop, LoopKey, LoopKind, LoopList
from loopmap.analysis.loops.search import find_loops, search
from loopmap.analysis.loops.strongest import SHARE, Strongest, strongest_loops
from loopmap.analysis.loops.through import loops_through
from loopmap.analysis.loops.unsettled import Unsettled, unsettled_links

__all__ = [
    "SHARE",
    "Budget",
    "Depth",
    "Independent",
    "Loop",
    "LoopKey",
    "LoopKind",
    "LoopList",
    "Stop",
    "Strongest",
    "Unsettled",
    "direct_loops",
    "find_loops",
    "independent_loops",
    "keep_up",
    "loop_along",
    "loops_through",
    "search",
    "search_deep",
    "standing",
    "still_standing",
    "strongest_loops",
    "unsettled_links",
]
