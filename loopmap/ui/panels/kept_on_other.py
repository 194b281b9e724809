"""Below a comparison of two maps: the runs that were kept on the other one, as they answered."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.editing.kept_there import KeptThere, kept_there
from loopmap.model.document import CausalMap
from loopmap.ui.panels.fields import column, empty
from loopmap.ui.panels.folded import Folded
from loopmap.ui.panels.looks import small, strong, text


class KeptOnOther(QWidget):
    """Folded away until somebody wants it; hidden where that map keeps none."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: QVBoxLayout = column(self, spacing=2)
        self.folded: Folded[QWidget] | None = None
        self._shown: tuple[str, tuple[KeptThere, ...]] | None = None
        self.hide()

    def show_map(self, causal_map: CausalMap, other: CausalMap | None) -> None:
        """Offer the kept runs of ``other``, which is not the map on show; None offers nothing."""
        is_other = other is not None and other.id != causal_map.id
        runs = kept_there(causal_map, other) if other is not None and is_other else ()
        self.setVisible(bool(runs))
        if other is None or not runs or self._shown == (other.info.title, runs):
            return
        self._shown = (other.info.title, runs)
        was_open = self.folded is not None and self.folded.is_open
        empty(self._rows)
        title = f"Kept on “{other.info.title}” ({len(runs)})"
        self.folded = Folded(title, lambda: _page(runs, other.info.title), "As they answered then")
        self.folded.set_open(was_open)
        self._rows.addWidget(self.folded)


def _page(runs: tuple[KeptThere, ...], title: str) -> QWidget:
    page = QWidget()
    rows = column(page, spacing=2)
    for run in runs:
        rows.addWidget(strong(run.name))
        rows.addWidget(small(run.made))
        for line in _lines(run, title):
            rows.addWidget(text(line))
    return page


def _lines(run: KeptThere, title: str) -> Iterator[str]:
    if not run.here:
        yield from run.there
        return
    yield f"On “{title}”: {' '.join(run.there)}"
    yield f"On this map, under the same name: {' '.join(run.here)}"
