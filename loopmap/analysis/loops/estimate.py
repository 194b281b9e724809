"""How many loops a map has at least, by random walks, where listing them all is hopeless.

Knuth's estimate of the size of a search tree (Math. Comp. 29:122, 1975, doi
10.1090/S0025-5718-1975-0373371-6): from each root walk at random among the variables
that may follow, multiplying by the number of choices; each link back to the root adds
the product. The mean over walks is an unbiased estimate that is never negative, so by
Markov's inequality a map has more than a tenth of it with at least 90 % confidence.
"""

from __future__ import annotations

import random
from collections.abc import Generator, Sequence
from typing import NamedTuple

from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring

SEED = 1975
"""Walks are drawn from a fixed seed: the same map gives the same sentence everywhere."""
PILOTS = 2
"""Rounds that only measure what a round costs. Their sums are not used: a number of rounds
that depended on what they found would no longer be fair."""


class _Root(NamedTuple):
    wiring: Wiring
    place: int
    home: int
    """The places that are on a loop with it, when those before it are taken away."""


def more_than(snapshot: Snapshot, probes: int, meter: Meter) -> Generator[None, None, int | None]:
    """A number the map's loops exceed with at least 90 % confidence; None when time ran out.

    About ``probes`` steps of walks, one walk from each root in a round, at least one
    round. Rounded down to one significant figure. Pauses after each root and each walk.
    """
    draw = random.Random(SEED)  # noqa: S311 - an estimate, not a secret
    roots = []
    for wiring in snapshot.wirings:
        for place, allowed in wiring.roots:
            home = wiring.home(place, allowed)
            if home.bit_count() > 1:
                roots.append(_Root(wiring, place, home))
            yield
    steps = yield from _rounds(roots, PILOTS, draw, meter)
    if steps is None:
        return None
    rounds = max(1, probes * PILOTS // max(1, steps[0]))
    walked = yield from _rounds(roots, rounds, draw, meter)
    return None if walked is None else _round_down(walked[1] // (rounds * 10))


def _rounds(
    roots: Sequence[_Root], rounds: int, draw: random.Random, meter: Meter
) -> Generator[None, None, tuple[int, int] | None]:
    """Steps and sum of a number of rounds; None when time ran out."""
    steps = total = 0
    for _ in range(rounds):
        for root in roots:
            taken, closed = _walk(root, draw)
            steps, total = steps + taken, total + closed
            yield
        if meter.is_late():
            return None
    return steps, total


def _walk(root: _Root, draw: random.Random) -> tuple[int, int]:
    """One walk from the root: its steps, and the sum of the products where it could close."""
    after = root.wiring.after
    root_bit = 1 << root.place
    here, left = root.place, root.home ^ root_bit
    weight, closed, steps = 1, 0, 0
    while True:
        steps += 1
        following = after[here]
        if following & root_bit:
            closed += weight
        choices = following & left
        if not choices:
            return steps, closed
        number = choices.bit_count()
        weight *= number
        bit = _one_of(choices, draw.randrange(number))
        here = bit.bit_length() - 1
        left ^= bit


def _one_of(choices: int, number: int) -> int:
    """The bit of that number, from 0 for the lowest."""
    for _ in range(number):
        choices &= choices - 1
    return choices & -choices


def _round_down(number: int) -> int:
    """The number cut to its first figure.

    >>> _round_down(2_834_576)
    2000000
    """
    size = int(10 ** (len(str(number)) - 1))
    return number // size * size
