"""Keys it takes to say things in the sentence bar, counted on the real bar.

The keystroke-level model of Card, Moran and Newell counts keys and pauses to think; this
counts the keys, which is what the bar can do something about. A link between known
variables is measured over every ordered pair of a map: the keys are planned with the
bar's own completion, and every some pairs they are pressed for real and the map looked at.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, permutations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.editing.sentence.complete import Attention
from loopmap.editing.session import Session
from loopmap.formats.loopmap_yaml import read
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import counting_ids
from loopmap.model.records import Sign
from loopmap.resources import examples
from loopmap.ui.fonts import load_fonts
from loopmap.ui.panels.sentence_bar import SentenceBar
from tests.support.typist import Key, keys_of_chain, press

EXAMPLES = ("fines-for-non-attendance", "combined-map")
PRESSED = 40
"""Pairs of each map that are typed for real."""

NO_ATTENTION = Attention()
"""A map just opened: nothing was said yet, so that the worst is measured."""


@dataclass(frozen=True)
class Counted:
    """Keys for one kind of thing: the median and the most, and the target for the median.

    ``bound`` holds for the most as well.
    """

    name: str
    counts: tuple[int, ...]
    target: int
    bound: int

    @property
    def within(self) -> bool:
        return statistics.median(self.counts) <= self.target and max(self.counts) <= self.bound

    def row(self) -> str:
        """A line of the table."""
        mark = "ok  " if self.within else "OVER"
        return (
            f"{mark} {self.name:<52} {statistics.median(self.counts):5g} keys  most"
            f" {max(self.counts):3d}  of {len(self.counts):,} (targets {self.target}, {self.bound})"
        )


def figures() -> Iterator[Counted]:
    """Links, chains, new names, sign fixes and undo on a small and a large example."""
    _ = QApplication.instance() or QApplication([])
    load_fonts()
    for example in EXAMPLES:
        document = example_document(example)
        causal_map = document.maps[document.map_order[0]]
        links = link_keys(causal_map)
        _type_some(document, links)
        title = f"{example.partition('-')[0]}, {len(causal_map.variables)} variables"
        counts = tuple(len(keys) for keys in links.values())
        yield Counted(f"link between known variables ({title})", counts, 15, 15)
        yield Counted(f"chain of three along links ({title})", chain_counts(causal_map), 30, 30)
        yield Counted(
            f"link to a new variable of 16 letters ({title})", new_counts(document), 30, 34
        )
        yield Counted(f"sign of the last link mended ({title})", (mended(document),), 1, 1)
        yield Counted(f"last sentence taken back ({title})", (taken_back(document),), 1, 1)


def example_document(name: str) -> Document:
    path = next(path for path in examples() if path.stem == name)
    return read(path.read_bytes(), path.name).document


def link_keys(causal_map: CausalMap) -> dict[tuple[str, str], tuple[Key, ...]]:
    """The keys of a link for every ordered pair of variables."""
    names = [variable.name for variable in causal_map.variables.values()]
    return {
        pair: keys_of_chain(causal_map, pair, "+", NO_ATTENTION) for pair in permutations(names, 2)
    }


def chain_counts(causal_map: CausalMap) -> tuple[int, ...]:
    """Keys of each three variables that follow one another on the map."""
    names = {record: variable.name for record, variable in causal_map.variables.items()}
    chains = {
        (names[one.source], names[one.target], names[two.target])
        for one in causal_map.links.values()
        for two in causal_map.adjacency.out_of(one.target)
        if two.target != one.source
    }
    some = sorted(chains)[:: max(1, len(chains) // 200)]
    return tuple(len(keys_of_chain(causal_map, c, "+-", NO_ATTENTION)) for c in some)


def new_counts(document: Document) -> tuple[int, ...]:
    """Keys of a link from each variable to a new one, pressed for real."""
    counts = []
    causal_map = document.maps[document.map_order[0]]
    for variable in causal_map.variables.values():
        first = keys_of_chain(causal_map, (variable.name,), "", NO_ATTENTION)[:-1]
        session, bar = opened(document)
        keys = (*first, "+", " ", *"zest for lessons", Qt.Key.Key_Return)
        counts.append(press(bar, keys))
        assert any(v.name == "Zest for lessons" for v in session.map.variables.values())
        closed(bar)
    return tuple(counts)


def mended(document: Document) -> int:
    session, bar = opened(document)
    press(bar, _some_link(document))
    (link,) = session.selection
    keys = press(bar, ("-",))
    assert session.map.links[link].sign is Sign.OPPOSITE
    closed(bar)
    return keys


def taken_back(document: Document) -> int:
    session, bar = opened(document)
    press(bar, _some_link(document))
    QTest.keyClick(bar.entry, Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert session.document == document
    closed(bar)
    return 1


def _some_link(document: Document) -> tuple[Key, ...]:
    """The keys of a link that is not there yet."""
    causal_map = document.maps[document.map_order[0]]
    one, other = next(
        (a, b)
        for a, b in pairwise(sorted(causal_map.variables))
        if causal_map.adjacency.between(a, b) is None
    )
    names = (causal_map.variables[one].name, causal_map.variables[other].name)
    return keys_of_chain(causal_map, names, "+", NO_ATTENTION)


def _type_some(document: Document, links: dict[tuple[str, str], tuple[Key, ...]]) -> None:
    """Press the keys of some pairs for real: what was planned has to come true."""
    for (cause, effect), keys in list(links.items())[:: max(1, len(links) // PRESSED)]:
        session, bar = opened(document)
        press(bar, keys)
        names = {variable.name: variable.id for variable in session.map.variables.values()}
        link = session.map.adjacency.between(names[cause], names[effect])
        assert link is not None, (cause, effect, keys)
        assert link.sign is Sign.SAME, (cause, effect, keys)
        assert session.map.variables == document.maps[document.map_order[0]].variables
        closed(bar)


def opened(document: Document) -> tuple[Session, SentenceBar]:
    """A bar with the keyboard in it, on a map just opened."""
    session = Session(document, new_ids=counting_ids())
    bar = SentenceBar(session)
    bar.resize(820, 90)
    bar.show()
    bar.activateWindow()
    bar.entry.setFocus()
    QApplication.processEvents()
    return session, bar


def closed(bar: SentenceBar) -> None:
    """Done with it."""
    bar.close_session()
    bar.hide()
    bar.deleteLater()
    QApplication.processEvents()
