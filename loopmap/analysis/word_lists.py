"""The lists of words that names are checked against; plain files anybody may edit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from loopmap.model.query import fold_name
from loopmap.resources import resource


@cache
def word_list(name: str) -> Mapping[str, str]:
    """The words of ``resources/words/NAME.txt``, folded, each with what is offered instead.

    Lines are ``word`` or ``word = other``; ``#`` begins a comment. The order is the file's.
    """
    entries: dict[str, str] = {}
    for line in resource("words", f"{name}.txt").read_text(encoding="utf-8").splitlines():
        word, _, instead = line.partition("#")[0].partition("=")
        if word.strip():
            entries[fold_name(word)] = " ".join(instead.split())
    return entries
