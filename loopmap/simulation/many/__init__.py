"""Scenarios over more draws than fit into memory: chunk by chunk, by one process or by many.

What is kept of a chunk are whole numbers (how many draws rose, fell, ended in which bin),
so that a sum of chunks is exact and the same whoever made them, and in whatever order.
`compare_many` is the front door; ``here`` counts in this process, ``cluster`` on Dask's.
"""

from __future__ import annotations

from loopmap.simulation.many.fold import Many, compare_many, here
from loopmap.simulation.many.job import CHUNK, Job

__all__ = ["CHUNK", "Job", "Many", "compare_many", "here"]
