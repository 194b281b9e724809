#!/usr/bin/env python3
"""Set Loopmap up in a fresh clone, and run it or its tests. Standard library only.

    python3 packaging/start.py run     the window on the fines example; the same work without one
    python3 packaging/start.py test    the tests

The first call makes a virtual environment in ``.venv``, installs what the lock
files name (every file checked against its hash) and sees that the system
libraries Qt needs are there. Later calls find all that done and take moments. An
environment that was left half made, or whose Python has gone, is made again.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "loopmap-set-up"
RUN_LOCK = ROOT / "packaging" / "requirements.lock"
TEST_LOCK = ROOT / "packaging" / "requirements-test.lock"
EXAMPLE = ROOT / "examples" / "fines-for-non-attendance.loopmap"
OLDEST_PYTHON = (3, 11)

# What Qt loads when it starts, and the Debian package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class SetUpError(Exception):
    """Something a person has to do first, as a sentence with the line to type."""


def main() -> int:
    """Do what the command line asks; answers the exit status of what was run.

    Words this script does not know are handed on to pytest or to Loopmap.
    """
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verb", choices=("run", "test"), help="run Loopmap, or its tests")
    parser.add_argument("--only-set-up", action="store_true", help="set up and stop")
    options, rest = parser.parse_known_args()
    started = time.monotonic()
    try:
        check_python()
        python = set_up(for_tests=options.verb == "test")
    except SetUpError as error:
        print(f"Loopmap cannot be set up yet: {error}", file=sys.stderr)
        return 2
    say(f"Loopmap is set up ({time.monotonic() - started:.0f} s).")
    if options.only_set_up:
        return 0
    command = [str(python), "-m", *what_to_run(options.verb), *rest]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def what_to_run(verb: str) -> list[str]:
    """The module and arguments behind a verb."""
    return ["pytest"] if verb == "test" else ["loopmap", "demo", str(EXAMPLE)]


def check_python() -> None:
    """Refuse a Python that is too old, naming the one there is."""
    if sys.version_info < OLDEST_PYTHON:
        have, need = sys.version.split()[0], ".".join(map(str, OLDEST_PYTHON))
        raise SetUpError(f"it needs Python {need} or later, and this is {have}.")


def set_up(*, for_tests: bool) -> Path:
    """The Python of an environment that holds everything the verb needs."""
    locks = [RUN_LOCK, TEST_LOCK] if for_tests else [RUN_LOCK]
    python = venv_python()
    done = STAMP.read_text().split() if STAMP.is_file() else []
    wanted = [fingerprint(lock) for lock in locks]
    if not runs(python) or not done or done[0] != fingerprint(RUN_LOCK):
        make_environment()
        done = []
    for lock, mark in zip(locks, wanted, strict=True):
        if mark not in done:
            install(python, lock)
            done.append(mark)
    if not runs(python, "import loopmap"):
        install_loopmap(python)
    # The stamp comes last: whatever stopped us before it is done again.
    STAMP.write_text("\n".join(done) + "\n")
    find_libraries()
    return python


def venv_python() -> Path:
    """Where the environment's Python is, or will be."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(lock: Path) -> str:
    """What an environment was made from: the lock file and this Python."""
    text = lock.read_bytes() + sys.version.encode() + sysconfig.get_platform().encode()
    return hashlib.sha256(text).hexdigest()[:20]


def runs(python: Path, code: str = "import encodings, pip") -> bool:
    """Whether that Python starts and can run ``code``."""
    if not python.is_file():
        return False
    try:
        # From another folder, so that a checkout is found only where it is installed.
        done = subprocess.run(
            [str(python), "-c", code], cwd=VENV, capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def make_environment() -> None:
    """A new, empty virtual environment in place of whatever is there."""
    say("Making a virtual environment in .venv …")
    if VENV.exists():
        shutil.rmtree(VENV)
    if not has_ensurepip():
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        install_system_packages([f"python{version}-venv"], "Python's venv module")
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        raise SetUpError(f"the virtual environment could not be made.\n{made.stdout}{made.stderr}")


def has_ensurepip() -> bool:
    """Whether this Python can make environments (Debian packs that part on its own)."""
    asked = subprocess.run(
        [sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False
    )
    return asked.returncode == 0


def install(python: Path, lock: Path) -> None:
    """Install what a lock file names, each file checked against its hash."""
    say(f"Installing {lock.name} …")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(lock)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetUpError(
            "the packages could not be installed (pip's own words are above). "
            "The first set-up needs a connection to your package index; run the same line again."
        )


def install_loopmap(python: Path) -> None:
    """Put the checkout itself into the environment, so that ``loopmap`` is a command there."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetUpError("the checkout could not be installed (pip's own words are above).")


def find_libraries() -> None:
    """See that the system libraries Qt needs are there, on Linux; elsewhere Qt brings them."""
    if not sys.platform.startswith("linux"):
        return
    wanted = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        wanted |= WINDOW_LIBRARIES
    missing = [package for library, package in wanted.items() if not loads(library)]
    if missing:
        install_system_packages(missing, "system libraries that Qt needs")


def loads(library: str) -> bool:
    """Whether the system finds that shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str], what: str) -> None:
    """Install Debian packages where that is allowed, or say the one line to type."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    before = become_root()
    if shutil.which("apt-get") is None:
        raise SetUpError(f"{what} are missing; on Debian they come with: sudo {line}")
    if before is None:
        raise SetUpError(f"{what} are missing. Type this line, then start again: sudo {line}")
    say(f"Installing {what}: {' '.join(packages)} …")
    if not quietly([*before, *line.split()]):
        # A fresh machine has no package lists yet.
        quietly([*before, "apt-get", "update"])
        if not quietly([*before, *line.split()]):
            raise SetUpError(f"{what} could not be installed with: {line}")


def quietly(command: list[str]) -> bool:
    """Run a system command without questions or chatter; whether it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    return done.returncode == 0


def become_root() -> list[str] | None:
    """What to put before a command that needs root; None when there is no way without asking."""
    if os.name == "nt":
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [sudo, "-n"] if asked.returncode == 0 else None


def say(text: str) -> None:
    """Print at once, so that a person sees what takes long."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
