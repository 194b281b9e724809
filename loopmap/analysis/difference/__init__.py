"""What differs between two maps: today and the future, or one table's map and another's."""

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
