"""Chunks counted by Dask's workers: on this machine, or wherever a scheduler has some.

Dask is an optional extra and imported when it is asked for; only then is a connection
opened: to this machine's own workers on the loopback address, or to the scheduler named.
Dask hands tasks over by Python's pickle, so a scheduler is to be trusted like the program.
"""

from __future__ import annotations

import logging
import os
import pkgutil
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from threading import Event
from typing import Any

from loopmap import __version__
from loopmap.errors import LoopmapError, SimulationError
from loopmap.model.token import Token
from loopmap.simulation.many.fold import Doing, Task
from loopmap.simulation.many.local_cluster import local_cluster

_AHEAD = 8
"""Chunks handed out for each worker: enough that none waits where another one takes long over
the chunk that is wanted next, few enough to stop soon and to hold what comes of them."""

_PATIENCE = 0.2
"""Seconds between two looks at whether somebody wants to stop."""

_TRIES = 5
"""How many workers may die over one chunk before it is given up."""

_CONNECTING = "10s"

_LOOKS, _IN_VAIN = 50, 12
"""After so many looks it is asked whether there are workers still; so often in vain, and the
count is given up: two minutes, in which a busy machine begins another in place of one that died."""

MOST_FOR_EACH = 8
"""Workers of this machine for each of its processors; more would only fill its memory."""

_GONE = "The Dask scheduler is gone, so the count was given up."
_AGAIN = "Nothing is lost by asking again: the same seed gives the same draws."


@contextmanager
def local_workers(count: int) -> Iterator[Doing]:
    """Workers of this machine's own, a process each; gone when left.

    SimulationError where Dask is not installed, the number is none, or they do not start.
    """
    if count < 1:
        raise SimulationError("The number of workers must be 1 or more.")
    processors = os.cpu_count() or 1
    if count > max(16, MOST_FOR_EACH * processors):
        raise SimulationError(
            f"{count:,} workers are too many for the {processors} processors of this machine.",
            "As many workers as processors are fastest; the answer is the same for any number.",
        )
    dask = _dask()
    with local_cluster(dask, count) as cluster, dask.Client(cluster) as client:
        yield doing(client, count)


@contextmanager
def scheduler_at(address: str) -> Iterator[Doing]:
    """The workers of a Dask scheduler; SimulationError where none answers or Dask is missing."""
    dask = _dask()
    try:
        client = dask.Client(address, timeout=_CONNECTING)
    except (OSError, ValueError) as error:
        raise SimulationError(f"No Dask scheduler answers at “{address}”.") from error
    # What happens to the connection is told in a sentence of ours, not in Dask's tracebacks.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    with client:
        refuse_without_us(client, address)
        yield doing(client, max(1, sum(client.nthreads().values())))


def refuse_without_us(client: Any, address: str) -> None:
    """SimulationError where a scheduler has no workers, or any of them is without this Loopmap."""
    try:
        client.wait_for_workers(1, timeout=_CONNECTING)
    except OSError as error:
        raise SimulationError(
            f"The Dask scheduler at “{address}” has no workers.",
            f"Begin some with: dask worker {address}.",
        ) from error
    # What is asked must itself need nothing of ours: a worker without it would never answer.
    found = client.run(pkgutil.resolve_name, "loopmap:__version__", on_error="return")
    others = sorted({str(each) for each in found.values() if isinstance(each, str)} - {__version__})
    if not all(isinstance(each, str) for each in found.values()):
        raise SimulationError(
            f"Workers of the Dask scheduler at “{address}” cannot import Loopmap.",
            f"Install Loopmap {__version__} where they run.",
        )
    if others:
        raise SimulationError(
            f"Workers of the Dask scheduler at “{address}” have Loopmap {', '.join(others)};"
            f" this is {__version__}.",
            "The same version on both sides gives the same draws.",
        )


def doing(client: Any, workers: int) -> Doing:
    """Whoever counts chunks by way of a client of Dask's."""

    def do(wanted: Sequence[Task], token: Token) -> Iterator[Any]:
        waiting: deque[Any] = deque()
        left = iter(wanted)
        try:
            for each in left:
                waiting.append(_hand_out(client, each))
                if len(waiting) >= _AHEAD * workers:
                    yield _answer_of(client, waiting.popleft(), token)
            while waiting:
                yield _answer_of(client, waiting.popleft(), token)
        finally:
            client.cancel(list(waiting), force=True)

    return do


def _hand_out(client: Any, task: Task) -> Any:
    # The job goes with each chunk, so that whoever takes over from a worker that died has all.
    return client.submit(_look, task, pure=False, retries=_TRIES)


def _look(task: Task) -> Any:
    """On a worker: nobody there can cancel, whoever asked takes the task back."""
    return task.look(task.job, task.number, Token())


def _answer_of(client: Any, future: Any, token: Token) -> Any:
    """What comes of a chunk, waited for as long as anybody wants it. Raises Cancelled."""
    # Dask's own waiting with a patience can fail on a busy machine, so an event is waited for.
    is_done = Event()
    future.add_done_callback(lambda _: is_done.set())
    try:
        _wait(client, is_done, token)
        return future.result()
    except LoopmapError:
        raise
    except (CancelledError, OSError) as error:
        raise SimulationError(_GONE, _AGAIN) from error
    except _dask().KilledWorker as error:
        raise SimulationError(
            "The workers died over the same chunk again and again, so it was given up.",
            "They may have too little memory.",
        ) from error


def _wait(client: Any, is_done: Event, token: Token) -> None:
    """Until something has come, somebody wants to stop, or nobody is left who could do it."""
    looks = in_vain = 0
    while not is_done.wait(_PATIENCE):
        token.check()
        looks += 1
        if looks % _LOOKS == 0:
            in_vain = 0 if client.nthreads() else in_vain + 1
        if in_vain == _IN_VAIN:
            raise SimulationError("No workers are left, so the count was given up.", _AGAIN)


def _dask() -> Any:
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise SimulationError(
            "More than one process needs Dask, which is not installed.",
            'Install it with: pip install "loopmap[many]".',
        ) from error
    return distributed
