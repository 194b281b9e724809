"""A person who knows the map and the sentence bar, and counts the keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.sentence.complete import Attention, Completion, complete
from loopmap.model.document import CausalMap
from loopmap.ui.panels.sentence_bar import SentenceBar

Key = str | Qt.Key

SPELT_OUT = 40
"""Letters of a name that are tried before it is typed out."""


@dataclass(frozen=True)
class Naming:
    """Keys that put a name into the bar, and the text there after them."""

    keys: tuple[Key, ...]
    text: str


def fewest_keys(text: str, name: str, causal_map: CausalMap, attention: Attention) -> Naming:
    """The shortest way to say a name of the map after ``text``: letters, Down, Tab.

    Letters are the beginning of the name or of one of its words, as people type them.
    """
    best = Naming((*name.lower(), " "), f"{text}{name.lower()} ")
    for letters in _beginnings(name):
        if len(letters) + 1 >= len(best.keys):
            continue
        typed = text + letters
        offered = complete(parse(typed, causal_map), len(typed), causal_map, attention)
        found = next((n for n, c in enumerate(offered) if c.name == name), None)
        if found is not None and len(letters) + found + 1 < len(best.keys):
            keys = (*letters, *[Qt.Key.Key_Down] * found, Qt.Key.Key_Tab)
            best = Naming(keys, _accepted(offered[found], typed))
    return best


def _beginnings(name: str) -> Iterator[str]:
    words = name.lower().split()
    for length in range(1, SPELT_OUT):
        for start in range(len(words)):
            rest = " ".join(words[start:])
            if length <= len(rest):
                yield rest[:length]


def _accepted(completion: Completion, text: str) -> str:
    return completion.accepted(text)[0]


def keys_of_chain(
    causal_map: CausalMap, names: tuple[str, ...], signs: str, attention: Attention
) -> tuple[Key, ...]:
    """The keys of names with signs between them, the last one Enter."""
    keys: list[Key] = []
    text = ""
    for n, name in enumerate(names):
        naming = fewest_keys(text, name, causal_map, attention)
        keys += naming.keys
        text = naming.text
        if n < len(signs):
            keys += [signs[n], " "]
            text += f"{signs[n]} "
    return (*keys, Qt.Key.Key_Return)


def press(bar: SentenceBar, keys: tuple[Key, ...]) -> int:
    """Press them for real; how many they were."""
    for key in keys:
        QTest.keyClick(bar.entry, key)
    return len(keys)
