"""Being somebody without rights for a moment, so that permissions count for an administrator."""

import os
from contextlib import contextmanager

NOBODY = 65534


@contextmanager
def as_nobody():
    """Without an administrator's rights, if the tests run with them."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
