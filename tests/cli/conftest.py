"""Commands that draw begin Qt for themselves: here it is there already, as all tests want it."""

import pytest


@pytest.fixture(autouse=True)
def _qt_is_there(qapp):
    """One application for the whole run, able to show windows."""
