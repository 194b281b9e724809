"""Chunks counted by Dask's workers: on this machine, or wherever a scheduler has some.

Dask is an optional extra and imported when it is asked for; only then is a connection
opened: to this machine's own workers on the loopback address, or to the scheduler named.
Dask hands tasks over by Python's pickle, so a scheduler is to be trusted like the program.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from typing import Any

from loopmap.errors import SimulationError
from loopmap.model.token import Token
from loopmap.simulation.many.fold import Doing, Task

_AHEAD = 3
"""Chunks handed out for each worker: enough that none waits, few enough to stop soon."""

_PATIENCE = 0.2
"""Seconds between two looks at whether somebody wants to stop."""

_TRIES = 5
"""How many workers may die over one chunk before it is given up."""

_CONNECTING = "10s"

_BEFORE_A_WORKER = {
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": str(2**28),
    "MALLOC_MMAP_THRESHOLD_": str(2**25),
}
"""What workers of this machine begin with. One thread each for linear algebra; and, where the C
library is GNU's, memory of arrays is kept for the next ones: Dask's own setting gives it back
each time, which nearly doubled the work."""


@contextmanager
def local_workers(count: int) -> Iterator[Doing]:
    """Workers of this machine's own, a process each; gone when left.

    SimulationError where Dask is not installed or the number is none.
    """
    if count < 1:
        raise SimulationError("The number of workers must be 1 or more.")
    dask = _dask()
    from dask import config

    with (
        config.set({"distributed.nanny.pre-spawn-environ": _BEFORE_A_WORKER}),
        dask.LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.ERROR,  # what is stopped by hand is no news
        ) as cluster,
        dask.Client(cluster) as client,
    ):
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
