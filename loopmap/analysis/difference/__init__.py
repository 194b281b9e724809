"""What differs between two maps: today and the future, or one table's map and another's.

Start reading at `find.py`: what differs between two maps, as values (`differing.py`): which
records are the same (`same.py`; `under_ids.py` for the picture of maps of two files), what of
links (`of_links.py`) and besides (`besides.py`, `besides_kept.py`), loops that come, go, turn or
slow (`loops.py`), sentences (`told.py`, `told_loops.py`), what has to change (`to_do.py`), what
no loop keeps going (`sustaining.py`).
"""

from loopmap.analysis.difference.differing import Difference, Differing, LoopDiffering, LoopsBetween
from loopmap.analysis.difference.find import find_difference
from loopmap.analysis.difference.loops import loops_between
from loopmap.analysis.difference.sustaining import Sustaining, sustaining
from loopmap.analysis.difference.ways import LoopWay, Way

__all__ = [
    "Difference",
    "Differing",
    "LoopDiffering",
    "LoopWay",
    "LoopsBetween",
    "Sustaining",
    "Way",
    "find_difference",
    "loops_between",
    "sustaining",
]
