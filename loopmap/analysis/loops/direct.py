"""Direct loops: those that no link between two of their own variables cuts short.

Unlike other small sets of loops they are one set, without ties to break, and few enough
to be listed where listing all is hopeless. They need not pass every link.
"""

from __future__ import annotations

from collections.abc import Generator

from loopmap.analysis.loops.bounds import Cycle, all_or_by_bounds
from loopmap.analysis.loops.budget import Budget, Meter
from loopmap.analysis.loops.loop import LoopList
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring


def direct_loops(snapshot: Snapshot, budget: Budget) -> Generator[None, None, LoopList]:
    """The direct loops of a map, shortest first, as far as the budget goes; pauses often.

    ``complete`` means that these are all direct ones. A link from a variable to itself is
    one, and cuts no other short.
    """

    def within(bound: int, found: list[Cycle], meter: Meter) -> Generator[None, None, None]:
        for wiring in snapshot.wirings:
            for root, allowed in wiring.roots:
                yield from _through(wiring, root, allowed, bound, (found, meter))
                if meter.stopped_by is not None:
                    return

    alone: list[Cycle] = [(snapshot.sources[link],) for link in snapshot.self_links]
    size = max((wiring.size for wiring in snapshot.wirings), default=1)
    return (yield from all_or_by_bounds(snapshot, within, size, alone, budget))


def _through(
    wiring: Wiring, root: int, allowed: int, bound: int, into: tuple[list[Cycle], Meter]
) -> Generator[None, None, None]:
    """Direct loops through the root: paths that no earlier step and no way back cuts short."""
    found, meter = into
    after, before, root_bit = wiring.after, wiring.before, 1 << root
    near = [layer & allowed for layer in wiring.near(root, bound)]
    last = len(near) - 1
    # The root's own successors may stand only at the first place after it.
    stack = [after[root] & near[min(bound - 1, last)]]
    barred = [after[root]]
    path, steps = [root], bound
    while stack:
        choices = stack[-1]
        if not choices:
            stack.pop()
            barred.pop()
            path.pop()
            continue
        bit = choices & -choices
        stack[-1] = choices ^ bit
        steps += 1
        if steps >= Meter.PAUSE:
            if meter.spend(steps, len(found)):
                return
            steps = 0
            yield
        here = bit.bit_length() - 1
        if after[here] & root_bit:
            found.append(wiring.cycle([*path, here]))
            continue
        # What leads back to here, and later what here leads to, would cut the loop short.
        ban = barred[-1] | before[here]
        left = bound - len(stack)
        following = after[here] & near[min(left - 1, last)] & ~ban if left > 1 else 0
        if following:
            stack.append(following)
            barred.append(ban | after[here])
            path.append(here)
    meter.spend(steps, len(found))
