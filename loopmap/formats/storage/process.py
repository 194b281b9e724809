"""Which process wrote a lock or a journal, and whether it is still alive."""

from __future__ import annotations

import os
import platform
import sys
import threading
from pathlib import Path
from typing import Any, NamedTuple


class Process(NamedTuple):
    """A process of some machine.

    ``started`` tells it from a later process of the same number: the system's
    start mark where there is one (Linux), else "".
    """

    pid: int
    host: str
    started: str = ""

    def is_here(self) -> bool:
        """Whether it belongs to this machine, so that one can know whether it lives."""
        return self.host == platform.node()

    def is_alive(self) -> bool:
        """Whether it still runs; a process of another machine is taken to be alive."""
        if not self.is_here():
            return True
        if not _runs(self.pid):
            return False
        now = _start_mark(self.pid)
        return not self.started or not now or now == self.started


def this_process() -> Process:
    """The process that asks."""
    return Process(os.getpid(), platform.node(), _start_mark(os.getpid()))


def writer_mark() -> str:
    """What names a file that is being written: nobody else who writes now has the same.

    Threads of one process write into one folder at once, each one file at a time.
    """
    return f"{os.getpid()}-{threading.get_native_id()}"


def process_from(values: Any) -> Process | None:
    """The process in a mapping read from a file, or None if it is not one."""
    if not isinstance(values, dict):
        return None
    pid, host, started = (values.get(name) for name in Process._fields)
    if type(pid) is not int or not isinstance(host, str) or not isinstance(started, str):
        return None
    return Process(pid, host, started)


def _runs(pid: int) -> bool:
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return _state(pid) != "Z"  # a zombie has ended and only waits to be counted


def _runs_on_windows(pid: int) -> bool:
    # os.kill(pid, 0) would send Ctrl+C there. 0x1000: query limited information, 259: active.
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent on other systems
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return False
    try:
        code = ctypes.c_ulong()
        return not kernel.GetExitCodeProcess(handle, ctypes.byref(code)) or code.value == 259
    finally:
        kernel.CloseHandle(handle)


def _status(pid: int) -> list[str]:
    """The words of /proc/PID/stat from the state on (proc(5), field 3); empty without /proc."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return []
    return line.rpartition(")")[2].split()


def _state(pid: int) -> str:
    words = _status(pid)
    return words[0] if words else ""


def _start_mark(pid: int) -> str:
    """Clock ticks from boot to the start of the process (field 22)."""
    words = _status(pid)
    return words[19] if len(words) > 19 else ""
