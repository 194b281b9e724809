"""``loopmap simulate`` over many draws: chunk by chunk, here or on Dask's workers.

Ctrl+C gives the answer of the chunks that are done, which says that it is partial.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from loopmap.model.behaviour import DRAWS_IN_MEMORY

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap
    from loopmap.model.records import Scenario
    from loopmap.model.token import Token
    from loopmap.simulation import RunSettings
    from loopmap.simulation.many import Many
    from loopmap.simulation.many.fold import Doing

IN_MEMORY = DRAWS_IN_MEMORY
"""Up to so many draws of each way of drawing are run at once and held."""


def add_many(parser: argparse.ArgumentParser) -> None:
    """Let chunks be counted by others."""
    parser.add_argument(
        "--workers",
        metavar="N",
        type=int,
        help="count chunks of draws in N processes of this machine, with Dask (an optional"
        " extra); the answer is the same for any number",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="count them on the workers of a Dask scheduler, as tcp://host:8786; only one you"
        " trust: Dask hands over Python objects",
    )


def is_many(options: argparse.Namespace) -> bool:
    """Whether draws are counted chunk by chunk rather than held."""
    return options.draws > IN_MEMORY or options.workers is not None or bool(options.scheduler)


def count_many(
    options: argparse.Namespace,
    causal_map: CausalMap,
    scenarios: Sequence[Scenario],
    settings: RunSettings,
) -> Many:
    """Count all draws, telling how far it has got; Ctrl+C stops with what there is."""
    from loopmap.model.token import Token
    from loopmap.simulation import Question
    from loopmap.simulation.many import compare_many

    token = Token()
    asked = Question(causal_map, settings, token)
    with stopped_by_hand(token), whoever_counts(options) as do:
        return compare_many(asked, scenarios, do, progress(settings.draws))


@contextmanager
def whoever_counts(options: argparse.Namespace) -> Iterator[Doing]:
    """Whoever is asked to count: this process, workers of this machine or those of a scheduler."""
    from loopmap.errors import SimulationError
    from loopmap.simulation.many import here

    if options.workers is not None and options.scheduler:
        raise SimulationError("Either --workers or --scheduler, not both.")
    with ExitStack() as stack:
        do: Doing = here
        if options.scheduler:
            from loopmap.simulation.many.cluster import scheduler_at

            do = stack.enter_context(scheduler_at(options.scheduler))
        elif options.workers is not None:
            from loopmap.simulation.many.cluster import local_workers

            # Workers are begun deaf to Ctrl+C, which stops us: they then finish what they do.
            hearing = signal.signal(signal.SIGINT, signal.SIG_IGN)
            try:
                do = stack.enter_context(local_workers(options.workers))
            finally:
                signal.signal(signal.SIGINT, hearing)
        yield do


@contextmanager
def stopped_by_hand(token: Token) -> Iterator[None]:
    """Ctrl+C cancels the token; a second one ends the program as ever."""

    def hear(_: int, __: object) -> None:
        signal.signal(signal.SIGINT, before)
        token.cancel()

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def progress(wanted: int, what: str = "draws") -> Callable[[int], None]:
    """Tells on standard error how many are done, where somebody sits before it."""
    if not sys.stderr.isatty():
        return lambda _: None

    def tell(done: int) -> None:
        end = "\n" if done == wanted else ""
        text = f"\r{done:,} of {wanted:,} {what}; Ctrl+C answers from those done"
        print(text, end=end, file=sys.stderr, flush=True)

    return tell


def keys_of_many(many: Many) -> dict[str, Any]:
    """What programs are told besides: how many draws were wanted, and how near figures come."""
    from loopmap.simulation.many.sketches import NEAR

    return {
        "partial": many.is_partial,
        "draws_wanted": many.wanted,
        "accuracy": {"share": 0.0, "course": NEAR, "deciding_area": round(many.area_off, 6)},
    }


def print_partial(many: Many) -> None:
    """That not all draws are counted, where that is so."""
    from loopmap.simulation.many.words import tell_partial

    if many.is_partial:
        print(tell_partial(many), end="\n\n")


def print_accuracy(many: Many) -> None:
    """Which figures are exact, and how near the others come."""
    from loopmap.simulation.many.words import tell_accuracy

    for sentence in tell_accuracy(many):
        print(sentence)
