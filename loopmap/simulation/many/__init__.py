"""Scenarios over more draws than fit into memory: chunk by chunk, by one process or by many.

What is kept of a chunk are whole numbers (how many draws rose, fell, ended in which bin),
so that a sum of chunks is exact and the same whoever made them, and in whatever order.
`compare_many` is the front door; ``here`` counts in this process, ``cluster`` on Dask's.

Start reading at `fold.py`: more draws than fit into memory: `job.py` what is asked, `chunk.py`
some draws counted in whole numbers (`counts.py`, `sketches.py`), `answer.py` the comparison made
of the sums; `sweep.py` one thing turned step by step, `models.py` the same and many draws for
equations; `cluster.py` hands chunks to Dask's workers (`local_cluster.py` begins them here).
"""

from __future__ import annotations

from loopmap.simulation.many.fold import Many, compare_many, here
from loopmap.simulation.many.job import CHUNK, Job

__all__ = ["CHUNK", "Job", "Many", "compare_many", "here"]
