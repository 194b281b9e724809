"""Long work stops at its next check once somebody has cancelled it."""

import threading

import pytest

from loopmap.errors import Cancelled
from loopmap.model.token import NEVER, Token, breathe, working_for


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


def test_deep_work_breathes_with_the_token_its_thread_works_for():
    token = Token()
    breathe()
    with working_for(token):
        breathe()
        token.cancel()
        with pytest.raises(Cancelled):
            breathe()
    breathe()


def test_work_within_work_checks_the_inner_token_and_then_the_outer_again():
    outer, inner = Token(), Token()
    outer.cancel()
    with working_for(outer):
        with working_for(inner):
            breathe()
        with pytest.raises(Cancelled):
            breathe()


def test_another_thread_works_for_nobody():
    token, heard = Token(), []
    token.cancel()

    def elsewhere():
        breathe()
        heard.append("went on")

    with working_for(token):
        other = threading.Thread(target=elsewhere)
        other.start()
        other.join()
    assert heard == ["went on"]
