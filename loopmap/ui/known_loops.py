"""The loops that the window knows of, handed to a job that may have to look itself."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.editing.what_if import KnownLoops, known_loops
from loopmap.model.document import CausalMap
from loopmap.ui.loop_watch import LoopWatch


def known_in(watch: LoopWatch) -> Callable[[CausalMap], KnownLoops]:
    """What to ask for the loops of a map, on any thread: a snapshot of what is known now.

    Loops and labels are the watch's where they fit together, else found afresh.
    """
    loops, labels = watch.loops, dict(watch.book.labels)

    def known(causal_map: CausalMap) -> KnownLoops:
        if loops is not None and all(loop.key in labels for loop in loops.loops):
            return KnownLoops(loops, labels)
        return known_loops(causal_map, loops)

    return known
