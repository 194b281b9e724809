"""Long work stops at its next check once somebody has cancelled it."""

import threading

import pytest

from loopmap.errors import Cancelled
from loopmap.model.token import NEVER, Token


def test_work_goes_on_until_its_token_is_cancelled():
    token = Token()
    token.check()
    token.cancel()
    assert token.is_cancelled
    with pytest.raises(Cancelled):
        token.check()


def test_another_thread_can_cancel():
    token = Token()
    asker = threading.Thread(target=token.cancel)
    asker.start()
    asker.join()
    with pytest.raises(Cancelled):
        token.check()


def test_nobody_can_cancel_never():
    with pytest.raises(AssertionError):
        NEVER.cancel()
    NEVER.check()
