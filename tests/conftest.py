"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.collecting import Collecting
from tests.support.conformance_table import ConformanceTable
from tests.support.patient_bot import PatientBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says nothing but how busy the machine is.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_configure(config):
    config.pluginmanager.register(Collecting())
    config.pluginmanager.register(ConformanceTable())


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real maps and models beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application all tests share; it ends with nothing of Python's on the clipboard."""
    from tests.support.usual_looks import UsualLooks

    qapp.usual_looks = UsualLooks(qapp)
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def usual_looks(request):
    """A test with windows begins with them as most people see them, whatever was before it."""
    if "qapp" in request.fixturenames:
        request.getfixturevalue("qapp").usual_looks.put_on()


@pytest.fixture
def qtbot(qapp, request):
    """Hands on widgets, and patience."""
    return PatientBot(request)


def pytest_terminal_summary(terminalreporter, exitstatus, config):
    """Say how to run the tests in this order again, where one of them failed."""
    seed = config.getoption("randomly_seed", None)
    if exitstatus == pytest.ExitCode.TESTS_FAILED and seed is not None:
        terminalreporter.write_line(f"The same order again: pytest --randomly-seed={seed}")
