"""Many draws: memory as they grow, and how much sooner several workers are done.

    python -m tests.benchmarks.many [DRAWS] [WORKERS …]

Each row is a process of its own, so that its memory is its own. “start” is what it takes
until workers are there and have read what they need, “seconds” what the draws then take by the
clock; “sooner” is how many times sooner than one worker. A busy machine gives workers less of
its processors than they want, which the clock counts against them: “work” are the processor
seconds of this process and of all workers together, and “could be” is how many times sooner
the same work would be done with a processor for each worker: one worker's clock, over what
this process does alone and the longest of the workers. Workers need Dask; without it only
this process is measured.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import resource
import subprocess
import sys
import time
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from loopmap.resources import example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FINES = str(example("fines-for-non-attendance"))
FEW = 20_000
MANY = 400_000
COLUMNS = ("draws", "workers", "start", "seconds", "sooner", "work", "could be", "MB", "answer")


def main(draws: int, workers: list[int]) -> None:
    """Print one line for each number of draws and workers."""
    print(("{:>10}" + " {:>8}" * 7 + "  {}").format(*COLUMNS))
    for count in (FEW, draws):
        show(measured(count, None), None)
    if importlib.util.find_spec("distributed") is None:
        print("Dask is not installed here, so no workers are measured.")
        return
    one = None
    for count in workers:
        found = measured(draws, count)
        one = found if count == 1 else one
        show(found, one)


def measured(draws: int, workers: int | None) -> dict[str, Any]:
    words = [sys.executable, "-m", "tests.benchmarks.many", "run", str(draws), str(workers or 0)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def show(found: dict[str, Any], one: dict[str, Any] | None) -> None:
    """A row of the table; ``one``: the row of a single worker, to compare with."""
    sooner = could_be = ""
    if one is not None:
        sooner = f"{one['seconds'] / found['seconds']:.2f} x"
        could_be = f"{alone(one) / alone(found):.2f} x"
    row = (
        f"{found['draws']:,}", found["workers"] or "here", f"{found['start']:.1f}",
        f"{found['seconds']:.1f}", sooner, f"{found['own'] + sum(found['theirs']):.1f}", could_be,
        found["mb"], found["answer"],
    )  # fmt: skip
    print(("{:>10}" + " {:>8}" * 7 + "  {}").format(*row), flush=True)
    if found["theirs"]:
        each = ", ".join(f"{seconds:.1f}" for seconds in found["theirs"])
        print(f"{'':>20} processor seconds: {found['own']:.1f} here, {each} at the workers")


def alone(found: dict[str, Any]) -> float:
    """Seconds with a processor for each worker and one for this process, which waits for them."""
    return float(max(found["own"], *found["theirs"]))


def run(draws: int, workers: int) -> None:
    """One run in this process, told as JSON."""
    from loopmap.editing.what_if import scenarios_called
    from loopmap.formats.registry import open_file
    from loopmap.simulation import Question, RunSettings
    from loopmap.simulation.many import compare_many

    document = open_file(FINES).document
    causal_map = document.maps[document.map_order[0]]
    stop = scenarios_called(causal_map, ["Stop fining"])
    began = time.perf_counter()
    with counting(workers) as (do, processors):
        # What is imported late comes in, at every worker.
        compare_many(Question(causal_map, RunSettings(FEW)), stop, do)
        start, before, own = time.perf_counter() - began, processors(), time.process_time()
        began = time.perf_counter()
        found = compare_many(Question(causal_map, RunSettings(draws)), stop, do)
        seconds, own = time.perf_counter() - began, time.process_time() - own
        theirs = [now - then for now, then in zip(processors(), before, strict=True)]
    print(
        json.dumps(
            {
                "draws": draws,
                "workers": workers,
                "start": start,
                "seconds": seconds,
                "own": own,
                "theirs": theirs,
                "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "answer": hashlib.sha256(repr(found).encode()).hexdigest()[:12],
            }
        )
    )


@contextmanager
def counting(workers: int) -> Iterator[tuple[Any, Callable[[], list[float]]]]:
    """Whoever counts, and what the processors have done for each worker so far."""
    from loopmap.simulation.many import here

    if not workers:
        with nullcontext():
            yield here, list
        return
    import dask.distributed

    from loopmap.simulation.many.cluster import local_workers

    with local_workers(workers) as do:
        client = dask.distributed.get_client()
        yield do, lambda: [seconds for _, seconds in sorted(client.run(time.process_time).items())]


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        run(int(sys.argv[2]), int(sys.argv[3]))
    else:
        given = [int(word) for word in sys.argv[1:]]
        main(given[0] if given else MANY, given[1:] or [1, 2, 4])
