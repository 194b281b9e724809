"""What every test may ask for."""

import os
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


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application all tests share; it ends with nothing of Python's on the clipboard."""
    yield qapp
    qapp.clipboard().clear()
