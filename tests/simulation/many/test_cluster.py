"""Workers of Dask count the same, however many there are and whatever becomes of them."""

import os
import pickle
import signal
import sys

import pytest

from loopmap.errors import SimulationError
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.model.token import NEVER
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.many import compare_many, here
from loopmap.simulation.many.fold import tasks_of
from loopmap.simulation.many.job import job_of

WITHOUT = "Dask is not installed here; pip install loopmap[many] brings it"
HOLD = Intervention(Action.HOLD, RecordId("Fining"), -0.5)
STOP = Scenario(RecordId("s1"), "Stop fining", (HOLD,))


@pytest.fixture(scope="module")
def dask():
    return pytest.importorskip("distributed", reason=WITHOUT)


@pytest.fixture(scope="module")
def asked(worked_example):
    return Question(worked_example, RunSettings(draws=300))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_workers_answers_in_the_same_bytes(dask, asked, workers):
    from loopmap.simulation.many.cluster import local_workers

    with local_workers(workers) as do:
        theirs = compare_many(asked, [STOP], do, size=40)
    ours = compare_many(asked, [STOP], size=40)
    assert repr(theirs) == repr(ours)


@pytest.mark.filterwarnings("ignore")
def test_a_worker_that_is_killed_changes_nothing(dask, asked):
    from loopmap.simulation.many.cluster import doing

    job = job_of(asked, [STOP], 10)
    wanted = tasks_of(job)
    with (
        dask.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster,
        dask.Client(cluster) as client,
    ):
        process = next(iter(client.run(os.getpid).values()))
        found = []
        for chunk in doing(client, 2)(wanted, NEVER):
            found.append(pickle.dumps(chunk))
            if len(found) == 3:
                os.kill(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    assert found == [pickle.dumps(chunk) for chunk in here(wanted, NEVER)]


def test_without_dask_it_is_said_how_to_get_it(monkeypatch):
    from loopmap.simulation.many.cluster import local_workers, scheduler_at

    monkeypatch.setitem(sys.modules, "distributed", None)
    for begun in (local_workers(2), scheduler_at("tcp://127.0.0.1:1")):
        with pytest.raises(SimulationError, match="needs Dask, which is not installed"), begun:
            pass


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_named(dask, monkeypatch):
    from loopmap.simulation.many import cluster

    monkeypatch.setattr(cluster, "_CONNECTING", "1s")
    for address in ("tcp://127.0.0.1:1", "nonsense"):
        with (
            pytest.raises(SimulationError, match=f"No Dask scheduler answers at “{address}”"),
            cluster.scheduler_at(address),
        ):
            pass


def test_no_workers_at_all_are_refused():
    from loopmap.simulation.many.cluster import local_workers

    with pytest.raises(SimulationError, match="must be 1 or more"), local_workers(0):
        pass
