"""What tells one state of a file from another, to notice that somebody else wrote it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple


class Fingerprint(NamedTuple):
    """Size in bytes, time of the last write in nanoseconds, and SHA-256 of the content."""

    size: int
    modified_ns: int
    sha256: str

    def same_content(self, other: Fingerprint | None) -> bool:
        """Whether both have the same bytes; the time of writing does not count."""
        return other is not None and (self.size, self.sha256) == (other.size, other.sha256)


def fingerprint_of(content: bytes, modified_ns: int) -> Fingerprint:
    """The fingerprint of bytes just read or written."""
    return Fingerprint(len(content), modified_ns, hashlib.sha256(content).hexdigest())


def fingerprint(path: Path) -> Fingerprint | None:
    """The fingerprint of the file as it is on disk now, or None when it is not there.

    Raises OSError when the file is there but cannot be read. O(size).
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
            status = path.stat()
    except FileNotFoundError:
        return None
    return Fingerprint(status.st_size, status.st_mtime_ns, digest.hexdigest())
