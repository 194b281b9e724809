"""Where a thread is now, in lines of Loopmap, without taking hold of anything it holds."""

from __future__ import annotations

import faulthandler
import os
import re
import signal
import tempfile
import time

_TELLING, _PATIENCE = 0.002, 20
_OURS = re.compile(r'File ".*/loopmap/([^"]+)", line (\d+) in (\S+)')
_DEEP = 7


class StackLines:
    """The innermost lines of the program on the stack of a thread.

    Written by C in a signal on that very thread: whoever took hold of the frames would keep
    painters alive beyond their painting, and have them go on another thread; and whoever
    looked at all threads at once would now and then meet one that is only just beginning.
    """

    def __init__(self, by: signal.Signals) -> None:
        self._signal = by
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  written to as long as it is watched
        faulthandler.register(by, self._file, all_threads=False)

    def close(self) -> None:
        faulthandler.unregister(self._signal)
        self._file.close()

    def of(self, thread: int, *, numbered: bool = False) -> tuple[str, ...]:
        """Where that thread is now, innermost last; to be asked by another one while it lives."""
        written = self._file.fileno()
        os.ftruncate(written, 0)
        os.lseek(written, 0, os.SEEK_SET)
        signal.pthread_kill(thread, self._signal)
        stack = ""
        for _ in range(_PATIENCE):  # on a busy machine it takes a while to come to it
            time.sleep(_TELLING)
            stack = os.pread(written, 1 << 16, 0).decode("utf-8", "replace")
            if stack:
                break
        ours = _OURS.findall(stack)[:_DEEP]
        named = [f"{path}:{line if numbered else name}" for path, line, name in ours]
        return tuple(reversed(named))
