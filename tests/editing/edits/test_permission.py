"""A permission says yes, or why not."""

import pytest

from loopmap.editing.edits.permission import ALLOWED, refused
from loopmap.errors import EditRefused


def test_what_is_allowed_goes_on():
    assert ALLOWED
    ALLOWED.require()


def test_what_is_refused_says_why():
    permission = refused("Not here.")
    assert not permission
    with pytest.raises(EditRefused, match=r"^Not here\.$"):
        permission.require()
