"""Workers of Dask count the same, however many there are and whatever becomes of them."""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import time
import warnings
from concurrent.futures import CancelledError

import pytest

from loopmap.errors import SimulationError
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.model.token import NEVER
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.many import compare_many, here
from loopmap.simulation.many.fold import tasks_of
from loopmap.simulation.many.job import job_of
from tests.support.patient_bot import PATIENCE

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own

WITHOUT = "Dask is not installed here; pip install loopmap[many] brings it"
HOLD = Intervention(Action.HOLD, RecordId("Fining"), -0.5)
STOP = Scenario(RecordId("s1"), "Stop fining", (HOLD,))


@pytest.fixture(scope="module")
def dask():
    return pytest.importorskip("distributed", reason=WITHOUT)


@pytest.fixture(scope="module")
def asked(worked_example):
    return Question(worked_example, RunSettings(draws=300))


@pytest.fixture(scope="module")
def cluster(dask):
    """One for all tests here: each start takes a busy machine long."""
    from loopmap.simulation.many.local_cluster import local_cluster

    with local_cluster(dask, 2) as begun:
        yield begun


@pytest.fixture
def client_of(dask, cluster):
    """Asks the cluster for so many workers and answers with its client once it has them."""
    with dask.Client(cluster) as client:

        def ask(count):
            cluster.scale(count)
            last = time.monotonic() + PATIENCE / 1000
            while len(client.nthreads()) != count:
                assert time.monotonic() < last, f"{count} workers never came"
                time.sleep(0.01)
            return client

        yield ask


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_workers_answers_in_the_same_bytes(client_of, asked, workers):
    from loopmap.simulation.many.cluster import doing

    theirs = compare_many(asked, [STOP], doing(client_of(workers), workers), size=40)
    ours = compare_many(asked, [STOP], size=40)
    assert repr(theirs) == repr(ours)


def test_a_worker_that_is_killed_changes_nothing(client_of, asked):
    from loopmap.simulation.many.cluster import doing

    wanted = tasks_of(job_of(asked, [STOP], 10))
    client = client_of(2)
    process = next(iter(client.run(os.getpid).values()))
    found = []
    for chunk in doing(client, 2)(wanted, NEVER):
        found.append(pickle.dumps(chunk))
        if len(found) == 3:
            os.kill(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    assert found == [pickle.dumps(chunk) for chunk in here(wanted, NEVER)]


def test_workers_are_begun_for_one_question_and_gone_after_it(dask, asked):
    from loopmap.simulation.many.cluster import local_workers

    before = set(multiprocessing.active_children())
    with local_workers(1) as do:
        theirs = compare_many(asked, [STOP], do, size=100)
        assert len(set(multiprocessing.active_children()) - before) == 1
    assert repr(theirs) == repr(compare_many(asked, [STOP], size=100))
    assert not set(multiprocessing.active_children()) - before


def test_workers_that_do_not_start_are_told_of_in_a_sentence_and_leave_nothing(dask):
    from dask import config

    from loopmap.simulation.many.cluster import local_workers

    before = set(multiprocessing.active_children())
    with (
        config.set({"distributed.worker.preload": ["no_such_module"]}),
        pytest.raises(SimulationError, match="Workers did not start on this machine"),
        local_workers(1),
    ):
        pass
    assert not set(multiprocessing.active_children()) - before
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        gc.collect()
    assert not [each for each in heard if issubclass(each.category, ResourceWarning)]


def test_without_dask_it_is_said_how_to_get_it(monkeypatch):
    from loopmap.simulation.many.cluster import local_workers, scheduler_at

    monkeypatch.setitem(sys.modules, "distributed", None)
    for begun in (local_workers(2), scheduler_at("tcp://127.0.0.1:1")):
        with pytest.raises(SimulationError, match="needs Dask, which is not installed"), begun:
            pass


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


def test_more_workers_than_a_machine_holds_are_refused():
    from loopmap.simulation.many.cluster import local_workers

    told = r"10,000 workers are too many for the \d+ processors"
    with pytest.raises(SimulationError, match=told), local_workers(10_000):
        pass


def test_a_scheduler_answers_by_its_address(client_of, cluster, asked):
    from loopmap.simulation.many.cluster import scheduler_at

    client_of(2)
    with scheduler_at(cluster.scheduler_address) as do:
        theirs = compare_many(asked, [STOP], do, size=40)
    assert repr(theirs) == repr(compare_many(asked, [STOP], size=40))


def test_a_scheduler_whose_workers_have_another_loopmap_is_refused(client_of, cluster, monkeypatch):
    from loopmap.simulation.many import cluster as module

    client_of(1)
    theirs = module.__version__
    monkeypatch.setattr(module, "__version__", "99.0")
    with (
        pytest.raises(SimulationError, match=f"have Loopmap {theirs}; this is 99.0"),
        module.scheduler_at(cluster.scheduler_address),
    ):
        pass


def test_a_scheduler_without_workers_is_said_to_have_none(client_of, cluster, monkeypatch):
    from loopmap.simulation.many import cluster as module

    client_of(0)
    monkeypatch.setattr(module, "_CONNECTING", "1s")
    with (
        pytest.raises(SimulationError, match="has no workers"),
        module.scheduler_at(cluster.scheduler_address),
    ):
        pass


class WithoutLoopmap:
    """A client whose workers know nothing of us."""

    def wait_for_workers(self, count, timeout):
        pass

    def run(self, function, *asked, on_error):
        return {"tcp://far:1": ModuleNotFoundError("No module named 'loopmap'")}


def test_workers_without_loopmap_are_refused_before_they_are_waited_for():
    from loopmap.simulation.many.cluster import refuse_without_us

    with pytest.raises(SimulationError, match="“tcp://far:8786” cannot import Loopmap"):
        refuse_without_us(WithoutLoopmap(), "tcp://far:8786")


class Lost:
    """A client that has lost its scheduler, and what it then gives for a task."""

    def submit(self, *task, pure, retries):
        return self

    def cancel(self, futures, *, force):
        pass

    def add_done_callback(self, tell):
        tell(self)

    def result(self):
        raise CancelledError


def test_a_scheduler_that_goes_away_is_told_in_a_sentence(asked):
    from loopmap.simulation.many.cluster import doing

    wanted = tasks_of(job_of(asked, [STOP], 100))
    with pytest.raises(SimulationError, match="scheduler is gone"):
        list(doing(Lost(), 1)(wanted, NEVER))


class Deserted:
    """A client whose workers have all gone and do not come back."""

    def submit(self, *task, pure, retries):
        return self

    def cancel(self, futures, *, force):
        pass

    def add_done_callback(self, tell):
        pass

    def nthreads(self):
        return {}


def test_where_no_worker_is_left_the_count_is_given_up(asked, monkeypatch):
    from loopmap.simulation.many import cluster as module

    monkeypatch.setattr(module, "_PATIENCE", 0.001)
    wanted = tasks_of(job_of(asked, [STOP], 100))
    with pytest.raises(SimulationError, match="No workers are left"):
        list(module.doing(Deserted(), 1)(wanted, NEVER))
