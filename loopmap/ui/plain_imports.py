"""PySide's own way of importing put back to Python's, which is quicker.

From its import on PySide puts itself before every ``import`` statement: it reads the
source of each module that comes in, numpy's too, to see whether it is to be watched for
``from __feature__ import …``. Nothing here uses that, and at the start it costs a tenth
of the time; later it is in the way of every late import.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  (whose import it is that changes the others)


def import_plainly() -> None:
    """Let ``import`` be Python's own again. May be called more than once."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
