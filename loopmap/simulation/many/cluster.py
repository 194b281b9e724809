"""Chunks counted by Dask's workers: on this machine, or wherever a scheduler has some.

Dask is an optional extra and imported when it is asked for; only then is a connection
opened: to this machine's own workers on the loopback address, or to the scheduler named.
Dask hands tasks over by Python's pickle, so a scheduler is to be trusted like the program.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from typing import Any

from loopmap.errors import SimulationError
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


@contextmanager
def local_workers(count: int) -> Iterator[Doing]:
    """Workers of this machine's own, a process each; gone when left.

    SimulationError where Dask is not installed, the number is none, or they do not start.
    """
    if count < 1:
        raise SimulationError("The number of workers must be 1 or more.")
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
    with client:
        yield doing(client, max(1, sum(client.nthreads().values())))


def doing(client: Any, workers: int) -> Doing:
    """Whoever counts chunks by way of a client of Dask's."""

    def do(wanted: Sequence[Task], token: Token) -> Iterator[Any]:
        waiting: deque[Any] = deque()
        left = iter(wanted)
        try:
            for each in left:
                waiting.append(_hand_out(client, each))
                if len(waiting) >= _AHEAD * workers:
                    yield _answer_of(waiting.popleft(), token)
            while waiting:
                yield _answer_of(waiting.popleft(), token)
        finally:
            client.cancel(list(waiting), force=True)

    return do


def _hand_out(client: Any, task: Task) -> Any:
    # The job goes with each chunk, so that whoever takes over from a worker that died has all.
    return client.submit(_look, task, pure=False, retries=_TRIES)


def _look(task: Task) -> Any:
    """On a worker: nobody there can cancel, whoever asked takes the task back."""
    return task.look(task.job, task.number, Token())


def _answer_of(future: Any, token: Token) -> Any:
    """What comes of a chunk, waited for as long as anybody wants it. Raises Cancelled."""
    # Dask's own waiting with a patience can fail on a busy machine, so an event is waited for.
    is_done = Event()
    future.add_done_callback(lambda _: is_done.set())
    while not is_done.wait(_PATIENCE):
        token.check()
    try:
        return future.result()
    except _dask().KilledWorker as error:
        raise SimulationError(
            "The workers died over the same chunk again and again, so it was given up.",
            "They may have too little memory.",
        ) from error


def _dask() -> Any:
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise SimulationError(
            "More than one process needs Dask, which is not installed.",
            'Install it with: pip install "loopmap[many]".',
        ) from error
    return distributed
