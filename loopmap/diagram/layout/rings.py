"""Distances at which loops are circles."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from loopmap.diagram.layout.net import Floats, Ring

LONGEST = 16
"""Loops of more links than this are left to the stress: nobody reads them as one circle."""


def round_off(
    loops: Sequence[Ring], distances: Floats, weights: Floats, length: float
) -> tuple[Floats, Floats]:
    """Distances and weights in which every loop wants to be a regular polygon.

    Members ``h`` steps apart on a loop of ``k`` want the chord 2R sin(pi h / k), with
    R such that neighbours are ``length`` apart. An earlier loop outranks a later one.
    """
    wanted, heavy = distances.copy(), weights.copy()
    taken = np.zeros(distances.shape, dtype=bool)
    for loop in loops:
        k = len(loop)
        if not 3 <= k <= LONGEST:
            continue
        diameter = length / math.sin(math.pi / k)
        for h in range(1, k // 2 + 1):
            chord = diameter * math.sin(math.pi * h / k)
            for i in range(k):
                a, b = loop[i], loop[(i + h) % k]
                if not taken[a, b]:
                    wanted[a, b] = wanted[b, a] = chord
                    heavy[a, b] = heavy[b, a] = max(heavy[a, b], 1.5 * (length / chord) ** 2)
                    taken[a, b] = taken[b, a] = True
    return wanted, heavy
