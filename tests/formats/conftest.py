"""``pytest tests/formats --update-golden`` writes the golden files anew."""

import tempfile
from pathlib import Path

import pytest


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def update_golden(request) -> bool:
    """Whether golden files are to be written and not compared."""
    return bool(request.config.getoption("--update-golden", default=False))


@pytest.fixture
def open_folder():
    """A folder in which everybody may write, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o777)
