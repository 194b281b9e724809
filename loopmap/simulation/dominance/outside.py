"""How much of the change comes from outside the loops: driven, rather than driving itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe

Floats = NDArray[np.float64]


def outside_share(
    partial: Floats, targets: Sequence[int], from_outside: Sequence[bool], members: Sequence[int]
) -> Floats:
    """Share of the change of a part's variables that comes from outside it, by times, 0 to 1.

    ``partial``: the change each link alone makes, links by times (and draws); a push is a link
    from outside. ``members``: the variables of the part. Each variable that changes counts
    alike, whatever its unit. 0 where nothing changes.
    """
    size, outside = np.abs(partial), np.asarray(from_outside, dtype=np.bool_)
    target = np.asarray(targets)
    total, counted = np.zeros(partial.shape[1:]), np.zeros(partial.shape[1:])
    for member in members:
        breathe()
        into = target == member
        whole = size[into].sum(axis=0)
        driven = size[into & outside].sum(axis=0)
        total += np.divide(driven, whole, out=np.zeros_like(whole), where=whole > 0)
        counted += whole > 0
    return np.divide(total, counted, out=np.zeros_like(total), where=counted > 0)
