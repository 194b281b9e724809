"""Dask's workers begun on this machine, however long a busy one needs for it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from loopmap.errors import SimulationError

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

_SETTINGS = {
    "distributed.nanny.pre-spawn-environ": _BEFORE_A_WORKER,
    # A busy machine may take longer over a process than Dask's half a minute.
    "distributed.comm.timeouts.connect": "5 minutes",
    "distributed.comm.timeouts.tcp": "5 minutes",
    # Nobody looks at the profile that Dask takes of each worker a hundred times a second.
    "distributed.worker.profile.enabled": False,
}


@contextmanager
def local_cluster(dask: Any, count: int) -> Iterator[Any]:
    """A cluster of Dask's with so many workers, a process each; gone when left.

    SimulationError, with nothing left running, where they do not start.
    """
    from dask import config

    with config.set(_SETTINGS), _event_loop() as loop, _begun(dask, count, loop) as cluster:
        yield cluster


def _begun(dask: Any, count: int, loop: Any) -> Any:
    try:
        return dask.LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.ERROR,  # what is stopped by hand is no news
            loop=loop,
        )
    except (OSError, RuntimeError) as error:
        raise SimulationError(
            f"Workers did not start on this machine; {count} were asked for.",
            "It may be too busy or have too little memory; fewer of them need less.",
        ) from error


@contextmanager
def _event_loop() -> Iterator[Any]:
    """The loop in which Dask talks to workers, on a thread of its own.

    Dask would begin one itself, but gives it up where that takes longer than ten seconds.
    """
    from tornado.ioloop import IOLoop
    from tornado.locks import Event as Awaited

    loop, begun, ended = IOLoop(make_current=False), Event(), Awaited()

    async def run() -> None:
        begun.set()
        await ended.wait()

    thread = Thread(target=loop.run_sync, args=(run,), name="workers", daemon=True)
    thread.start()
    begun.wait()
    try:
        yield loop
    finally:
        loop.add_callback(ended.set)
        thread.join()
        loop.close()
