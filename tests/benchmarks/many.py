"""Many draws: memory as they grow, and how much sooner several workers are done.

    python -m tests.benchmarks.many [DRAWS]

Each row is a process of its own, so that its memory is its own. Seconds are by the clock, so
the machine should be calm; seconds of work are its processors' and show what workers cost.
Workers need Dask; without it only this process is measured.
"""

from __future__ import annotations

import hashlib
import importlib.util
import resource
import subprocess
import sys
import time

from loopmap.resources import example

FINES = str(example("fines-for-non-attendance"))
FEW = 20_000


def main(draws: int) -> None:
    """Print one line for each number of draws and workers."""
    print(f"{'draws':>10} {'workers':>8} {'seconds':>8} {'of work':>8} {'MB':>6}  answer")
    for count in (FEW, draws):
        measured(count, None)
    if importlib.util.find_spec("distributed") is None:
        print("Dask is not installed here, so no workers are measured.")
        return
    for workers in (1, 2, 4):
        measured(draws, workers)


def measured(draws: int, workers: int | None) -> None:
    words = [sys.executable, "-m", "tests.benchmarks.many", "run", str(draws)]
    if workers is not None:
        words.append(str(workers))
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    seconds, work, memory, answer = done.stdout.split()[-4:]
    row = f"{draws:>10,} {workers or 'here':>8} {seconds:>8} {work:>8} {memory:>6}  {answer}"
    print(row, flush=True)


def run(draws: int, workers: int | None) -> None:
    """One run in this process: seconds without the start of workers, seconds of processors in
    all, workers' included, MB of this process, and what came of it."""
    from contextlib import nullcontext

    from loopmap.editing.what_if import scenarios_called
    from loopmap.formats.registry import open_file
    from loopmap.simulation import Question, RunSettings
    from loopmap.simulation.many import compare_many, here
    from loopmap.simulation.many.cluster import local_workers

    document = open_file(FINES).document
    causal_map = document.maps[document.map_order[0]]
    stop = scenarios_called(causal_map, ["Stop fining"])
    with nullcontext(here) if workers is None else local_workers(workers) as do:
        compare_many(Question(causal_map, RunSettings(FEW)), stop, do)  # what is imported late
        began = time.perf_counter()
        found = compare_many(Question(causal_map, RunSettings(draws)), stop, do)
        seconds = time.perf_counter() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    work, memory = sum(each.ru_utime + each.ru_stime for each in used), used[0].ru_maxrss // 1024
    print(
        f"{seconds:.1f} {work:.1f} {memory} {hashlib.sha256(repr(found).encode()).hexdigest()[:12]}"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        run(int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
