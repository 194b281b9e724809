"""Room for many matrices, cleared a few at a time.

The first writing to fresh memory costs as much as some work on it, and no other thread comes to
its turn meanwhile: tens of milliseconds for all of it at once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe

_AT_ONCE = 100_000
"""Numbers cleared between two looks at whether the work may go on."""


def cleared(matrices: int, size: int) -> NDArray[np.float64]:
    """So many square matrices of zeros. O(matrices · size²)."""
    made = np.empty((matrices, size, size))
    few = max(1, _AT_ONCE // max(1, size**2))
    for start in range(0, matrices, few):
        breathe()
        made[start : start + few] = 0.0
    return made
