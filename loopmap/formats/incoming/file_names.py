"""What a map is called by the name of the file it came in."""

from __future__ import annotations

_ENDINGS = frozenset(("url", "json", "loopy", "prsm", "mmp", "txt", "csv", "tsv", "xlsx", "xml"))


def stem(name: str) -> str:
    """A file's name without what tells its kind: “a.url.txt” is “a”.

    >>> stem("fish.json.mmp")
    'fish'
    """
    base, dot, ending = name.rpartition(".")
    while dot and base and ending.lower() in _ENDINGS:
        name = base
        base, dot, ending = name.rpartition(".")
    return name
