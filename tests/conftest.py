"""What every test may ask for."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real maps and models beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    return SHARED


_ended = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Keep how the tests ended for the moment the process is left."""
    session.config.stash[_ended] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave without tearing Qt down once the tests have used it and their result is printed.

    Hundreds of widgets of as many tests wait for the end of the interpreter, which takes
    them in an order Qt does not stand: a run in which everything passed could end in a
    fault of memory after its last line.
    """
    if _ended in config.stash and "PySide6.QtWidgets" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[_ended])
